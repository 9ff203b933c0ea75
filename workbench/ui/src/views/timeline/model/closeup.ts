import type { Row } from '../../../protocol/types';
import { Axis } from './axis';
import { codingsOf } from './codings';
import { Line, shorten, wide } from './lettering';
import type { Inside } from './session';
import { Sheet } from './sheet';
import type { Scene } from './scene';
import { placeOf, stretchOf, talkOf, whenOf, type Talk, type Turn } from './talk';
import { hueOfWho, SIZE } from './tokens';
import { coding } from './tracks/codes';
import { count } from './words';

const BAR = 22;
const LETTER = 13;
const LINE = 18;
const LINES = 3;
const LONGEST = 230;
/** More turns than this are a session again, not a close look. */
export const CLOSE = 24;

/** The turns on screen, close up: their numbers, the codes, and the coded words as far as they find room. */
export function closeup(inside: Inside, turns: [number, number], people: Row[], from: Axis, width: number): Scene | null {
  const talk = talkOf(inside.session, inside.turns ?? [], inside.basis, people);
  const here = talk.turns.filter(t => t.number >= turns[0] && t.number <= turns[1]);
  const stretch = stretchOf(talk, turns);
  if (!stretch || here.length > CLOSE || stretch[1] - stretch[0] <= 0) return null;
  const axis = new Axis(placeOf(talk, stretch[0]), inside.session, from.left, from.width, from.held, from.missed, placeOf(talk, stretch[1]));
  const sheet = new Sheet(axis, width);
  const found = codingsOf(inside.codings ?? [], talk, people).filter(c => c.turn >= turns[0] && c.turn <= turns[1]);
  sheet.track('closeup', `Turns ${turns[0]} to ${turns[1]}`, () => {
    const rows = talk.speakers.filter(s => here.some(t => t.by === s.by));
    const above = quotes(sheet, talk, here, found, [rows[0]?.by ?? '']);
    const below = quotes(sheet, talk, here, found, rows.slice(1).map(r => r.by));
    const top = LINE * above.used + 20;
    const foot = top + rows.length * (BAR + 4);
    for (const q of above.placed) say(sheet, q, top - 18 - LINE * (q.line + 0.5), top - 4);
    rows.forEach((row, i) => {
      for (const t of here.filter(one => one.by === row.by)) box(sheet, talk, t, top + i * (BAR + 4), hueOfWho(row.who));
    });
    for (const one of found) coding(sheet, talk, one, here.find(t => t.number === one.turn)?.by === rows[0]?.by ? top - 9 : foot + 5, 4, 4);
    for (const q of below.placed) say(sheet, q, foot + 14 + LINE * (q.line + 0.5), foot);
    sheet.title((top + foot) / 2, `Turns ${here[0].number} to ${here.at(-1)!.number}`, [said(talk, here, stretch)]);
    sheet.y = foot + 18 + LINE * below.used;
  });
  return sheet.scene();
}

const said = (talk: Talk, here: Turn[], [a, b]: [number, number]) =>
  talk.basis === 'clock' ? `${whenOf(talk, a)} to ${whenOf(talk, b)}` : count(here.length, 'turn');

function box(sheet: Sheet, talk: Talk, t: Turn, y: number, fill: ReturnType<typeof hueOfWho>): void {
  const [a, b] = [placeOf(talk, t.a), placeOf(talk, t.b)];
  const px = sheet.axis.px(a);
  const room = Math.max(sheet.axis.px(b) - px - 1, 1);
  sheet.area(a, b, y, y + BAR, fill, { w: room, opacity: 0.88, by: t.by });
  if (room > sheet.room(`${t.number}`, SIZE.axis, 600) + 8) sheet.word(`${t.number}`, px + 6, y + BAR / 2, SIZE.axis, 'paper', { weight: 600, align: 'start' });
  sheet.spot(talk.session, px, y, room, BAR, t.says, { kind: 'turn', turn: t.number, by: t.by });
}

interface Quote { px: number; at: number; line: number; words: string }

/** The coded words of these speakers, each once, on as many lines as they need; what finds no room is told on hover. */
function quotes(sheet: Sheet, talk: Talk, here: Turn[], found: ReturnType<typeof codingsOf>, by: string[]): { placed: Quote[]; used: number } {
  const lines = Array.from({ length: LINES }, () => new Line(sheet.axis.left - 4, sheet.width - 4, 12));
  const placed: Quote[] = [];
  const seen = new Set<string>();
  for (const one of found) {
    const turn = here.find(t => t.number === one.turn);
    if (!turn || !by.includes(turn.by) || !one.quote || seen.has(`${one.turn}`)) continue;
    const words = `“${shorten(one.quote, LETTER, LONGEST)}”`;
    const px = sheet.axis.px(placeOf(talk, turn.a));
    const room = wide(words, LETTER);
    const line = lines.findIndex(l => l.place(room, [px, px - room + 40]) !== null);
    if (line < 0) continue;
    seen.add(`${one.turn}`);
    const at = lines[line].last[0];
    placed.push({ px, at, line, words });
  }
  return { placed, used: 1 + Math.max(-1, ...placed.map(q => q.line)) };
}

function say(sheet: Sheet, q: Quote, y: number, edge: number): void {
  sheet.path(`M${(q.px + 0.5).toFixed(1)} ${y.toFixed(1)}V${edge.toFixed(1)}`, 'ink-3', 0.8);
  sheet.word(q.words, q.at + 3, y, LETTER, 'ink', { align: 'start', read: true });
}
