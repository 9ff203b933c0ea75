import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { Row } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import { codesOf, type Code } from './codes';
import { codingsOf, passagesOf, turnsOf, walk, type Coding, type Passage, type Turn } from './model';

export interface Person {
  name: string;
  role: string;
  initials: string;
}

/** Everything the transcript shows of one session. */
export interface Reading {
  sessions: Row[];
  turns: Turn[];
  texts: string[];
  /** Index of a turn by its number. */
  index: Map<number, number>;
  passages: Map<number, Passage[]>;
  walk: Passage[];
  codings: Coding[];
  codes: Code[];
  code: Map<string, Code>;
  people: Map<string, Person>;
  /** Titles of memos by the turn or the coding they are about. */
  memos: Map<string, string[]>;
}

/** The session with everything about it, kept up to date; nothing until its words are here. */
export function useReading(store: CaseStore, session: number, pending: Map<string, Coding>, drawn: number): Reading | null {
  useNews(store);
  const sessions = store.noun('sessions');
  const turnRows = store.noun('turns', session);
  const annotationRows = store.noun('annotations', session);
  const codeRows = store.noun('codes');
  const peopleRows = store.noun('participants');
  const memoRows = store.noun('memos');

  const turns = useMemo(() => turnsOf(turnRows ?? []), [turnRows]);
  const texts = useMemo(() => turns.map(turn => turn.text), [turns]);
  const index = useMemo(() => new Map(turns.map((turn, i) => [turn.number, i])), [turns]);
  const codes = useMemo(() => codesOf(codeRows ?? []), [codeRows]);
  const code = useMemo(() => new Map(codes.map(one => [one.code, one])), [codes]);
  const people = useMemo(() => peopleOf(peopleRows ?? []), [peopleRows]);
  const memos = useMemo(() => memosOf(memoRows ?? []), [memoRows]);
  const codings = useMemo(() => {
    const rows = codingsOf(annotationRows ?? [], turns);
    for (const row of rows) pending.delete(row.id);
    return [...rows, ...[...pending.values()].filter(one => turns[0]?.session === session && index.has(one.turn))];
  }, [annotationRows, turns, drawn]);
  const before = useRef(new Map<number, Passage[]>());
  const passages = useMemo(() => (before.current = kept(before.current, passagesOf(codings))), [codings]);
  const inOrder = useMemo(() => walk(passages), [passages]);

  if (!sessions || !turnRows) return null;
  return { sessions, turns, texts, index, passages, walk: inOrder, codings, codes, code, people, memos };
}

const NOUNS = new Set(['sessions', 'turns', 'annotations', 'codes', 'participants', 'memos']);

/** Draw anew when any of these has new rows; heard from the first drawing on, since answers may be there at once. */
function useNews(store: CaseStore): void {
  const [, again] = useReducer((n: number, _: void) => n + 1, 0);
  useLayoutEffect(() => store.subscribe(noun => NOUNS.has(noun) && again()), [store]);
}

function peopleOf(rows: Row[]): Map<string, Person> {
  return new Map(rows.map(row => {
    const name = row.name || row.key;
    return [row.key, { name, role: row.role, initials: row.initials || name.slice(0, 2).toUpperCase() }];
  }));
}

function memosOf(rows: Row[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    for (const ref of row.about ?? []) {
      found.set(ref, [...(found.get(ref) ?? []), row.title || String(row.text ?? '').slice(0, 60)]);
    }
  }
  return found;
}

const sign = (passages: Passage[]) => passages.map(p => `${p.key}|${p.ids}|${p.coders}|${p.doubtful}`).join(';');

/** The new passages, but the same lists as before for turns in which nothing changed, so that only others are drawn. */
function kept(before: Map<number, Passage[]>, now: Map<number, Passage[]>): Map<number, Passage[]> {
  for (const [turn, passages] of now) {
    const old = before.get(turn);
    if (old && sign(old) === sign(passages)) now.set(turn, old);
  }
  return now;
}
