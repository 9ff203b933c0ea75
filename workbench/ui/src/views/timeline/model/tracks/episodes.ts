import { Line, shorten } from '../lettering';
import type { Sheet } from '../sheet';
import { SIZE } from '../tokens';
import { draw, span, type Episode } from './episode';
import { merged } from './merged';

const LANES = 3;
const LONGEST_NAME = 190;

/** All episodes in as few lanes as they need, with as many names as find room. */
export function episodes(sheet: Sheet, all: Episode[]): void {
  sheet.track('episodes', 'Episodes', () => {
    const found = all.filter(e => e.x2 >= sheet.axis.first && e.x <= sheet.axis.end);
    sheet.y += 7;
    if (!found.length) {
      sheet.title(sheet.y + 9, 'Episodes');
      sheet.sentence(all.length ? 'No episodes in these sessions.' : 'No episodes yet. Select turns and press e.');
      return;
    }
    if (sheet.axis.level === 'coarse') return merged(sheet, found);
    const start = sheet.y;
    for (const lane of lanesOf(sheet, found)) {
      const middle = sheet.y + 8;
      for (const one of lane) draw(sheet, one, middle);
      const rows = names(sheet, lane, middle + 18);
      sheet.y = middle + 12 + 13 * rows;
    }
    sheet.title(sheet.y - start < 60 ? (start + sheet.y) / 2 : start + 16, 'Episodes', sheet.axis.end - sheet.axis.first < 1 ? [] : ['filled episode, hollow marker']);
    sheet.y += 3;
  });
}

/** First fit, in order of beginning; what finds no room in three lanes lies in the last. */
function lanesOf(sheet: Sheet, found: Episode[]): Episode[][] {
  const lanes: Episode[][] = [];
  const ends: number[] = [];
  for (const one of found) {
    const [a, b] = span(sheet, one);
    let lane = ends.findIndex(end => end + 1 <= a);
    if (lane < 0) lane = Math.min(ends.length, LANES - 1);
    (lanes[lane] ??= []).push(one);
    ends[lane] = Math.max(ends[lane] ?? -Infinity, b);
  }
  return lanes;
}

/** Names under their episodes; how many lines were needed. A name without room is told on hover. */
function names(sheet: Sheet, lane: Episode[], y: number): number {
  const { axis } = sheet;
  const lines = Array.from({ length: axis.level === 'fine' && !sheet.low ? 2 : 1 }, () => new Line(axis.left - 6, sheet.width - 6, 6));
  let used = 0;
  for (const one of [...lane].sort((a, b) => Number(a.marker) - Number(b.marker) || a.x - b.x)) {
    const words = shorten(one.label, SIZE.name, LONGEST_NAME);
    if (!words) continue;
    const [a, b, room] = [Math.max(axis.px(one.x), axis.left), Math.min(axis.px(one.x2), axis.right), sheet.room(words)];
    const wishes = b > a ? [(a + b - room) / 2, a - 6, b + 6 - room, a - 6 - (room - 12) * 0.75, b - room * 0.25]
      : [a - room / 2, a - 6, a + 6 - room, a + 1 - room];
    for (let i = 0; i < lines.length; i++) {
      const at = lines[i].place(room, wishes);
      if (at === null) continue;
      sheet.word(words, at + room / 2, y + 13 * i, SIZE.name, one.marker ? 'ink-2' : 'ink');
      sheet.spot(one.session, at, y + 13 * i - 6, room, 12, one.says, { kind: 'episode', id: one.id });
      used = Math.max(used, i + 1);
      break;
    }
  }
  return used;
}
