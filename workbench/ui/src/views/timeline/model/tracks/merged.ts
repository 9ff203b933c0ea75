import type { Sheet } from '../sheet';
import { SIZE } from '../tokens';
import { draw, mark, ringShift, type Episode } from './episode';

const NEAR = 12;
interface Cluster { of: Episode[]; end: number }

/** Two rows of glyphs; what lies closer than 12 px to others in both is merged with a count. */
export function merged(sheet: Sheet, found: Episode[]): void {
  const { axis } = sheet;
  const rows: Cluster[][] = [[], []];
  for (const one of found) {
    const at = axis.px(one.x);
    const row = rows.find(r => !r.length || at - r.at(-1)!.end >= NEAR + (r.at(-1)!.of.length > 1 ? 9 : 0));
    if (row) row.push({ of: [one], end: at + tail(sheet, one) });
    else [...rows].sort((a, b) => Math.abs(at - a.at(-1)!.end) - Math.abs(at - b.at(-1)!.end))[0].at(-1)!.of.push(one);
  }
  const start = sheet.y;
  for (const row of rows) {
    for (const cluster of row) drawCluster(sheet, cluster.of, sheet.y + 8);
    if (row.length) sheet.y += 18;
  }
  sheet.title((start + sheet.y) / 2 - 1, 'Episodes', ['number: how many merged']);
  sheet.y += 4;
}

/** How far band and ring reach beyond the glyph. */
function tail(sheet: Sheet, one: Episode): number {
  const band = (one.x2 - one.x) * sheet.axis.step;
  return one.resolution !== null ? band + ringShift(sheet, one) : band;
}

function drawCluster(sheet: Sheet, of: Episode[], y: number): void {
  const first = of[0];
  if (of.length === 1) return draw(sheet, first, y);
  const types = new Set(of.map(e => e.type));
  const px = sheet.axis.px(first.x);
  mark(sheet, { x: first.x, type: types.size === 1 ? first.type : 'mixed', marker: of.every(e => e.marker) }, y);
  sheet.word(`${of.length}`, px + 9, y, SIZE.head, 'ink', { weight: 600, align: 'start' });
  of.forEach((e, i) => sheet.spot(e.session, px - 7, y - 9, 22, 18, i ? e.says : `${of.length} episodes here. ${of.map(o => o.says).join(' ')}`,
    { kind: 'episode', id: e.id }));
}
