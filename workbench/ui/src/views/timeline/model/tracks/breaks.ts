import type { Row } from '../../../../protocol/types';
import { median } from '../series';
import type { Sheet } from '../sheet';
import { SIZE } from '../tokens';

const DAY = 86_400_000;
const FORTNIGHT = 14;
const LONG = 28;
export interface Break { after: number; days: number }

/** The day of a date: ISO, or a relative week (W07). */
export function dayOf(date: unknown): number | null {
  const week = /^W(\d+)$/.exec(String(date ?? ''));
  if (week) return Number(week[1]) * 7;
  const iso = /^\d{4}-\d{2}-\d{2}/.test(String(date ?? '')) ? Date.parse(String(date).slice(0, 10)) : NaN;
  return Number.isNaN(iso) ? null : iso / DAY;
}

/** Breaks of two weeks and more, and longer than usual in this therapy. */
export function breaksOf(rows: Row[]): Break[] {
  const dated = rows.filter(r => r.kind === 'session' && r.session >= 1).map(r => ({ session: r.session as number, day: dayOf(r.label) }))
    .filter((s): s is { session: number; day: number } => s.day !== null).sort((a, b) => a.session - b.session);
  const steps = dated.slice(1).map((s, i) => ({ after: dated[i].session, days: s.day - dated[i].day }));
  if (!steps.length) return [];
  const usual = median(steps.map(s => s.days));
  return steps.filter(s => s.days >= FORTNIGHT && s.days > 1.5 * usual);
}

/** Grey gaps with their length, behind everything. */
export function breaks(sheet: Sheet, found: Break[], y: number, height: number): void {
  const { axis } = sheet;
  let free = -Infinity;
  for (const { after, days } of found) {
    if (!axis.has(after) || !axis.has(after + 1)) continue;
    sheet.column(after + 0.5, after + 1, height, axis.level === 'coarse' || days >= LONG ? 'rule' : 'rule-2', 3);
    const words = `${Math.round(days / 7)} wk`;
    const px = axis.px(after + 0.75);
    const room = sheet.room(words, SIZE.axis);
    if (px - room / 2 < free) continue;
    sheet.columns.push({ m: 'word', words, x: Math.round(axis.step > 24 ? px : px + 5), y: y + 4, size: SIZE.axis, fill: 'ink-2', weight: 400,
      align: axis.step > 24 ? 'middle' : 'start' });
    free = px + room + 8;
  }
}
