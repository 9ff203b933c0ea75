import { counting } from '../../protocol/text';
import type { Row } from '../../protocol/types';

/** A turn as the transcript shows it. */
export interface Turn {
  id: string;
  session: number;
  number: number;
  by: string;
  start: number | null;
  text: string;
  words: number;
  x: number;
}

/** One code on one passage by one coder. Offsets are UTF-16 units of the turn's text as it is now. */
export interface Coding {
  id: string;
  turn: number;
  start: number;
  end: number;
  quote: string;
  code: string;
  family: string;
  coder: string;
  certainty: string;
  loose: boolean;
  note: string;
  /** Painted before the study has confirmed it. */
  pending?: boolean;
}

/** The same code on the same words, by however many coders: one tint, one stripe, one name. */
export interface Passage {
  key: string;
  turn: number;
  start: number;
  end: number;
  code: string;
  family: string;
  coders: string[];
  ids: string[];
  loose: boolean;
  doubtful: boolean;
}

export const LANES = 4;

export function turnsOf(rows: Row[]): Turn[] {
  return rows.map(row => ({
    id: row.id, session: row.session, number: row.turn, by: row.by ?? '', start: row.start,
    text: row.text ?? '', words: row.words ?? 0, x: row.x
  }));
}

/** Codings with their places in UTF-16; a loose one stands where its words are found again, once, or where it was. */
export function codingsOf(rows: Row[], turns: Turn[]): Coding[] {
  const texts = new Map(turns.map(turn => [turn.number, turn.text]));
  const counts = new Map<number, ReturnType<typeof counting>>();
  return rows.map(row => {
    const text = texts.get(row.turn) ?? '';
    const count = counts.get(row.turn) ?? counting(text);
    counts.set(row.turn, count);
    const loose = row.state === 'loose';
    const found = loose ? again(text, row.quote ?? '') : null;
    const [start, end] = found ?? [count.unit(row.start), count.unit(row.end)];
    return {
      id: row.id, turn: row.turn, start, end, quote: row.quote ?? '', code: row.code, family: row.family,
      coder: row.coder, certainty: row.certainty, loose, note: row.note ?? ''
    };
  });
}

function again(text: string, quote: string): [number, number] | null {
  const at = quote ? text.indexOf(quote) : -1;
  return at >= 0 && text.indexOf(quote, at + 1) < 0 ? [at, at + quote.length] : null;
}

/** Codings gathered to passages, in reading order; by number of the turn. */
export function passagesOf(codings: Coding[]): Map<number, Passage[]> {
  const found = new Map<string, Passage>();
  for (const one of codings) {
    const key = `${one.turn}:${one.start}:${one.end}:${one.code}:${one.loose ? 'loose' : ''}`;
    const passage = found.get(key) ?? {
      key, turn: one.turn, start: one.start, end: one.end, code: one.code, family: one.family,
      coders: [], ids: [], loose: one.loose, doubtful: true
    };
    if (!passage.coders.includes(one.coder)) passage.coders = [...passage.coders, one.coder].sort();
    passage.ids.push(one.id);
    passage.doubtful &&= one.certainty === 'doubtful';
    found.set(key, passage);
  }
  const turns = new Map<number, Passage[]>();
  for (const passage of found.values()) turns.set(passage.turn, [...(turns.get(passage.turn) ?? []), passage]);
  for (const passages of turns.values()) passages.sort(inReadingOrder);
  return turns;
}

export function inReadingOrder(a: Passage, b: Passage): number {
  return a.turn - b.turn || a.start - b.start || b.end - a.end || (a.code < b.code ? -1 : 1);
}

/** Lane by first fit in reading order: each takes the first lane that is free from its first line to its last. */
export function lanesOf(ranges: [number, number][]): number[] {
  const ends: number[] = [];
  return ranges.map(([first, last]) => {
    const free = ends.findIndex(end => end < first);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = last;
    return lane;
  });
}

/** Every passage of a session one after the other, as `n` and `p` walk through them. */
export function walk(passages: Map<number, Passage[]>): Passage[] {
  return [...passages.values()].flat().sort(inReadingOrder);
}

/** Clock time as m:ss, or h:mm:ss from one hour on. */
export function clock(seconds: number | null): string {
  if (seconds === null || seconds === undefined) return '';
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, i) => (i ? String(part).padStart(2, '0') : String(part))).join(':');
}
