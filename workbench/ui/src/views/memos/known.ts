import { useLayoutEffect, useReducer } from 'preact/hooks';
import { useNoun } from '../shared/hooks';
import type { CaseStore } from '../shared/data';
import { sessionsNamed, type Known } from './refs';

const NONE: any[] = [];

/** Draw anew whenever something of the case was read: heard from the first moment on, however quick the answer. */
export function useHeard(store: CaseStore): void {
  const [, again] = useReducer((n: number, _: void) => n + 1, 0);
  useLayoutEffect(() => store.subscribe(() => again()), [store]);
}

/** What is needed to name these ids: turns only of the sessions they lie in, codings only where one of them is meant. */
export function useKnown(store: CaseStore, refs: string[], more: number[] = []): Known {
  const sessions = useNoun(store, 'sessions') ?? NONE;
  const episodes = useNoun(store, 'episodes') ?? NONE;
  const memos = useNoun(store, 'memos') ?? NONE;
  const people = useNoun(store, 'participants') ?? NONE;
  useHeard(store);
  const named = new Set([...sessionsNamed(refs, sessions), ...more]);
  const turns = new Map([...named].map(session => [session, store.noun('turns', session)]));
  const needs = (prefix: string, noun: string) => (refs.some(ref => ref.startsWith(prefix)) ? store.noun(noun) ?? NONE : NONE);
  return { sessions, episodes, memos, people, turns: session => turns.get(session), annotations: needs('ann_', 'annotations'),
    codes: store.noun('codes') ?? NONE, events: needs('lif', 'life_events') };
}
