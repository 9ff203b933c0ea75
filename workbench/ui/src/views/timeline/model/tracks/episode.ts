import type { Row } from '../../../../protocol/types';
import type { Sheet } from '../sheet';
import { hueOfKin, RADII, ring, type Colour, type Glyph } from '../tokens';
import { number } from '../words';

/** One episode as it is drawn. */
export interface Episode {
  id: string; session: number; x: number; x2: number; type: string; marker: boolean; resolution: number | null; label: string; says: string;
}

/** The episodes of a timeline, by place. */
export function episodesOf(rows: Row[]): Episode[] {
  return rows.filter(r => r.kind === 'episode' && r.x != null).map(r => ({
    id: r.id, session: r.session ?? Math.floor(r.x), x: r.x, x2: r.marker || r.x2 == null ? r.x : Math.max(r.x2, r.x), type: r.type ?? '',
    marker: !!r.marker, resolution: r.marker ? null : (r.resolution ?? null), label: r.label ?? '',
    says: r.resolution != null && !r.marker ? `${r.says} Resolution ${number(r.resolution)} of 5.` : r.says ?? ''
  })).sort((a, b) => a.x - b.x || a.x2 - b.x2);
}

/** Pixels a ring moves to the right where the band is too short to part it from the glyph. */
export const ringShift = (sheet: Sheet, one: Episode) =>
  Math.max((sheet.axis.level === 'coarse' ? 12 : 15) - (one.x2 - one.x) * sheet.axis.step, 0);

/** Where an episode begins and ends on the page, with its glyph and ring. */
export function span(sheet: Sheet, one: Episode): [number, number] {
  const { axis } = sheet;
  const r = RADII[one.marker ? 'marker' : 'episode'] + 0.5;
  const tail = one.resolution !== null ? RADII.ring + 2 + ringShift(sheet, one) : one.x2 === one.x ? r : 2;
  return [axis.px(one.x) - r, Math.max(axis.px(one.x2) + tail, axis.px(one.x) + r)];
}

/** Band, glyph and ring of one episode, and where it can be pointed at. */
export function draw(sheet: Sheet, one: Episode, y: number, more = ''): void {
  const { axis } = sheet;
  if (one.x2 > one.x) band(sheet, one, y);
  if (axis.has(one.x)) mark(sheet, one, y);
  if (one.resolution !== null && one.x2 <= axis.end) closing(sheet, axis.px(one.x2) + ringShift(sheet, one), y, one.resolution);
  const [a, b] = span(sheet, one);
  sheet.spot(Math.max(one.session, Math.ceil(axis.first)), Math.max(a, axis.left - 8), y - 9, Math.min(b, axis.right) - Math.max(a, axis.left - 8), 18, one.says + more,
    { kind: 'episode', id: one.id });
}

/** Confrontation tinted, withdrawal lined, mixed half and half; cut where the axis ends. */
function band(sheet: Sheet, one: Episode, y: number): void {
  const { axis } = sheet;
  const [a, b, top, bottom] = [Math.max(one.x, axis.first), Math.min(one.x2, axis.end), y - 4, y + 4];
  if (one.type !== 'withdrawal') {
    const hue = hueOfKin(one.type === 'mixed' ? 'confrontation' : one.type);
    sheet.area(a, b, top, one.type === 'mixed' ? y : bottom, hue, { opacity: 0.3 });
  }
  if (one.type === 'withdrawal' || one.type === 'mixed') {
    sheet.area(a, b, one.type === 'mixed' ? y : top, bottom, 'withdrawal', { opacity: 0.12, hatch: 'withdrawal' });
  }
  for (const edge of [top, bottom]) sheet.rule(a, b, edge, 'ink-3', 0.8);
}

/** The shape of a type: up, down, both in one, else a triangle to the right. */
export function mark(sheet: Sheet, one: Pick<Episode, 'type' | 'marker' | 'x'>, y: number): void {
  const small = sheet.axis.level === 'coarse';
  const r = one.marker ? RADII[small ? 'small-marker' : 'marker'] : RADII[small ? 'small-episode' : 'episode'];
  const parts: [Glyph, Colour][] = one.type === 'mixed' ? [['upper', 'confrontation'], ['lower', 'withdrawal']]
    : [[one.type === 'confrontation' ? 'up' : one.type === 'withdrawal' ? 'down' : one.type === 'resolution' ? 'dot' : 'right', hueOfKin(one.type)]];
  for (const [shape, hue] of parts) {
    sheet.glyph(shape, sheet.axis.px(one.x), y, r, one.marker ? 'paper' : hue, hue, one.marker ? 1.5 : 0.8);
  }
}

/** A ring that closes as far as the observers say. */
function closing(sheet: Sheet, px: number, y: number, value: number): void {
  const small = sheet.axis.level === 'coarse';
  const r = RADII[small ? 'small-ring' : 'ring'];
  sheet.glyph('dot', px, y, r, 'paper', 'ink-3', 0.8);
  if (value > 1) sheet.glyph(ring(value) as `M${string}`, px, y, r, 'none', 'resolution', small ? 2.2 : 2.6);
}
