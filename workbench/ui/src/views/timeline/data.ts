import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Row } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import type { Inside } from './model/session';

const SETTLED = 120;

/** What is known of a few sessions: what is here is given at once, the rest is fetched when the hand rests. */
export function useInsides(store: CaseStore, rows: Row[], sessions: number[]): Inside[] {
  const [, again] = useReducer((n: number, _: void) => n + 1, 0);
  const asked = useRef({ store, of: new Set<number>() });
  if (asked.current.store !== store) asked.current = { store, of: new Set() };
  const key = sessions.join();
  useEffect(() => store.subscribe(noun => (noun === 'turns' || noun === 'inside') && again()), [store]);
  useEffect(() => {
    const missing = sessions.filter(s => !asked.current.of.has(s));
    if (!missing.length) return;
    const wait = setTimeout(() => {
      missing.forEach(s => asked.current.of.add(s));
      again();
    }, asked.current.of.size ? SETTLED : 0);
    return () => clearTimeout(wait);
  }, [key, store]);
  const turns = sessions.map(s => (asked.current.of.has(s) ? store.noun('turns', s) : undefined));
  const codings = sessions.map(s => (asked.current.of.has(s) ? store.inside(s) : undefined));
  return useKept(sessions.map((session, i) => ({ session, turns: turns[i], codings: codings[i], basis: basisOf(rows, session) })));
}

const basisOf = (rows: Row[], session: number): string => rows.find(r => r.kind === 'session' && r.session === session)?.basis ?? 'order';

/** The same list as before where nothing in it changed, so that nothing is drawn anew. */
function useKept(now: Inside[]): Inside[] {
  const kept = useRef(now);
  const same = kept.current.length === now.length && now.every((one, i) => {
    const old = kept.current[i];
    return old.session === one.session && old.turns === one.turns && old.codings === one.codings && old.basis === one.basis;
  });
  if (!same) kept.current = now;
  return kept.current;
}
