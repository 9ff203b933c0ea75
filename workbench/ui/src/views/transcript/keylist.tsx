import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Binding } from '../shared/keys';
import { spoken } from './keymap';

const SIGNS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };
const shown = (key: string) => key.split('+').map(part => SIGNS[part] ?? part).join(' ');

/** All keys that work here. */
export function KeyList({ bindings, close }: { bindings: Binding[]; close: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus({ preventScroll: true }), []);
  return <div class="cw-tr-keys" role="dialog" aria-label="Keys" tabIndex={-1} ref={box}
    onKeyDown={event => { if (['Escape', '?', 'Enter'].includes(event.key)) { close(); event.preventDefault(); } event.stopPropagation(); }}>
    <div class="cw-tr-top"><b>Keys</b><button type="button" class="cw-button" data-quiet onClick={close}>Close <kbd>Esc</kbd></button></div>
    <div class="cw-tr-groups">{[...spoken(bindings)].map(([group, lines]) => <section key={group}>
      <h2>{group}</h2>
      <dl>{lines.map(({ keys, says }) => <div key={says}><dt>{keys.map(key => <kbd key={key}>{shown(key)}</kbd>)}</dt><dd>{says}</dd></div>)}</dl>
    </section>)}</div>
  </div>;
}
