import { overlap, under, type Passage } from './model';

/** How several codes are meant: any of them; all on the same words; all within some turns of one another. */
export type Join = 'or' | 'and' | 'near';

/** What is looked for. Codes, speaker, coder and sessions left empty mean: any. */
export interface Query {
  codes: string[];
  /** The codes alone, without what lies below them. */
  alone: boolean;
  join: Join;
  /** For `near`: how many turns apart at most. */
  within: number;
  by: string;
  coder: string;
  /** As typed: `3, 7–12`. */
  sessions: string;
  /** Only where the focus is. */
  focus: boolean;
  phrase: string;
}

export const EVERYTHING: Query = {
  codes: [], alone: false, join: 'or', within: 3, by: '', coder: '', sessions: '', focus: false, phrase: ''
};

/** The sessions a person has typed; nothing for all, and nothing where it cannot be read. */
export function sessionsOf(typed: string): Set<number> | null {
  const found = new Set<number>();
  for (const part of typed.replace(/\s*[–-]\s*/g, '-').split(/[,;\s]+/).filter(Boolean)) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (!match) return null;
    const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])].sort((a, b) => a - b);
    for (let n = first; n <= Math.min(last, first + 9999); n++) found.add(n);
  }
  return found.size ? found : null;
}

/** Whether what was typed can be read as sessions. */
export const readable = (typed: string) => !typed.trim() || sessionsOf(typed) !== null;

/**
 * The passages that answer a query, in the order they came in.
 *
 * A coder narrows everything, so that `near` compares what one person coded. Speaker, sessions, focus and phrase narrow
 * what is listed: near words of the other person still count as near.
 * @param scope sessions of the focus, where the query asks for them
 * @param hits where the phrase is said; nothing where the query has no phrase
 */
export function answer(passages: Passage[], query: Query, scope: number[] | null = null, hits: Passage[] | null = null): Passage[] {
  const coded = query.coder ? passages.flatMap(passage => ofCoder(passage, query.coder)) : passages;
  const said = query.phrase.trim() ? hits : null;
  const found = !said ? joined(coded, query)
    : query.codes.length || query.coder ? saying(joined(coded, query), said) : said;
  return narrowed(found, query, scope);
}

function ofCoder(passage: Passage, coder: string): Passage[] {
  const codings = passage.codings.filter(coding => coding.coder === coder);
  return codings.length === 0 ? [] : codings.length === passage.codings.length ? [passage] : [{ ...passage, codings }];
}

function narrowed(passages: Passage[], query: Query, scope: number[] | null): Passage[] {
  const sessions = sessionsOf(query.sessions);
  const inside = query.focus && scope ? new Set(scope) : null;
  if (!query.by && !sessions && !inside) return passages;
  return passages.filter(passage => (!query.by || passage.by === query.by)
    && (!sessions || sessions.has(passage.session)) && (!inside || inside.has(passage.session)));
}

function saying(passages: Passage[], hits: Passage[]): Passage[] {
  const said = shelve(hits);
  return passages.filter(passage => partner(passage, said, 0, true));
}

/** The passages under the codes of a query that fulfil its join. */
export function joined(passages: Passage[], { codes, alone, join, within }: Query): Passage[] {
  if (codes.length === 0) return passages;
  const is = (passage: Passage, code: string) => (alone ? passage.code === code : under(passage.code, code));
  if (join === 'or' || codes.length === 1) return passages.filter(passage => codes.some(code => is(passage, code)));
  const of = codes.map(code => shelve(passages.filter(passage => is(passage, code))));
  const apart = join === 'near' ? within : 0;
  return passages.filter(passage => codes.some((code, i) => is(passage, code)
    && of.every((shelf, j) => j === i || partner(passage, shelf, apart, join === 'and'))));
}

type Shelf = Map<number, Passage[]>;

/** Passages by session, in the order of their turns. */
export function shelve(passages: Passage[]): Shelf {
  const shelf: Shelf = new Map();
  for (const passage of passages) {
    const held = shelf.get(passage.session);
    if (held) held.push(passage); else shelf.set(passage.session, [passage]);
  }
  for (const held of shelf.values()) held.sort((a, b) => a.turn - b.turn);
  return shelf;
}

/** Whether another passage lies on the same words, or within some turns. */
function partner(passage: Passage, shelf: Shelf, within: number, same: boolean): boolean {
  const held = shelf.get(passage.session) ?? [];
  for (let i = from(held, passage.turn - within); i < held.length && held[i].turn <= passage.turn + within; i++) {
    if (held[i].key !== passage.key && (!same || overlap(held[i], passage))) return true;
  }
  return false;
}

/** The first of a shelf at a turn or after it. */
export function from(held: Passage[], turn: number): number {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (held[middle].turn < turn) low = middle + 1; else high = middle;
  }
  return low;
}
