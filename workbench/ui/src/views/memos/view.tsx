import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { sessionsIn } from '../codebook/scope';
import { useFocus, useNoun, useStore } from '../shared/hooks';
import { bindKeys } from '../shared/keys';
import { mount } from '../shared/mount';
import { Bar } from './bar';
import { useDrafts } from './drafts';
import { Editor } from './editor';
import { useKnown } from './known';
import { List } from './list';
import { Memo } from './memo';
import { BLANK, chosen, draftOf, hereSaid, kindsOf, newMemo, nowhere, wordsOf, type Filter, type Here } from './model';
import { inFocus, type Place } from './refs';
import { beginning } from './said';
import '../journal/journal.css';
import './memos.css';

const SOURCE = 'memos';
const NONE: any[] = [];

/** What the analysts wrote about the case: found by what is in focus, read, and written on. */
export function Memos({ client, focus }: { client: Client; focus: Focus }) {
  const now = useFocus(focus);
  const store = useStore(client, now.case);
  const memos = useNoun(store, 'memos');
  const annotations = useNoun(store, 'annotations') ?? NONE;
  const links = useNoun(store, 'links') ?? NONE;
  const [opened, open] = useState('');
  const [writing, write] = useState<'' | 'new' | 'on'>('');
  const [everywhere, whole] = useState(false);
  const [filter, set] = useState<Filter>({ here: null, kind: '', by: '', phrase: '' });
  const root = useRef<HTMLElement>(null);
  const seen = useMemo(() => store.entry, [memos]) || store.entry;
  const drafts = useDrafts(client, now.case, writing === '' ? 'reading' : `${writing} ${opened}`);
  const row = (memos ?? NONE).find((one: Row) => one.id === opened);
  const refs = useMemo(() => [...(row?.about ?? []), ...links.flatMap((one: Row) => [one.source, one.target]),
    ...(now.annotation ? [now.annotation] : [])], [row, links, now.annotation]);
  const known = useKnown(store, refs, now.session !== null && now.turns ? [now.session] : []);

  const here: Here = { sessions: sessionsIn(now, known.sessions.map(one => one.session)), episode: now.episode, codes: now.codes };
  const words = nowhere(here) ? '' : hereSaid(here, known.episodes, known.codes);
  const list = useMemo(() => chosen(memos ?? NONE, { ...filter, here: everywhere || !words ? null : here },
    { sessions: known.sessions, annotations, codes: known.codes, episodes: known.episodes }),
  [memos, filter, everywhere, words, annotations, known.sessions, known.codes, known.episodes]);

  const turn = (session: number, number: number) => focus.set({ session, turns: [number, number], span: null, annotation: null }, SOURCE);
  const go = (place: Place) => place.memo ? (write(''), open(place.memo)) : place.jump && focus.set(place.jump, SOURCE);
  const back = () => { write(''); open(''); };
  const acts = useRef({ opened, writing });
  acts.current = { opened, writing };
  useEffect(() => root.current ? bindKeys(root.current, [
    { key: 'm', says: 'new memo about what is in focus', group: 'Memos', run: () => write('new') },
    { key: 'r', says: 'write on in the memo that is open', group: 'Memos', when: () => !!acts.current.opened && !acts.current.writing, run: () => write('on') },
    { key: 'Escape', says: 'back to all memos', group: 'Memos', when: () => !!acts.current.opened && !acts.current.writing, run: back }
  ]) : undefined, [!memos]);

  useEffect(() => { // what was pressed is gone: the keys go on working
    if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, [opened, writing]);

  const problem = store.problem('memos');
  if (problem) return <p class="cw-problem" role="alert">{problem.message}</p>;
  if (!memos) return <p class="cw-empty">Reading the memos.</p>;

  const unsaved = (about: string) => drafts?.find(one => one.about === about);
  const waiting = writing ? undefined : draftOf(unsaved(newMemo(now.case))?.text);
  const about = writing === 'on' ? opened : newMemo(now.case);
  if (writing && drafts && (writing === 'new' || row)) {
    return <section class="cw-me" aria-label="Memos" ref={root}>
      <Editor key={about} client={client} store={store} id={writing === 'on' ? opened : ''} start={writing === 'on' ? wordsOf(row) : BLANK}
        about={writing === 'on' ? row.about : inFocus(now, known)} seen={seen} kinds={kindsOf(memos)} known={known}
        found={draftOf(unsaved(about)?.text)} foundAt={unsaved(about)?.at ?? ''} go={go}
        stored={() => undefined} close={id => { write(''); if (id) open(id); }} />
    </section>;
  }
  return <section class="cw-me" aria-label="Memos" ref={root} tabIndex={-1}>
    {row ? <>
      <button type="button" class="cw-button cw-me-back" data-quiet onClick={back}>‹ All memos <kbd>Esc</kbd></button>
      <Memo key={row.id} client={client} name={now.case} row={row} known={known} links={links} seen={seen} go={go} turn={turn}
        write={() => write('on')} gone={back} />
    </> : <>
      <Bar filter={filter} here={words} everywhere={everywhere} memos={memos} people={known.people} shown={list.length}
        set={patch => set({ ...filter, ...patch })} whole={whole} write={() => write('new')} />
      {waiting && <div class="cw-me-found"><p>Typed and not put on record: “{beginning(waiting.text || waiting.title, 90)}”</p>
        <button type="button" class="cw-button" onClick={() => write('new')}>Open it</button></div>}
      {list.length > 0 && <List memos={list} people={known.people} drafts={(drafts ?? NONE).map(one => one.about)} open={open} />}
      {list.length === 0 && <p class="cw-empty">{emptySaid(memos, words, everywhere, filter)}</p>}
    </>}
  </section>;
}

function emptySaid(memos: Row[], words: string, everywhere: boolean, filter: Filter): string {
  if (memos.length === 0) return 'No memos yet. Select words and press m.';
  if (filter.phrase || filter.kind || filter.by) return 'No memo answers this. Take a word or a choice away.';
  return words && !everywhere ? `Nothing written about ${words}. Press m to begin.` : 'No memos yet. Select words and press m.';
}

export const memos: View = (el, client, focus) => mount(el, <Memos client={client} focus={focus} />);
