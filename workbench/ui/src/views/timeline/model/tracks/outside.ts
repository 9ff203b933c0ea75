import type { Row } from '../../../../protocol/types';
import { Line, shorten } from '../lettering';
import type { Sheet } from '../sheet';
import { RADII, SIZE } from '../tokens';

const LINES = 2;
const HEIGHT = 15;
const ROOMS = [170, 110, 70];
const FLAG = 11;
const COUNT = 18;

interface Placed { session: number; px: number; start: number; line: number; words: string; room: number; side: 'start' | 'end'; said: string[] }

/** Life events: flags in one line, or two where words would meet; what finds no room joins its neighbour as +2. */
export function outside(sheet: Sheet, rows: Row[]): void {
  const { axis } = sheet;
  const found = rows.filter(r => r.kind === 'life_event' && r.x != null && axis.has(r.x)).sort((a, b) => a.x - b.x);
  if (!found.length) return;
  sheet.track('outside', 'Outside the room', () => {
    sheet.y += 4;
    const lines = Array.from({ length: sheet.low ? 1 : LINES }, () => new Line(axis.left - 4, sheet.width - 4, 10));
    const placed: Placed[] = [];
    for (const row of found) {
      const spot = spotFor(sheet, lines, row);
      if (spot) placed.push(spot);
      else placed.at(-1)?.said.push(row.says || row.label);
    }
    const used = 1 + Math.max(0, ...placed.map(p => p.line));
    sheet.title(sheet.y + (HEIGHT * used) / 2, 'Outside the room');
    for (const one of placed) flag(sheet, one, sheet.y + HEIGHT * one.line + 7);
    sheet.y += HEIGHT * used + 3;
  });
}

/** Line, words and side: right of the flag, or left of it where the picture ends; cut short before left out. */
function spotFor(sheet: Sheet, lines: Line[], row: Row): Placed | null {
  const px = sheet.axis.px(row.x);
  const base = { session: row.session ?? Math.floor(row.x), px, said: [row.says || row.label] };
  for (const longest of ROOMS) {
    const words = shorten(row.label ?? '', SIZE.name, longest);
    const room = sheet.room(words) + FLAG + COUNT;
    for (const [line, here] of lines.entries()) {
      const right = here.place(room, [px - 2]);
      if (right !== null) return { ...base, start: right, line, words, room, side: 'start' };
      const left = px + room > here.right ? here.place(room, [px + 2 - room]) : null;
      if (left !== null) return { ...base, start: left, line, words, room, side: 'end' };
    }
  }
  return null;
}

function flag(sheet: Sheet, one: Placed, y: number): void {
  const more = one.said.length > 1 ? ` +${one.said.length - 1}` : '';
  sheet.glyph('flag', one.px, y, RADII.flag, 'ink');
  sheet.word(one.words + more, one.px + (one.side === 'start' ? 9 : -5), y, SIZE.name, 'ink', { align: one.side });
  sheet.spot(one.session, one.start - 2, y - 7, one.room, 14, one.said.join(' '));
}
