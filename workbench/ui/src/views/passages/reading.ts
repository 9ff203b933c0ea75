import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import type { Row } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import { useNoun } from '../shared/hooks';
import { codesOf, type Code } from '../transcript/codes';
import { hitsOf, passagesOf, type Passage } from './model';

/** The most places of a phrase that are listed. */
export const MOST = 5000;

/** Everything the list is made of. */
export interface Reading {
  passages: Passage[];
  sessions: number[];
  codes: Code[];
  code: Map<string, Code>;
  people: Row[];
  coders: string[];
}

/** The passages of the case with their speakers and context, kept up to date; nothing until the codings are here. */
export function useReading(store: CaseStore): Reading | null {
  const annotations = useNoun(store, 'annotations');
  const codeRows = useNoun(store, 'codes');
  const sessionRows = useNoun(store, 'sessions');
  const people = useNoun(store, 'participants');
  const codes = useMemo(() => codesOf(codeRows ?? []), [codeRows]);
  const code = useMemo(() => new Map(codes.map(one => [one.code, one])), [codes]);
  const families = useMemo(() => [...new Set((annotations ?? []).map(row => row.family as string))].sort(), [annotations]);
  const coded = useCoded(store, families);
  const passages = useMemo(() => passagesOf(annotations ?? [], coded), [annotations, coded]);
  const sessions = useMemo(() => (sessionRows ?? []).map(row => row.session as number), [sessionRows]);
  const coders = useMemo(() => [...new Set((annotations ?? []).map(row => row.coder as string))].sort(), [annotations]);
  if (!annotations || !codeRows) return null;
  return { passages, sessions, codes, code, people: people ?? [], coders };
}

/** Everything under each family with its context, by the id of the coding. */
function useCoded(store: CaseStore, families: string[]): Map<string, Row> {
  const [changed, again] = useReducer((n: number, _: void) => n + 1, 0);
  const asked = families.join(' ');
  useEffect(() => store.subscribe(noun => noun === 'passages' && again()), [store]);
  return useMemo(() => {
    const found = new Map<string, Row>();
    for (const code of asked.split(' ').filter(Boolean)) {
      for (const row of store.rows('coded', { code }, 'passages') ?? []) found.set(row.annotation, row);
    }
    return found;
  }, [store, asked, changed]);
}

/** Where a phrase is said; nothing while it is looked for, and nothing without a phrase. */
export function useFound(client: Client, name: string, phrase: string, passages: Passage[]): { hits: Passage[] | null; looking: boolean; problem: string } {
  const [answer, set] = useState<{ phrase: string; rows: Row[]; problem: string }>({ phrase: '', rows: [], problem: '' });
  const [corrected, again] = useReducer((n: number, _: void) => n + 1, 0);
  const wanted = phrase.trim();
  const asking = useRef(0);
  useEffect(() => client.watch(entry => {
    if (entry.changes.some(({ before, after }) => ['turn', 'text'].includes((after ?? before)?.table))) again();
  }), [client]);
  useEffect(() => {
    const turn = ++asking.current;
    if (!wanted) return;
    const timer = setTimeout(() => {
      client.ask('find', { case: name, phrase: wanted, limit: MOST }).then(
        table => turn === asking.current && set({ phrase: wanted, rows: rowsOf(table), problem: '' }),
        error => turn === asking.current && set({ phrase: wanted, rows: [], problem: (error as Error).message }));
    }, 200);
    return () => clearTimeout(timer);
  }, [client, name, wanted, corrected]);
  const hits = useMemo(() => (answer.phrase ? hitsOf(answer.rows, passages) : null), [answer, passages]);
  return { hits: wanted ? hits : null, looking: !!wanted && answer.phrase !== wanted, problem: wanted === answer.phrase ? answer.problem : '' };
}
