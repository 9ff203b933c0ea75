import type { Row } from '../../../../protocol/types';
import type { Sheet } from '../sheet';
import { SIZE } from '../tokens';

const LONG = 5;
interface Coded { session: number; n: number; says: string }

/** How many passages are coded in each session that has any. */
export const codedOf = (rows: Row[]): Coded[] => rows.filter(r => r.kind === 'coded' && r.session != null && r.value > 0)
  .map(r => ({ session: r.session, n: r.value, says: r.says ?? '' }));

/** One bar per session with its number; where sessions are thin, a row of shades and the longest stretch never touched. */
export function coded(sheet: Sheet, rows: Row[], memoed: Set<number>): void {
  sheet.track('coded', 'Passages coded', () => {
    const all = codedOf(rows);
    const found = all.filter(c => sheet.axis.has(c.session));
    const { axis } = sheet;
    const coarse = axis.level === 'coarse';
    const numbered = axis.level === 'fine';
    sheet.y += 6;
    if (!all.length) {
      sheet.title(sheet.y + 9, 'Passages coded');
      sheet.sentence('Nothing coded yet. Select words in the transcript and press a code’s key.');
      return;
    }
    const height = coarse ? 13 : SIZE.coded * sheet.tall;
    const top = sheet.y + (numbered ? 10 : 0);
    sheet.title(top + height / 2 - (numbered ? 5 : 0), 'Passages coded', [coarse ? 'stronger: more' : 'number per session']);
    const most = Math.max(1, ...found.map(c => c.n));
    for (const one of found) (coarse ? shade : bar)(sheet, one, most, top, height, numbered);
    const there = new Set(found.map(c => c.session));
    for (const s of axis.held) {
      if (there.has(s) || !axis.has(s)) continue;
      sheet.rule(s, s + (coarse ? 1 : 0.5), top + height - 0.5, 'ink-3', 1, '1.5 3');
      sheet.spot(s, axis.px(s), top, axis.step / 2, height, `Session ${s}: nothing coded.`);
    }
    sheet.y = top + height + 3;
    if (coarse) untouched(sheet, new Set([...all.map(c => c.session), ...memoed]));
    sheet.y += 3;
  });
}

function bar(sheet: Sheet, one: Coded, most: number, top: number, height: number, numbered: boolean): void {
  const { axis } = sheet;
  const tall = Math.max((height * one.n) / most, 1.5);
  sheet.area(one.session + 0.06, one.session + 0.44, top + height, top + height - tall, 'observer', { opacity: 0.85 });
  if (numbered) sheet.word(`${one.n}`, axis.px(one.session + 0.25), top + height - tall - 6.5, SIZE.axis, 'ink-2');
  sheet.spot(one.session, axis.px(one.session), top - 10, axis.step / 2, height + 10, one.says);
}

function shade(sheet: Sheet, one: Coded, most: number, top: number, height: number): void {
  const { axis } = sheet;
  sheet.area(one.session, one.session + 1, top, top + height, 'observer', { opacity: 0.15 + (0.85 * one.n) / most });
  sheet.spot(one.session, axis.px(one.session), top, axis.step, height, one.says);
}

/** First and last session of the longest stretch of held sessions neither coded nor written about. */
export function longest(held: ReadonlySet<number>, touched: ReadonlySet<number>): [number, number] | null {
  let best = { from: 0, to: 0, n: 0 };
  let now = best;
  for (const s of [...held].sort((a, b) => a - b)) {
    now = touched.has(s) ? { from: 0, to: 0, n: 0 } : now.n ? { ...now, to: s, n: now.n + 1 } : { from: s, to: s, n: 1 };
    if (now.n > best.n) best = now;
  }
  return best.n >= LONG ? [best.from, best.to] : null;
}

function untouched(sheet: Sheet, touched: Set<number>): void {
  const stretch = longest(sheet.axis.held, touched);
  if (!stretch) return;
  const { axis } = sheet;
  const [a, b] = [axis.px(stretch[0]), axis.px(stretch[1] + 1)];
  sheet.path(`M${a.toFixed(1)} ${sheet.y}v5H${b.toFixed(1)}v-5`, 'ink-2', 1);
  const words = `${stretch[0]} to ${stretch[1]}: longest stretch neither coded nor memoed`;
  const room = sheet.room(words, SIZE.sub);
  const start = Math.min(Math.max((a + b - room) / 2, axis.left), sheet.width - 8 - room);
  sheet.word(words, start + room / 2, sheet.y + 13, SIZE.sub, 'ink');
  sheet.y += 20;
}
