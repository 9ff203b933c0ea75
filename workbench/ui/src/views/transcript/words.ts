import type { Range } from './segments';

export type Unit = 'word' | 'sentence';

/** A stretch of words in one turn or over several; places are (index of the turn, UTF-16 unit). */
export interface Selection {
  from: Spot;
  to: Spot;
  /** What `s`, `w` or the hand selected last, so that arrows move by the same. */
  unit: Unit;
}

export interface Spot {
  turn: number;
  at: number;
}

const segmenters = new Map<Unit, Intl.Segmenter>();

function segmenter(unit: Unit): Intl.Segmenter {
  let found = segmenters.get(unit);
  if (!found) segmenters.set(unit, (found = new Intl.Segmenter(undefined, { granularity: unit })));
  return found;
}

/** Where the words or sentences of a text stand, without the white space and punctuation between them. */
export function units(text: string, unit: Unit): Range[] {
  const found: Range[] = [];
  for (const piece of segmenter(unit).segment(text)) {
    if (unit === 'word' && !piece.isWordLike) continue;
    const bare = piece.segment.trimEnd();
    const start = piece.index + (bare.length - bare.trimStart().length);
    if (bare.trim()) found.push([start, piece.index + bare.length]);
  }
  return unit === 'sentence' ? joined(text, found) : found;
}

/** A piece that begins in lower case goes on with the sentence before: “to, to… use what we have”. */
function joined(text: string, pieces: Range[]): Range[] {
  const found: Range[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && /^\p{Ll}/u.test(text.slice(piece[0]))) last[1] = piece[1];
    else found.push([...piece]);
  }
  return found;
}

const before = (a: Spot, b: Spot) => a.turn < b.turn || (a.turn === b.turn && a.at < b.at);

/** The stretch between two spots, whichever comes first. */
export function between(a: Spot, b: Spot, unit: Unit = 'word'): Selection {
  return before(b, a) ? { from: b, to: a, unit } : { from: a, to: b, unit };
}

export function isEmpty(selection: Selection): boolean {
  return selection.from.turn === selection.to.turn && selection.from.at >= selection.to.at;
}

/** The part of a selection that lies in one turn. */
export function within(selection: Selection | null, turn: number, length: number): Range | null {
  if (!selection || turn < selection.from.turn || turn > selection.to.turn) return null;
  const start = turn === selection.from.turn ? selection.from.at : 0;
  const end = turn === selection.to.turn ? selection.to.at : length;
  return start < end ? [start, end] : null;
}

/** Next (or previous) word or sentence after the selection; from turn to turn, so that one can read on. */
export function step(texts: string[], spot: Spot, selection: Selection | null, unit: Unit, by: 1 | -1): Selection | null {
  if (!selection || selection.unit !== unit) {
    const here = selection?.from ?? spot;
    const inside = units(texts[here.turn] ?? '', unit).find(([, end]) => end > here.at);
    if (inside) return at(here.turn, inside, unit);
  }
  const edge = selection ? (by > 0 ? selection.to : selection.from) : spot;
  const next = neighbour(texts, edge, unit, by);
  return next && at(next.turn, next.range, unit);
}

/** The selection with one more (or one less) word or sentence at its end. */
export function extend(texts: string[], spot: Spot, selection: Selection | null, unit: Unit, by: 1 | -1): Selection | null {
  if (!selection) return step(texts, spot, null, unit, 1);
  if (by > 0) {
    const next = neighbour(texts, selection.to, unit, 1);
    return next && { from: selection.from, to: { turn: next.turn, at: next.range[1] }, unit };
  }
  const last = neighbour(texts, selection.to, unit, -1);
  const end = last && neighbour(texts, { turn: last.turn, at: last.range[0] }, unit, -1);
  if (!end || !before(selection.from, { turn: end.turn, at: end.range[1] })) return selection;
  return { from: selection.from, to: { turn: end.turn, at: end.range[1] }, unit };
}

function neighbour(texts: string[], edge: Spot, unit: Unit, by: 1 | -1): { turn: number; range: Range } | null {
  for (let turn = edge.turn; turn >= 0 && turn < texts.length; turn += by) {
    const here = units(texts[turn], unit);
    const range = turn !== edge.turn ? (by > 0 ? here[0] : here.at(-1))
      : by > 0 ? here.find(([start]) => start >= edge.at) : here.findLast(([, end]) => end <= edge.at);
    if (range) return { turn, range };
  }
  return null;
}

function at(turn: number, [start, end]: Range, unit: Unit): Selection {
  return { from: { turn, at: start }, to: { turn, at: end }, unit };
}
