import tokens from '../../../charts/tokens.json';

export type Tone = 'light' | 'dark';

const colours = tokens.colours as Record<Tone, Record<string, string>>;

/** A chart in the colours of the other theme: the same names, from the one list that Python draws with. */
export function toned<T>(spec: T, tone: Tone): T {
  const other = tone === 'dark' ? 'light' : 'dark';
  const table = new Map(Object.keys(colours[other]).map(name => [colours[other][name].toLowerCase(), colours[tone][name]]));
  const turn = (value: unknown): unknown => {
    if (typeof value === 'string') return table.get(value.toLowerCase()) ?? value;
    if (Array.isArray(value)) return value.map(turn);
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, turn(part)]));
    }
    return value;
  };
  return turn(spec) as T;
}

/** The theme of the page now. */
export function toneNow(): Tone {
  return document.body.dataset.jpThemeLight === 'false' ? 'dark' : 'light';
}

/** Hear when the theme changes; returns what ends the hearing. */
export function onTone(listener: (tone: Tone) => void): () => void {
  let last = toneNow();
  const observer = new MutationObserver(() => {
    const now = toneNow();
    if (now !== last) listener((last = now));
  });
  observer.observe(document.body, { attributes: true, attributeFilter: ['data-jp-theme-light'] });
  return () => observer.disconnect();
}
