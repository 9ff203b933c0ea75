import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { sessionsIn } from '../codebook/scope';
import { useHeard } from '../memos/known';
import { toEpisode } from '../memos/refs';
import { many } from '../memos/said';
import { useFocus, useNoun, useStore } from '../shared/hooks';
import { bindKeys } from '../shared/keys';
import { mount } from '../shared/mount';
import { Chosen } from './chosen';
import { List } from './list';
import { namesOf } from './model';
import './episodes.css';

const SOURCE = 'episodes';
const NONE: any[] = [];

/** The marked stretches of the case: all of them, or the one in focus with both sides of it. */
export function Episodes({ client, focus }: { client: Client; focus: Focus }) {
  const now = useFocus(focus);
  const store = useStore(client, now.case);
  useHeard(store);
  const episodes = useNoun(store, 'episodes');
  const contributions = useNoun(store, 'contributions') ?? NONE;
  const perspectives = useNoun(store, 'perspectives');
  const stages = useNoun(store, 'stages');
  const people = useNoun(store, 'participants') ?? NONE;
  const sessions = useNoun(store, 'sessions') ?? NONE;
  const [revising, revise] = useState(0);
  const root = useRef<HTMLElement>(null);
  const seen = useMemo(() => store.entry, [episodes, contributions, perspectives, stages]) || store.entry;
  const names = useMemo(() => namesOf(people), [people]);
  const row = (episodes ?? NONE).find((one: Row) => one.id === now.episode);

  const choose = (one: Row) => focus.set(toEpisode(one), SOURCE);
  const step = (by: number) => {
    const all = episodes ?? NONE;
    const next = all[all.findIndex((one: Row) => one.id === focus.get().episode) + by];
    if (next) choose(next);
  };
  const acts = useRef({ step, row });
  acts.current = { step, row };
  useEffect(() => root.current ? bindKeys(root.current, [
    { key: 'j', says: 'next episode', group: 'Episodes', run: () => acts.current.step(1) },
    { key: 'k', says: 'episode before', group: 'Episodes', run: () => acts.current.step(-1), when: () => !!acts.current.row },
    { key: 'r', says: 'revise this episode', group: 'Episodes', run: () => revise(n => n + 1), when: () => !!acts.current.row },
    { key: 'Escape', says: 'back to all episodes', group: 'Episodes', run: () => focus.set({ episode: null }, SOURCE), when: () => !!acts.current.row }
  ]) : undefined, [!episodes, client]);
  useEffect(() => { // what was pressed is gone: the keys go on working
    revise(0);
    if (now.source === SOURCE && document.activeElement === document.body) root.current?.focus({ preventScroll: true });
  }, [row?.id]);

  const problem = store.problem('episodes');
  if (problem) return <p class="cw-problem" role="alert">{problem.message}</p>;
  if (!episodes) return <p class="cw-empty">Reading the episodes.</p>;
  const inFocus = sessionsIn(now, sessions.map(one => one.session));
  const here = (one: Row) => !!inFocus && inFocus.some(session => session >= one.session && session <= (one.end_session ?? one.session));
  const at = episodes.findIndex(one => one.id === row?.id);
  return <section class="cw-ep" aria-label="Episodes" ref={root} tabIndex={-1}>
    {episodes.length === 0 && <p class="cw-empty">No episodes yet. Select turns and press <kbd>e</kbd>.</p>}
    {row ? <>
      <nav class="cw-ep-nav" aria-label="Episodes">
        <button type="button" class="cw-button" data-quiet onClick={() => focus.set({ episode: null }, SOURCE)}>‹ All {many(episodes.length, 'episode')} <kbd>Esc</kbd></button>
        <button type="button" class="cw-button" data-quiet disabled={at === 0} onClick={() => step(-1)} aria-label="Episode before">‹ <kbd>k</kbd></button>
        <button type="button" class="cw-button" data-quiet disabled={at === episodes.length - 1} onClick={() => step(1)} aria-label="Next episode"><kbd>j</kbd> ›</button>
      </nav>
      <Chosen key={row.id} store={store} row={row} now={now} people={people} names={names} contributions={contributions} seen={seen} revising={revising}
        go={(session, turn) => focus.set({ session, turns: [turn, turn], span: null, annotation: null }, SOURCE)} toWords={() => choose(row)} />
    </> : episodes.length > 0 && <>
      <h2><span role="status">{many(episodes.length, 'episode')}</span></h2>
      <List episodes={episodes} contributions={contributions} names={names} here={here} choose={choose} />
    </>}
  </section>;
}

export const episodes: View = (el, client, focus) => mount(el, <Episodes client={client} focus={focus} />);
