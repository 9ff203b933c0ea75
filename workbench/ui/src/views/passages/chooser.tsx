import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Chip } from '../shared/glyphs';
import { offered, type Code } from '../transcript/codes';

interface ChooserProps {
  label: string;
  codes: Code[];
  choose: (code: Code) => void;
  close: () => void;
}

/** The codes to choose from: those with keys first, then whatever answers the letters typed. */
export function Chooser({ label, codes, choose, close }: ChooserProps) {
  const [typed, type] = useState('');
  const [at, move] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => offered(codes, typed).slice(0, 60), [codes, typed]);
  const on = Math.min(at, found.length - 1);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  useEffect(() => list.current?.children[on]?.scrollIntoView?.({ block: 'nearest' }), [on, found]);

  const press = (event: KeyboardEvent) => {
    const keyed = !typed && /^[1-9]$/.test(event.key) && codes.find(code => code.key === event.key);
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') move(Math.min(found.length - 1, on + 1));
    else if (event.key === 'ArrowUp') move(Math.max(0, on - 1));
    else if (event.key === 'Enter') { if (found[on]) choose(found[on]); }
    else if (event.key === 'Escape') close();
    else if (keyed) choose(keyed);
    else { event.stopPropagation(); return; }
    event.preventDefault();
    event.stopPropagation();
  };

  return <div class="cw-pa-chooser" role="dialog" aria-label={label} onKeyDown={press}
    onFocusOut={event => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close(); }}>
    <input ref={input} role="combobox" aria-expanded="true" aria-controls="cw-pa-codes" aria-autocomplete="list" aria-label={`${label}: name of a code`}
      aria-activedescendant={found[on] ? `cw-pa-code-${on}` : undefined} placeholder={`${label}: type a name`} value={typed}
      onInput={event => { type(event.currentTarget.value); move(0); }} autocomplete="off" spellcheck={false} />
    <ul id="cw-pa-codes" role="listbox" aria-label="Codes" ref={list}>
      {found.map((code, i) => <li key={code.code} id={`cw-pa-code-${i}`} role="option" aria-selected={i === on} title={code.definition}
        onMouseDown={event => event.preventDefault()} onMouseMove={() => i !== at && move(i)} onClick={() => choose(code)}>
        {code.key ? <kbd>{code.key}</kbd> : <i />}<Chip code={code.code} pattern={code.pattern} /><span>{code.name}</span>
      </li>)}
    </ul>
    {found.length === 0 && <p class="cw-empty">No code is called that.</p>}
  </div>;
}
