import { useRef } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { useFocus, useNoun, useSize, useStore } from '../shared/hooks';
import { Drawn } from './drawn';
import { count } from './model/words';

const NONE: Row[] = [];

/** The timeline of the case in focus. */
export function Timeline({ client, focus }: { client: Client; focus: Focus }) {
  const state = useFocus(focus);
  return state.case ? <OfCase key={state.case} client={client} focus={focus} /> : <p class="cw-empty">No case is open. Choose one in the list of cases.</p>;
}

function OfCase({ client, focus }: { client: Client; focus: Focus }) {
  const state = useFocus(focus);
  const store = useStore(client, state.case);
  const rows = useNoun(store, 'timeline');
  const people = useNoun(store, 'participants') ?? NONE;
  const episodes = useNoun(store, 'episodes');
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const problem = store.problem('timeline');
  if (problem && !rows) return <p class="cw-problem">{problem.message}</p>;
  return <div class="cw-tl" ref={place} tabIndex={0} role="application" aria-roledescription="timeline" aria-label={labelOf(rows)}>
    {!rows ? <p class="cw-empty">Fetching the case…</p>
      : rows.length === 0 ? <p class="cw-empty">No sessions yet. Drop transcripts or a table of ratings onto the case.</p>
        : size.width > 0 && <Drawn {...{ client, focus, state, store, rows, people, episodes, place, size }} />}
  </div>;
}

function labelOf(rows: Row[] | undefined): string {
  const of = (kind: string) => (rows ?? []).filter(r => r.kind === kind).length;
  return `Timeline: ${count(of('session'), 'session')}, ${count(of('episode'), 'episode')}, ${count(of('memo'), 'memo')}. Arrows move by session and track, Enter goes inside.`;
}
