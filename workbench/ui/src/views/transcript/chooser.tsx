import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Chip } from '../shared/glyphs';
import { offered, type Code } from './codes';

interface ChooserProps {
  codes: Code[];
  recent: string[];
  /** Shown in passing after the mouse: the keyboard stays with the words. */
  passing: boolean;
  apply: (code: Code, certainty: 'certain' | 'doubtful') => void;
  wake: () => void;
  close: () => void;
}

const MOST = 60;

/** The codes beside the words: keys first, then whatever answers the letters typed. */
export function Chooser({ codes, recent, passing, apply, wake, close }: ChooserProps) {
  const [typed, type] = useState('');
  const [at, move] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => offered(codes, typed, recent).slice(0, MOST), [codes, typed, recent]);
  const on = Math.min(at, found.length - 1);

  useLayoutEffect(() => { if (!passing) input.current?.focus({ preventScroll: true }); }, [passing]);
  useEffect(() => list.current?.children[on]?.scrollIntoView?.({ block: 'nearest' }), [on, found]);

  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    const keyed = !typed && /^[1-9]$/.test(event.key) && codes.find(code => code.key === event.key);
    if (event.isComposing) return;
    if (event.key in steps) move(Math.max(0, Math.min(found.length - 1, on + steps[event.key])));
    else if (event.key === 'Enter') { if (found[on]) apply(found[on], event.shiftKey ? 'doubtful' : 'certain'); }
    else if (event.key === 'Escape') { if (typed) type(''); else close(); }
    else if (event.key === 'Tab') close();
    else if (keyed) apply(keyed, 'certain');
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return <div class="cw-tr-float cw-tr-chooser" role="dialog" aria-label="Code this passage" onKeyDown={press}>
    <input ref={input} role="combobox" aria-expanded="true" aria-controls="cw-tr-codes" aria-autocomplete="list"
      aria-activedescendant={found[on] ? `cw-tr-code-${on}` : undefined} aria-label="Name of a code"
      placeholder="Code this passage: type a name" value={typed} onFocus={() => passing && wake()}
      onInput={event => { type(event.currentTarget.value); move(0); }} autocomplete="off" spellcheck={false} />
    <ul id="cw-tr-codes" role="listbox" aria-label="Codes" ref={list}>
      {found.map((code, i) => <li key={code.code} id={`cw-tr-code-${i}`} role="option" aria-selected={i === on} title={code.definition}
        onMouseDown={event => event.preventDefault()} onMouseMove={() => i !== at && move(i)}
        onClick={event => apply(code, event.shiftKey ? 'doubtful' : 'certain')}>
        {code.key ? <kbd>{code.key}</kbd> : <i />}<Chip code={code.code} pattern={code.pattern} />
        <span class="cw-tr-code">{code.name}</span>
        {typed && code.under && <span class="cw-tr-under">{code.under}</span>}
      </li>)}
    </ul>
    {found.length === 0 && <p class="cw-tr-none">No code is called that.</p>}
    <div class="cw-tr-acts">
      <span><kbd>Enter</kbd> {passing ? 'type a name' : 'apply'}</span>
      {passing ? <><span><kbd>m</kbd> memo</span><span><kbd>e</kbd> episode</span></> : <span><kbd>Shift Enter</kbd> doubtful</span>}
      <span><kbd>Esc</kbd> close</span>
    </div>
  </div>;
}
