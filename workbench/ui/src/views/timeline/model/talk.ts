import type { Row } from '../../../protocol/types';
import { whoOf, WHO, type Who } from './tokens';
import { clock, count } from './words';

/** One turn as a stretch between 0 and 1; its words stay in the table. */
export interface Turn { number: number; by: string; a: number; b: number; weight: number; says: string }
export interface Person { key: string; role: string; name: string; initials: string }

/** The turns of one session, with what their axis means. */
export interface Talk {
  session: number;
  basis: 'clock' | 'words' | 'order';
  turns: Turn[];
  speakers: { by: string; name: string; who: Who }[];
  /** Seconds per whole session and the place of second 0; by the clock only. */
  seconds: number;
  zero: number;
}

const MINUTES = [5, 10, 20, 30, 60, 120];
const FIFTHS = ['first fifth', 'second fifth', 'third fifth', 'fourth fifth', 'last fifth'];

/** One session's turns as stretches of the axis: by the clock where there is one, else by share of words. */
export function talkOf(session: number, rows: Row[], basis: string, people: Row[]): Talk {
  const known = new Map(people.map(p => [p.key as string, p as Person]));
  const placed = rows.filter(r => r.position != null).sort((a, b) => a.turn - b.turn);
  const fit = basis === 'clock' ? clockOf(placed) : null;
  const worded = placed.some(r => r.words > 0);
  const turns = placed.map((row, i): Turn => {
    const next = placed[i + 1]?.position ?? 1;
    const end = fit && row.end != null ? fit.zero + Math.max(row.end, row.start ?? 0) / fit.seconds : next;
    const b = Math.min(Math.max(end, row.position), 1);
    const name = known.get(row.by)?.name || row.by;
    const when = fit && row.start != null ? (row.end != null ? `${clock(row.start)} to ${clock(row.end)}` : clock(row.start)) : count(row.words ?? 0, 'word');
    return { number: row.turn, by: row.by, a: row.position, b, weight: fit ? b - row.position : (row.words ?? 0), says: `Turn ${row.turn}, ${name}, ${when}.` };
  });
  const speakers = [...new Set(turns.map(t => t.by))].map(by => ({ by, name: known.get(by)?.name || by, who: whoOf(known.get(by)?.role ?? by) }));
  speakers.sort((a, b) => WHO.indexOf(a.who) - WHO.indexOf(b.who));
  return { session, basis: fit ? 'clock' : worded ? 'words' : 'order', turns, speakers, seconds: fit?.seconds ?? 0, zero: fit?.zero ?? 0 };
}

/** Seconds per session and place of second 0, read off the first and the last turn that have both. */
function clockOf(rows: Row[]): { seconds: number; zero: number } | null {
  const timed = rows.filter(r => r.start != null);
  if (timed.length < 2) return null;
  const [a, b] = [timed[0], timed.at(-1)!];
  const seconds = (b.start - a.start) / (b.position - a.position);
  return seconds > 0 && Number.isFinite(seconds) ? { seconds, zero: a.position - a.start / seconds } : null;
}

/** A place inside a session on the one axis. */
export const placeOf = (talk: Talk, position: number) => talk.session + position / 2;

/** The clock time of a place inside a session, or its share of the words. */
export const whenOf = (talk: Talk, position: number) =>
  talk.basis === 'clock' ? clock(Math.max(position - talk.zero, 0) * talk.seconds) : `${Math.round(position * 100)} %`;

/** The second at which a session ends. */
export const endOf = (talk: Talk) => (1 - talk.zero) * talk.seconds;

/** The longest stretch between two turns, in seconds. */
export const longestGap = (talk: Talk) =>
  Math.max(0, ...talk.turns.slice(1).map((t, i) => (t.a - talk.turns[i].b) * talk.seconds));

/** Five-minute segments by the clock (longer ones in a long recording), else fifths. */
export function segments(talk: Talk): { name: string; a: number; b: number }[] {
  const end = endOf(talk);
  if (talk.basis !== 'clock' || end < 600) return FIFTHS.map((name, i) => ({ name, a: i / 5, b: (i + 1) / 5 }));
  const step = (MINUTES.find(m => end / (m * 60) <= 12) ?? 600) * 60;
  const at = (seconds: number) => Math.min(Math.max(talk.zero + seconds / talk.seconds, 0), 1);
  return Array.from({ length: Math.ceil((end - 1) / step) }, (_, i) => ({ name: `segment ${i + 1}`, a: at(i * step), b: at((i + 1) * step) }));
}

/** The weight of a turn that lies between two places. */
export function within(turn: Turn, a: number, b: number): number {
  if (turn.b <= turn.a) return turn.a >= a && turn.a < b ? turn.weight : 0;
  return (turn.weight * Math.max(Math.min(turn.b, b) - Math.max(turn.a, a), 0)) / (turn.b - turn.a);
}

/** The turn that lies at a place, or the nearest before it. */
export function turnAt(talk: Talk, position: number): Turn | undefined {
  return talk.turns.findLast(t => t.a <= position) ?? talk.turns[0];
}

/** From the first to the last of these turns, as places; nothing where none of them is there. */
export function stretchOf(talk: Talk, turns: [number, number]): [number, number] | null {
  const here = talk.turns.filter(t => t.number >= turns[0] && t.number <= turns[1]);
  return here.length ? [here[0].a, Math.max(...here.map(t => t.b))] : null;
}
