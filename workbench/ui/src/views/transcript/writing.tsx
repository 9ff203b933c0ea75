import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { EpisodeMark, Icon } from '../shared/glyphs';

const PAUSE = 700; // milliseconds after which what is typed is kept as a draft

/** Keep what is being typed: at the latest PAUSE after a key; returns what keeps it at once and what forgets it. */
export function useDraft(save: (text: string) => void) {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; text: string } | null>(null);
  const keep = useRef(save);
  keep.current = save;
  const flush = () => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    keep.current(waiting.current.text);
    waiting.current = null;
  };
  useEffect(() => flush, []);
  return {
    typed: (text: string) => {
      if (waiting.current) waiting.current.text = text;
      else waiting.current = { text, timer: setTimeout(flush, PAUSE) };
    },
    forget: () => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = null;
    }
  };
}

const KINDS = ['case', 'theoretical', 'methodological', 'note'];

interface MemoProps {
  /** A quick note has one line and no kind. */
  quick: boolean;
  place: string;
  begin: string;
  save: (memo: { text: string; title: string; kind: string }) => void;
  draft: (text: string) => void;
  close: () => void;
}

/** A memo or a quick note about the words beside it. */
export function MemoForm({ quick, place, begin, save, draft, close }: MemoProps) {
  const [text, setText] = useState(begin);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState(quick ? 'note' : 'case');
  const area = useRef<HTMLTextAreaElement>(null);
  const kept = useDraft(draft);
  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(begin.length, begin.length);
  }, []);
  const done = () => {
    if (!text.trim()) return;
    kept.forget();
    save({ text: text.trim(), title: title.trim(), kind });
  };
  const press = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' && (command || (quick && !event.shiftKey))) || (command && event.key.toLowerCase() === 's')) done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <div class="cw-tr-float" role="dialog" aria-label={quick ? 'Quick note' : 'Memo'} onKeyDown={press}>
  <form class="cw-tr-form" onSubmit={event => { event.preventDefault(); done(); }}>
    <h2>{quick ? 'Quick note' : 'Memo'} · {place}</h2>
    {!quick && <div class="cw-tr-line">
      <input aria-label="Title" placeholder="Title" value={title} onInput={event => setTitle(event.currentTarget.value)} />
      <select aria-label="Kind of memo" value={kind} onChange={event => setKind(event.currentTarget.value)}>
        {KINDS.map(one => <option key={one}>{one}</option>)}</select>
    </div>}
    <textarea ref={area} aria-label="Words" rows={quick ? 2 : 7} value={text}
      onInput={event => { setText(event.currentTarget.value); kept.typed(event.currentTarget.value); }} />
    <div class="cw-tr-acts">
      <button type="submit" class="cw-button" disabled={!text.trim()}>Save <kbd>{quick ? 'Enter' : 'Ctrl S'}</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={close}>Close <kbd>Esc</kbd></button>
      {!!text && text !== begin && <span class="cw-2">not saved yet</span>}
    </div>
  </form></div>;
}

interface EpisodeProps {
  place: string;
  save: (episode: { type: string; label: string }) => void;
  close: () => void;
}

/** An episode from the selected turns: what kind of movement, and what it is called; the rest is filled in among the episodes. */
export function EpisodeForm({ place, save, close }: EpisodeProps) {
  const [type, setType] = useState('withdrawal');
  const [label, setLabel] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  const done = () => save({ type, label: label.trim() });
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <div class="cw-tr-float" role="dialog" aria-label="Episode" onKeyDown={press}>
  <form class="cw-tr-form" onSubmit={event => { event.preventDefault(); done(); }}>
    <h2>Episode · {place}</h2>
    <input ref={input} aria-label="Name of the episode" placeholder="Name of the episode" value={label}
      onInput={event => setLabel(event.currentTarget.value)} />
    <fieldset><legend class="cw-hidden">Type</legend>
      {[['withdrawal', 'moves away'], ['confrontation', 'moves against'], ['mixed', 'both']].map(([name, says]) => <label key={name}>
        <input type="radio" name="type" checked={type === name} onChange={() => setType(name)} />
        <Icon size={14}><EpisodeMark type={name} r={5} /></Icon>{name} <span class="cw-2">{says}</span></label>)}
    </fieldset>
    <div class="cw-tr-acts">
      <button type="submit" class="cw-button">Mark <kbd>Enter</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={close}>Close <kbd>Esc</kbd></button>
    </div>
  </form></div>;
}
