import type { Row } from '../../../../protocol/types';
import type { Sheet } from '../sheet';
import { SIZE } from '../tokens';

/** Session numbers over their columns; where sessions are thin, round numbers with ticks. */
export function head(sheet: Sheet, rows: Row[]): void {
  sheet.track('session', 'Session', () => {
    const { axis } = sheet;
    const shown = axis.labelled();
    const sparse = shown.length < axis.sessions.length;
    sheet.title(9, 'Session');
    for (const s of shown) {
      const round = axis.level === 'coarse' && s % 100 === 0;
      sheet.word(`${s}`, axis.px(s + 0.25), 9, SIZE.head, round ? 'ink' : 'ink-2', { weight: round ? 600 : 400 });
      if (sparse) sheet.path(`M${axis.px(s + 0.25).toFixed(1)} 18v4`, 'ink-3', 1);
    }
    if (axis.first === 0) sheet.word(axis.step >= 44 ? 'before' : '0', axis.px(0.25), 9, SIZE.head, 'ink-2');
    sheet.y = sparse ? 24 : 20;
    for (const row of rows) {
      if (row.kind !== 'session' || !axis.has(row.session)) continue;
      sheet.spot(row.session, axis.px(row.session), 0, axis.step, sheet.y, row.says);
    }
    sheet.head = sheet.y;
  });
}
