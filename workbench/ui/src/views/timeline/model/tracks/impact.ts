import type { Scale } from '../series';
import type { Sheet } from '../sheet';
import { hueOfKin, SIZE } from '../tokens';
import { number } from '../words';

const KINDS = ['confrontation', 'withdrawal'] as const;
type Means = Map<number, { mean: number; says: string }>;

/** Mean over observers per session, with a sentence. */
export function means(scale: Scale | undefined): Means {
  const values = new Map<number, { values: number[]; says: string[] }>();
  for (const one of scale?.series ?? []) {
    for (const p of one.points) {
      const here = values.get(p.session) ?? values.set(p.session, { values: [], says: [] }).get(p.session)!;
      here.values.push(p.value);
      here.says.push(p.says || `${scale!.scale} ${number(p.value)}`);
    }
  }
  return new Map([...values].map(([s, v]) => [s, { mean: v.values.reduce((a, b) => a + b, 0) / v.values.length, says: v.says.join(' ') }]));
}

/** What observers rated: confrontation up and solid, withdrawal down and lined, from a baseline of 1. */
export function impact(sheet: Sheet, scales: Scale[]): void {
  sheet.track('impact', 'Observers: impact', () => {
    const raters = Math.max(...scales.map(s => s.series.length));
    const by = raters > 1 ? `mean of ${raters} observers` : 'rated 1 to 5';
    const data = KINDS.map(kind => means(scales.find(s => s.scale === kind)));
    (sheet.axis.level === 'coarse' ? heat : bars)(sheet, data, by);
  });
}

function bars(sheet: Sheet, data: Means[], by: string): void {
  const { axis } = sheet;
  const half = (SIZE.impact / 2) * sheet.tall;
  const base = sheet.y + (sheet.low ? 8 : 12) + half;
  sheet.title(base, 'Observers: impact', sheet.tall < 1 ? ['up: confrontation, down: withdrawal'] : [`${by}; up: confrontation`, 'down: withdrawal, lined']);
  for (const [y, label] of [[base - half, '5'], [base, '1'], [base + half, '5']] as const) {
    sheet.scale(y, label);
    if (y !== base) sheet.rule(axis.first, axis.end, y, 'rule-2');
  }
  for (const s of new Set(data.flatMap(d => [...d.keys()]))) if (axis.has(s)) sheet.rule(s, s + 1, base, 'ink-3');
  data.forEach((found, i) => {
    for (const [s, { mean, says }] of found) {
      if (!axis.has(s)) continue;
      const end = base + (i ? 1 : -1) * half * ((mean - 1) / 4);
      sheet.spot(s, axis.px(s), i ? base : base - half, axis.step / 2, half, says);
      if (Math.abs(end - base) < 0.5) continue;
      const hue = hueOfKin(KINDS[i]);
      sheet.area(s + 0.05, s + 0.45, base, end, hue, i ? { opacity: 0.1, stroke: hue, width: 1.1, hatch: hue } : {});
    }
  });
  sheet.y = base + half + (sheet.low ? 4 : 8);
}

/** Two rows, darker for more impact. */
function heat(sheet: Sheet, data: Means[], by: string): void {
  const { axis } = sheet;
  sheet.y += 6;
  sheet.title(sheet.y + 13, 'Observers: impact', [by, 'stronger: more impact']);
  data.forEach((found, i) => {
    if (!found.size) return;
    for (const [s, { mean, says }] of found) {
      if (!axis.has(s)) continue;
      sheet.area(s, s + 1, sheet.y, sheet.y + 11, hueOfKin(KINDS[i]), { opacity: Math.max((mean - 1) / 4, 0.04) });
      sheet.spot(s, axis.px(s), sheet.y, axis.step, 11, says);
    }
    sheet.behind(KINDS[i], sheet.y + 5.5, hueOfKin(KINDS[i]));
    sheet.y += 14;
  });
  sheet.y += 6;
}
