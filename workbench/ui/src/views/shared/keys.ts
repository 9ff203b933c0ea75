/** One key and what it does; `when` says whether it applies now. */
export interface Binding {
  /** As `KeyboardEvent.key`, with `Ctrl+` (or Cmd), `Alt+`, `Shift+` before it: `m`, `U`, `Enter`, `Shift+ArrowDown`, `Ctrl+Z`. */
  key: string;
  /** What it does, for the list of all keys. */
  says: string;
  run: (event: KeyboardEvent) => void;
  when?: () => boolean;
  /** Stands in the list only under this heading. */
  group?: string;
}

const bound = new Map<symbol, { el: HTMLElement; bindings: Binding[] }>();

/** The name of the key in an event, as a binding writes it; letters and signs carry their Shift themselves. */
export function keyOf(event: KeyboardEvent): string {
  const single = [...event.key].length === 1;
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push('Ctrl');
  if (event.altKey) parts.push('Alt');
  if (event.shiftKey && (!single || event.ctrlKey || event.metaKey)) parts.push('Shift');
  const name = single && parts.includes('Ctrl') ? event.key.toUpperCase() : event.key === ' ' ? 'Space' : event.key;
  return [...parts, name].join('+');
}

/** Whether the person is typing words, where a letter is a letter. */
export function typing(target: EventTarget | null): boolean {
  const el = target as HTMLElement | null;
  return !!el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName ?? ''));
}

/** Give keys to an element and what lies in it; single keys can be switched off by its host. Returns what takes them away. */
export function bindKeys(el: HTMLElement, bindings: Binding[]): () => void {
  const name = Symbol('keys');
  bound.set(name, { el, bindings });
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const dialog = (event.target as Element | null)?.closest?.('dialog, [role="dialog"]');
    if (dialog && el !== dialog && el.contains(dialog)) return; // what stands in front has the keys
    const pressed = keyOf(event);
    const single = [...event.key].length === 1 && !pressed.includes('Ctrl+') && !pressed.includes('Alt+');
    if (typing(event.target) && (single || !pressed.startsWith('Ctrl+'))) return;
    if (single && el.closest('[data-cw-keys="off"]')) return;
    const found = bindings.find(binding => binding.key === pressed && (binding.when?.() ?? true));
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    found.run(event);
  };
  el.addEventListener('keydown', hear);
  return () => {
    el.removeEventListener('keydown', hear);
    bound.delete(name);
  };
}

/** All keys that work in an element and what lies in it, each once: the list behind `?`. */
export function allKeys(root: HTMLElement): Binding[] {
  const all = [...bound.values()].filter(one => root.contains(one.el) || one.el.contains(root)).flatMap(one => one.bindings);
  return all.filter((one, n) => all.findIndex(other => other.key === one.key && other.says === one.says) === n);
}
