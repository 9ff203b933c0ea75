const IN_ORDER = ['timeline', 'codebook', 'transcript', 'inspector'];
const REACHED = '[tabindex="0"], textarea, input, select, button:not([disabled]), a[href]';

/** Which of `count` parts comes next, from none (-1) or from one of them; the last is followed by the first. */
export function nextOf(count: number, at: number, by: 1 | -1): number {
  return at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
}

/** Take the keyboard to the next or previous part that can be seen: timeline, codebook, transcript, inspector. */
export function toPane(root: HTMLElement, by: 1 | -1): void {
  const panes = IN_ORDER.map(name => root.querySelector<HTMLElement>(name === 'inspector' ? '.cw-inspector' : `.cw-panel-${name}`))
    .filter((pane): pane is HTMLElement => !!pane && pane.getClientRects().length > 0);
  const at = panes.findIndex(pane => pane.contains(document.activeElement));
  const pane = panes[nextOf(panes.length, at, by)];
  const places = [...(pane?.querySelectorAll<HTMLElement>(REACHED) ?? [])].filter(place => place.getClientRects().length > 0);
  (places.find(place => place.getAttribute('tabindex') === '0') ?? places[0])?.focus();
}
