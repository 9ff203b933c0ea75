import type { Point, Scale, Series } from '../series';
import { keyOfSeries, type Sheet } from '../sheet';
import { hueOfWho } from '../tokens';
import { number } from '../words';

const STRONG = 3;
const ROW = 16;
const PRINTED = 10;

/** What people reported after a session: one row of numerals per rater; 0 is a dot, 3 and above heavier, missing nothing. */
export function reported(sheet: Sheet, scale: Scale): void {
  sheet.track(`reported:${scale.id}`, 'Rupture reported', () => {
    const rows = scale.series.filter(one => one.points.length);
    const { axis } = sheet;
    const printed = axis.step >= PRINTED;
    sheet.y += 5;
    const start = sheet.y;
    sheet.title(start + Math.max(ROW * rows.length, 30) / 2, 'Rupture reported', [printed ? '0 none, 5 strongest' : 'taller: stronger, 0 to 5']);
    for (const one of rows) {
      const { who, by } = keyOfSeries(one, false);
      sheet.who(who, axis.left - 13, sheet.y + ROW / 2, by);
      for (const p of one.points) {
        if (!axis.has(p.x)) continue;
        (printed ? numeral : bar)(sheet, one, p);
        sheet.spot(p.session, axis.px(p.session), sheet.y, axis.step / 2, ROW, p.says, { by });
      }
      sheet.y += ROW;
    }
    sheet.y = Math.max(sheet.y, start + 30) + 4;
  });
}

function numeral(sheet: Sheet, one: Series, p: Point): void {
  const strong = p.value >= STRONG;
  const size = sheet.axis.level === 'fine' ? (strong ? 13 : 11.5) : strong ? 12 : 11;
  const px = sheet.axis.px(p.session + 0.25);
  if (p.value) sheet.word(number(p.value), px, sheet.y + ROW / 2, size, hueOfWho(one.who), { weight: strong ? 700 : 400, by: one.by });
  else sheet.path(`M${px.toFixed(1)} ${(sheet.y + ROW / 2).toFixed(1)}h0`, 'ink-3', 1.8, { cap: 'round', by: one.by });
}

/** Too thin for numerals: a bar as tall as the report is strong, a dot for none. */
function bar(sheet: Sheet, one: Series, p: Point): void {
  const floor = sheet.y + ROW - 2;
  if (p.value) sheet.area(p.session, p.session + 0.75, floor, floor - ((ROW - 4) * p.value) / 5, hueOfWho(one.who), { by: one.by });
  else sheet.area(p.session, p.session + 0.5, floor, floor - 1, 'ink-3', { by: one.by });
}
