import { useNoun, useChanges } from '../shared/hooks';
import type { CaseStore } from '../shared/data';
import { sessionsNamed, type Known } from './refs';

const NONE: any[] = [];

/** What is needed to name these ids: turns only of the sessions they lie in, codings only where one of them is meant. */
export function useKnown(store: CaseStore, refs: string[], more: number[] = []): Known {
  const sessions = useNoun(store, 'sessions') ?? NONE;
  const episodes = useNoun(store, 'episodes') ?? NONE;
  const memos = useNoun(store, 'memos') ?? NONE;
  const people = useNoun(store, 'participants') ?? NONE;
  useChanges(store, 'turns');
  useChanges(store, 'annotations');
  useChanges(store, 'codes');
  useChanges(store, 'life_events');
  const named = new Set([...sessionsNamed(refs, sessions), ...more]);
  const turns = new Map([...named].map(session => [session, store.noun('turns', session)]));
  const needs = (prefix: string, noun: string) => (refs.some(ref => ref.startsWith(prefix)) ? store.noun(noun) ?? NONE : NONE);
  return { sessions, episodes, memos, people, turns: session => turns.get(session), annotations: needs('ann_', 'annotations'),
    codes: store.noun('codes') ?? NONE, events: needs('lif', 'life_events') };
}
