import type { Row } from '../../../../protocol/types';
import { apart } from '../lettering';
import type { Sheet } from '../sheet';
import { RADII, SIZE } from '../tokens';
import { count, sessionsSaid } from '../words';

const PAGE = 8.5;
const MANY = 6;
const WITH_PAGE = 16;

export interface Memo { id: string; session: number; x: number; kind: string; says: string }

/** Every memo that has a place, in its order. */
export const memosOf = (rows: Row[]): Memo[] => rows.filter(r => r.kind === 'memo' && r.x != null)
  .map(r => ({ id: r.id, session: r.session ?? Math.floor(r.x), x: r.x, kind: r.type ?? '', says: r.says || r.label || '' }))
  .sort((a, b) => a.x - b.x);

/** Pages where there is room for them, numbers where there is not. */
export function memos(sheet: Sheet, all: Memo[]): void {
  sheet.track('memos', 'Memos', () => {
    sheet.y += 5;
    const middle = sheet.y + 6;
    const coarse = sheet.axis.level === 'coarse';
    sheet.title(middle + (coarse ? 3 : 0), 'Memos', coarse ? ['per ten sessions'] : []);
    if (!all.length) return sheet.sentence('No memos yet. Press m where one belongs.');
    if (coarse) tens(sheet, all, middle);
    else for (const group of bySession(all.filter(m => sheet.axis.has(m.x)))) pages(sheet, group, middle);
    sheet.y += coarse ? 26 : 17;
  });
}

function bySession(all: Memo[]): Memo[][] {
  const out: Memo[][] = [];
  for (const memo of all) {
    if (out.length && Math.floor(out.at(-1)![0].x) === Math.floor(memo.x)) out.at(-1)!.push(memo);
    else out.push([memo]);
  }
  return out;
}

/** The memos of one session and its interval, none covering another; too many become a number. */
function pages(sheet: Sheet, group: Memo[], y: number): void {
  const { axis } = sheet;
  const left = axis.px(Math.floor(group[0].x));
  const room = axis.step - 2;
  if (group.length === 1 || group.length * PAGE <= room) {
    const places = apart(group.map(m => axis.px(m.x)), PAGE, left + 4, left + axis.step - 4);
    group.forEach((memo, i) => page(sheet, memo, places[i], y));
    return;
  }
  const px = axis.px(group[0].x);
  if (room >= WITH_PAGE) page(sheet, group[0], px, y);
  sheet.word(`${group.length}`, room >= WITH_PAGE ? px + 6 : px, y, SIZE.axis, 'ink-2', { align: room >= WITH_PAGE ? 'start' : 'middle' });
  for (const m of group) sheet.spot(m.session, px - 5, y - 6, 18, 12, m.says, { kind: 'memo', id: m.id });
}

function page(sheet: Sheet, memo: Memo, px: number, y: number): void {
  sheet.glyph('page', px, y, RADII.page, memo.kind.startsWith('theor') ? 'ink-2' : 'paper', 'ink-2', 1);
  sheet.spot(memo.session, px - 5, y - 6, 10, 12, memo.says, { kind: 'memo', id: memo.id });
}

/** How many memos in each ten sessions; a dot for none. */
function tens(sheet: Sheet, all: Memo[], y: number): void {
  const { axis } = sheet;
  const ten = (s: number) => Math.floor((Math.max(s, 1) - 1) / 10);
  const [from, to] = [Math.max(axis.first, 1), axis.last];
  const found = new Map<number, number>();
  for (const m of all) found.set(ten(Math.floor(m.x)), (found.get(ten(Math.floor(m.x))) ?? 0) + 1);
  for (let k = ten(from); k <= ten(to); k++) {
    const n = found.get(k) ?? 0;
    const [first, last] = [Math.max(k * 10 + 1, from), Math.min(k * 10 + 10, to)];
    const px = axis.px((first + last + 1) / 2);
    sheet.word(n ? `${n}` : '·', px, y, SIZE.head, n >= MANY ? 'ink' : n ? 'ink-2' : 'ink-3', { weight: n >= MANY ? 600 : 400 });
    const says = `${sessionsSaid(first, last)}: ${count(n, 'memo')}.`;
    for (let s = first; s <= last; s++) sheet.spot(s, axis.px(s), y - 8, axis.step, 16, says);
  }
}
