import type { Row } from '../../../../protocol/types';
import { dayOf } from './breaks';
import type { Sheet } from '../sheet';
import { SIZE } from '../tokens';

/** Session numbers over their columns; where sessions are thin, round numbers with ticks. */
export function head(sheet: Sheet, rows: Row[], title = 'Session'): void {
  sheet.track('session', 'Session', () => {
    const { axis } = sheet;
    const shown = axis.labelled();
    const sparse = shown.length < axis.sessions.length;
    sheet.title(13, title);
    for (const s of shown) {
      const round = axis.level === 'coarse' && s % 100 === 0;
      sheet.word(`${s}`, axis.px(s + 0.25), 13, SIZE.head, round ? 'ink' : 'ink-2', { weight: round ? 600 : 400 });
      if (sparse) sheet.path(`M${axis.px(s + 0.25).toFixed(1)} 21v4`, 'ink-3', 1);
    }
    if (axis.first === 0) sheet.word(axis.step >= 44 ? 'before' : '0', axis.px(0.25), 13, SIZE.head, 'ink-2');
    sheet.y = sparse ? 27 : 24;
    if (axis.level === 'coarse') years(sheet, rows);
    for (const row of rows) {
      if (row.kind !== 'session' || !axis.has(row.session)) continue;
      sheet.spot(row.session, axis.px(row.session), 0, axis.step, sheet.y, row.says);
    }
    sheet.head = sheet.y;
  });
}

const NAMES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const YEAR = 365.25;

/** Where a therapy lasts for years, a bracket for each of them. */
function years(sheet: Sheet, rows: Row[]): void {
  const { axis } = sheet;
  const dated = rows.filter(r => r.kind === 'session' && axis.has(r.session)).map(r => ({ session: r.session as number, day: dayOf(r.label) }))
    .filter((s): s is { session: number; day: number } => s.day !== null).sort((a, b) => a.session - b.session);
  if (!dated.length || dated.at(-1)!.day - dated[0].day < 1.2 * YEAR) return;
  const starts = new Map<number, number>();
  for (const { session, day } of dated) {
    const year = Math.floor((day - dated[0].day) / YEAR);
    if (!starts.has(year)) starts.set(year, session);
  }
  const all = [...starts];
  all.forEach(([year, from], i) => {
    const [a, b] = [axis.px(from) + (i ? 1.5 : 0), axis.px(all[i + 1]?.[1] ?? axis.end) - 1.5];
    sheet.path(`M${a.toFixed(1)} ${sheet.y + 3.5}H${b.toFixed(1)}`, 'ink-3', 1);
    const words = `${NAMES[year] ?? `${year + 1}th`} year`;
    if (sheet.room(words, SIZE.axis) < b - a - 6) sheet.word(words, (a + b) / 2, sheet.y + 12, SIZE.axis, 'ink-2');
  });
  sheet.y += 20;
}
