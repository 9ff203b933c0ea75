import type { Row } from '../../../protocol/types';
import type { Axis } from './axis';
import { whoOf, WHO, type Who } from './tokens';
import { ALLIANCE, instrument, person, stem } from './words';

export interface Point { session: number; x: number; value: number; says: string }

/** One rater's values on one scale. */
export interface Series {
  by: string; role: string; name: string; who: Who; label: string;
  points: Point[];
  /** Sessions whose form is known to be missing. */
  absent: Set<number>;
  /** How many sessions usually lie between two forms: 1 where asked each time. */
  every: number;
}

/** One scale of a measure at one timing, with everybody who rated it. */
export interface Scale {
  id: string; measure: string; scale: string; timing: string; low: number; high: number;
  named: string;
  /** About the bond, or scored as a mean item: drawn large. */
  alliance: boolean;
  series: Series[];
}

const WINDOW = 9;
const ENOUGH = 5;

/** Every scale that was rated, alliance first, patient before therapist before observers. */
export function scalesOf(rows: Row[]): Scale[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.kind !== 'rating') continue;
    const key = [row.measure ?? '', row.scale ?? '', row.timing ?? ''].join(' ');
    (groups.get(key) ?? groups.set(key, []).get(key)!).push(row);
  }
  const found = [...groups.values()].map(scaleOf);
  const rank = (s: Scale) => (ALLIANCE.includes(stem(s.measure)) ? 0 : s.alliance ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function scaleOf(rows: Row[]): Scale {
  const { measure = '', scale = '', timing = '' } = rows[0];
  const numbers = (name: string) => rows.map(r => r[name]).filter((v): v is number => typeof v === 'number');
  const [lows, highs, values] = ['low', 'high', 'value'].map(numbers);
  const low = lows.length ? Math.min(...lows) : values.length ? Math.min(...values) : 0;
  const high = Math.max(highs.length ? Math.max(...highs) : values.length ? Math.max(...values) : 1, low + 1);
  const people = [...new Set(rows.map(r => r.by as string))];
  const series = people.map(by => seriesOf(by, rows.filter(r => r.by === by)));
  series.sort((a, b) => WHO.indexOf(a.who) - WHO.indexOf(b.who));
  const part = ['', 'total', 'mean'].includes(scale ?? '') ? '' : ` ${scale.replace(/_/g, ' ')}`;
  return { id: `${measure} ${scale} ${timing}`, measure, scale, timing, low, high, series,
    named: instrument(measure) + part, alliance: ALLIANCE.includes(stem(measure)) || high - low <= 8 };
}

function seriesOf(by: string, rows: Row[]): Series {
  const points = rows.filter(r => r.value != null && r.x != null).sort((a, b) => a.x - b.x)
    .map(r => ({ session: r.session ?? Math.floor(r.x), x: r.x, value: r.value, says: r.says ?? '' }));
  const there = new Set(points.map(p => p.session));
  const gone = rows.filter(r => r.value == null && r.state === 'missing' && r.session != null && !there.has(r.session));
  const steps = points.slice(1).map((p, i) => p.session - points[i].session).sort((a, b) => a - b);
  const { role = '', name = '' } = rows[0];
  return { by, role: role ?? '', name: name ?? '', who: whoOf(role), label: person(name ?? '', role ?? '', by), points,
    absent: new Set(gone.map(r => r.session)), every: steps.length ? steps[Math.floor(steps.length / 2)] : 1 };
}

/** A scale with the forms of some sessions only. */
export const part = (scale: Scale, first: number, last: number): Scale =>
  ({ ...scale, series: scale.series.map(one => ({ ...one, points: one.points.filter(p => p.session >= first && p.session <= last) })) });

/** Stretches without a missing value: a line is drawn through each and through nothing else. */
export function runs(one: Series): Point[][] {
  const out: Point[][] = [];
  const reach = one.every <= 1 ? 1 : 1.5 * one.every;
  for (const p of one.points) {
    const last = out.at(-1)?.at(-1);
    const gone = last && [...one.absent].some(s => s > last.session && s < p.session);
    if (last && p.session - last.session <= reach && !gone) out.at(-1)!.push(p);
    else out.push([p]);
  }
  return out;
}

/** Held sessions from which no form is there; only the known ones where forms are given now and then. */
export function withoutForm(one: Series, axis: Axis): number[] {
  const there = new Set(one.points.map(p => p.session));
  const of = one.every > 1 ? [...one.absent].filter(s => axis.held.has(s)) : [...axis.held].filter(s => !there.has(s));
  return of.sort((a, b) => a - b);
}

/** Runs of medians over nine sessions; nothing where fewer than five of the nine are answered. */
export function medians(points: Point[]): { x: number; value: number }[][] {
  if (!points.length) return [];
  const values = new Map(points.map(p => [p.session, p.value]));
  const offset = points[0].x - points[0].session;
  const out: { x: number; value: number }[][] = [[]];
  for (let s = points[0].session; s <= points.at(-1)!.session; s++) {
    const near: number[] = [];
    for (let k = s - (WINDOW >> 1); k <= s + (WINDOW >> 1); k++) if (values.has(k)) near.push(values.get(k)!);
    if (near.length >= ENOUGH) out.at(-1)!.push({ x: s + offset, value: median(near) });
    else if (out.at(-1)!.length) out.push([]);
  }
  return out.filter(run => run.length);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Whether this is the observers' impact of withdrawal or confrontation. */
export const observed = (s: Scale) =>
  ['confrontation', 'withdrawal'].includes(s.scale) && /^(rrs3|3rs)/.test(s.measure.toLowerCase().replace(/[-_]/g, ''));

/** Whether this is the intensity of ruptures people reported after a session. */
export const reports = (s: Scale) => s.scale === 'rupture_intensity';

/** Which scales are drawn, and how: whole scores, what observers saw, what was reported. */
export function chosen(all: Scale[]): { large: Scale[]; small: Scale[]; impact: Scale[]; reported: Scale[] } {
  const impact = all.filter(observed);
  const reported = all.filter(reports);
  const whole = (s: Scale) => ['total', 'mean', ''].includes(s.scale);
  const lines = all.filter(s => {
    const siblings = all.filter(o => o.measure === s.measure);
    if (siblings.some(o => observed(o) || reports(o))) return false;
    return whole(s) || !siblings.some(whole);
  });
  return { large: lines.filter(s => s.alliance), small: lines.filter(s => !s.alliance), impact, reported };
}
