import type { Entry, Row } from '../../protocol/types';

/** What is known already and saves asking: the rows of codes, and of the turns of some sessions. */
export interface Known {
  codes(): Row[] | undefined;
  turns(session: number): Row[] | undefined;
  session(id: string): number | undefined;
}

const ORDER = ['session', 'turn', 'start', 'end', 'id'] as const;

/** Whether an entry changes codings and nothing else. */
export function onlyCodings(entry: Entry): boolean {
  return entry.changes.length > 0 && entry.changes.every(change => (change.after ?? change.before)?.table === 'annotation');
}

/** Rows of codings as they are after an entry, without asking again; nothing where something for that is not known. */
export function patched(rows: Row[], session: number | null, entry: Entry, known: Known): Row[] | null {
  if (!onlyCodings(entry)) return null;
  const next = new Map(rows.map(row => [row.id as string, row]));
  for (const { before, after } of entry.changes) {
    const record = (after ?? before)!;
    const number = known.session(record.id);
    if (number === undefined) return null;
    if (session !== null && number !== session) continue;
    if (!after) {
      next.delete(record.id);
      continue;
    }
    const row = rowOf(after, number, known);
    if (!row) return null;
    next.set(row.id, row);
  }
  return [...next.values()].sort(inReadingOrder);
}

function rowOf(record: Row, session: number, known: Known): Row | null {
  const { passage } = record;
  const code = known.codes()?.find(row => row.id === record.code);
  const turn = known.turns(session)?.find(row => row.id === passage.turn);
  if (!code || !turn) return null;
  return {
    id: record.id, session, turn: turn.turn, start: passage.start, end: passage.end, quote: passage.quote, code: code.code,
    family: code.family, coder: record.coder, certainty: record.certainty, state: passage.loose ? 'loose' : 'placed',
    note: record.note, definition: record.definition
  };
}

function inReadingOrder(a: Row, b: Row): number {
  for (const name of ORDER) if (a[name] !== b[name]) return a[name] < b[name] ? -1 : 1;
  return 0;
}
