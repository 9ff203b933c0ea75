import type { Row } from '../../protocol/types';

/** One coder's use of a code on a passage. */
export interface Coding {
  id: string;
  coder: string;
  certainty: string;
  note: string;
  definition: number;
}

/** A code on some words, by however many coders; without a code, words that a search has found. */
export interface Passage {
  key: string;
  session: number;
  turn: number;
  /** Id of the turn; empty until it is known. */
  turnId: string;
  /** Who says it; empty until it is known. */
  by: string;
  /** In code points of the turn. */
  start: number;
  end: number;
  quote: string;
  before: string;
  after: string;
  code: string;
  family: string;
  codings: Coding[];
  loose: boolean;
  /** Of words found: the codes that lie on them. */
  codes: string[];
}

/** Codings as passages, in reading order; speaker and context come from the rows of `coded`, where they are here already. */
export function passagesOf(annotations: Row[], coded: Map<string, Row>): Passage[] {
  const found = new Map<string, Passage>();
  for (const row of annotations) {
    const key = `${row.session}:${row.turn}:${row.start}:${row.end}:${row.code}`;
    let passage = found.get(key);
    if (!passage) {
      const more = coded.get(row.id);
      passage = {
        key, session: row.session, turn: row.turn, turnId: more?.turn_id ?? '', by: more?.by ?? '', start: row.start, end: row.end,
        quote: row.quote ?? '', before: more?.before ?? '', after: more?.after ?? '', code: row.code, family: row.family,
        codings: [], loose: false, codes: []
      };
      found.set(key, passage);
    }
    passage.loose ||= row.state === 'loose';
    passage.codings.push({ id: row.id, coder: row.coder, certainty: row.certainty, note: row.note ?? '', definition: row.definition ?? 1 });
  }
  return [...found.values()].sort(inReadingOrder);
}

/** Words that a search has found, with the codes that lie on them. */
export function hitsOf(rows: Row[], passages: Passage[]): Passage[] {
  const coded = byTurn(passages);
  return rows.map((row): Passage => {
    const hit: Passage = {
      key: `${row.session}:${row.turn}:${row.start}:${row.end}:`, session: row.session, turn: row.turn, turnId: row.turn_id ?? '',
      by: row.by ?? '', start: row.start, end: row.end, quote: row.quote ?? '', before: row.before ?? '', after: row.after ?? '',
      code: '', family: '', codings: [], loose: false, codes: []
    };
    const on = (coded.get(`${hit.session}:${hit.turn}`) ?? []).filter(passage => overlap(passage, hit));
    return { ...hit, codes: [...new Set(on.map(passage => passage.code))] };
  });
}

export function byTurn(passages: Passage[]): Map<string, Passage[]> {
  const found = new Map<string, Passage[]>();
  for (const passage of passages) {
    const key = `${passage.session}:${passage.turn}`;
    const held = found.get(key);
    if (held) held.push(passage); else found.set(key, [passage]);
  }
  return found;
}

/** Whether two passages share at least one character. */
export const overlap = (a: Passage, b: Passage) =>
  a.session === b.session && a.turn === b.turn && a.start < b.end && b.start < a.end;

/** Whether a code is another or lies below it. */
export const under = (code: string, term: string) => code === term || code.startsWith(`${term}.`);

export function inReadingOrder(a: Passage, b: Passage): number {
  return a.session - b.session || a.turn - b.turn || a.start - b.start || b.end - a.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Where it stands, as one cites it. */
export const placeOf = (passage: Passage) => `s${passage.session} t${passage.turn}`;

const AROUND = 40; // characters of context that come with a passage

/** The words before a passage, from a whole word on, with a sign where more stands before them. */
export function lead({ before, start }: Passage): string {
  return start <= AROUND || !before.includes(' ') ? before : `… ${before.slice(before.indexOf(' ') + 1)}`;
}

/** The words after a passage, up to a whole word, with a sign where more may follow. */
export function trail({ after }: Passage): string {
  return after.length < 30 || !after.includes(' ') || /[.?!…]$/.test(after) ? after : `${after.slice(0, after.lastIndexOf(' '))} …`;
}
