import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { bindKeys } from '../shared/keys';
import type { CaseStore } from '../shared/data';
import { Conflict } from './conflict';
import { kindSaid, type Kept, type Words } from './model';
import type { Known, Place } from './refs';
import { placeOf } from './refs';
import { beginning, moment, nameOf } from './said';
import { Evidence } from './words';
import { Writing } from './writing';

interface EditorProps {
  client: Client;
  store: CaseStore;
  id: string;
  start: Words;
  about: string[];
  seen: number;
  kinds: string[];
  known: Known;
  /** What was typed before and is not on record. */
  found: Kept | null;
  foundAt: string;
  go: (place: Place) => void;
  /** It is on record under this id. */
  stored: (id: string) => void;
  close: (id: string) => void;
}

/** A memo being written. */
export function Editor({ client, store, id, start, about, seen, kinds, known, found, foundAt, go, stored, close }: EditorProps) {
  const [, draw] = useReducer((n: number, _: void) => n + 1, 0);
  const alive = useRef(true);
  const offered = useRef(found);
  const form = useRef<HTMLFormElement>(null);
  const writing = useMemo(() => new Writing({ client, name: store.name, id, start, about, seen, newest: () => store.entry,
    changed: () => alive.current && draw() }), []);
  const { now, clash, problem } = writing;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true });
    const away = () => writing.flush();
    window.addEventListener('pagehide', away);
    const unbind = bindKeys(form.current!, [
      { key: 'Ctrl+S', says: 'save what is written', group: 'Memos', run: () => void put() },
      { key: 'Ctrl+Enter', says: 'save, and read it', group: 'Memos', run: () => void done() }
    ]);
    return () => {
      alive.current = false;
      window.removeEventListener('pagehide', away);
      unbind();
      void writing.leave();
    };
  }, []);

  const put = async () => {
    const before = writing.id;
    await writing.save();
    if (writing.id && writing.id !== before) stored(writing.id);
  };
  const done = async () => {
    await put();
    if (!writing.dirty && !writing.clash && !writing.problem) close(writing.id);
  };
  const left = (event: FocusEvent) => {
    if (!form.current?.contains(event.relatedTarget as Node | null) && document.hasFocus()) void put();
  };
  const takeUp = () => {
    const kept = offered.current!;
    offered.current = null;
    writing.take(kept, kept.about, kept.seen);
  };
  const refuse = () => {
    offered.current = null;
    writing.forgetFound();
    draw();
  };
  return <form class="cw-me-form" ref={form} aria-label={id ? `Write on: ${start.title || 'memo'}` : 'New memo'} onFocusOut={left}
    onSubmit={event => { event.preventDefault(); void done(); }}
    onKeyDown={event => { if (event.key === 'Escape' && !event.isComposing) { event.stopPropagation(); void done(); } }}>
    {offered.current && <div class="cw-me-found" role="status">
      <p>You had typed here{foundAt && ` (${moment(foundAt)})`} and not put it on record: “{beginning(offered.current.text || offered.current.title, 90)}”</p>
      <button type="button" class="cw-button" onClick={takeUp}>Take it up</button>
      <button type="button" class="cw-button" data-quiet onClick={refuse}>Forget it</button></div>}
    {clash && <Conflict clash={clash} mine={now} name={nameOf(known.people, clash.who)}
      keepMine={() => void writing.mine()} keepTheirs={() => writing.theirs()} />}
    <div class="cw-me-line">
      <input aria-label="Title" placeholder="Title" value={now.title} onInput={event => writing.type({ title: event.currentTarget.value })} />
      <select aria-label="Kind of memo" value={now.kind} onChange={event => writing.type({ kind: event.currentTarget.value })}>
        {[...new Set([...kinds, now.kind])].map(kind => <option key={kind} value={kind}>{kindSaid(kind)}</option>)}</select>
    </div>
    <textarea aria-label="Words of the memo" rows={12} value={now.text} onInput={event => writing.type({ text: event.currentTarget.value })} />
    {!id && !writing.id && <Evidence places={writing.about.map(ref => placeOf(ref, known))} go={go} without={ref => writing.without(ref)} />}
    {problem && !clash && <p class="cw-problem" role="alert">{problem}</p>}
    <footer>
      <button type="submit" class="cw-button" disabled={!!clash}>Done <kbd>Esc</kbd></button>
      <button type="button" class="cw-button" data-quiet disabled={!writing.ready || !!clash} onClick={() => void put()}>Save <kbd>Ctrl S</kbd></button>
      {writing.dirty && !clash && <button type="button" class="cw-button" data-quiet onClick={() => { writing.drop(); close(writing.id); }}>Leave as it was</button>}
      <span class="cw-2 cw-small" role="status">{stateSaid(writing)}</span>
    </footer>
  </form>;
}

function stateSaid({ state, dirty, savedAt, clash, problem }: Writing): string {
  if (clash || problem) return 'not saved yet; kept as a draft';
  if (state === 'saving') return 'saving';
  if (dirty) return 'not saved yet';
  return savedAt ? `saved ${moment(savedAt.toISOString())}` : '';
}
