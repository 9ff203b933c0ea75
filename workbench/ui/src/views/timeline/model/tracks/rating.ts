import { apart } from '../lettering';
import { medians, runs, type Scale, type Series } from '../series';
import { keyOfSeries, tidy, type Sheet } from '../sheet';
import { hueOfWho, tokens } from '../tokens';
import { number, TIMINGS, titleOf } from '../words';

const TALL = 50;

/** One scale over the instrument's whole range: line and marks, never joined over a missing form. */
export function rating(sheet: Sheet, scale: Scale, height: number, bare = false): void {
  sheet.track(`rating:${scale.id}`, titleOf(scale.measure), () => {
    const margin = (height > TALL ? 10 : 8) - (sheet.low ? 3 : 0);
    const top = sheet.y + margin;
    const y = (value: number) => top + height * (1 - (value - scale.low) / (scale.high - scale.low));
    const tall = height > TALL;
    range(sheet, scale, height, y);
    const shown = scale.series.filter(one => one.points.length);
    for (const one of [...shown].reverse()) {
      if (sheet.axis.level === 'coarse') smoothed(sheet, one, y);
      else drawn(sheet, one, y, tall, bare);
    }
    ends(sheet, shown, y, top, height, tall);
    const keys = tall && shown.length > 1 ? shown.map(one => keyOfSeries(one, true)) : [];
    sheet.title(top + height / 2, titleOf(scale.measure), subs(sheet, scale, tall), keys);
    sheet.y = top + height + margin;
  });
}

/** Instrument and timing; where the line is a median, that it is one. */
function subs(sheet: Sheet, scale: Scale, tall: boolean): string[] {
  const about = [scale.named, TIMINGS[scale.timing]].filter(Boolean).join(', ');
  if (sheet.axis.level !== 'coarse') return [about];
  return tall ? [scale.named, 'dot: one session, line: median of 9'] : [`${scale.named}, line: median of 9`];
}

function range(sheet: Sheet, scale: Scale, height: number, y: (v: number) => number): void {
  const { axis } = sheet;
  for (const value of ticks(scale, height)) {
    sheet.rule(axis.first, axis.end, y(value), value === scale.low || value === scale.high ? 'rule' : 'rule-2');
    sheet.scale(y(value), number(value));
  }
}

/** The values printed beside the scale: each of a short one, else the ends and the middle. */
export function ticks(scale: Pick<Scale, 'low' | 'high'>, height: number): number[] {
  const span = scale.high - scale.low;
  if (span <= 6 && Number.isInteger(span) && height / span >= 12) return Array.from({ length: span + 1 }, (_, i) => scale.low + i);
  return height >= TALL ? [scale.low, scale.low + span / 2, scale.high] : [scale.low, scale.high];
}

const through = (points: { x: number; y: number }[]) => points.map((p, i) => `${i ? 'L' : 'M'}${tidy(p.x)} ${tidy(p.y)}`).join('');

function stroke(sheet: Sheet, one: Series, points: { x: number; y: number }[], quiet: boolean): void {
  const look = tokens.lines[one.who];
  if (points.length < 2) return;
  sheet.path(through(points), hueOfWho(one.who), quiet ? Math.min(look.width, 1.6) : look.width,
    { dash: look.dash.join(' ') || undefined, cap: look.cap as 'round', by: one.by });
}

/** A line through every uninterrupted stretch, a mark for every form. */
function drawn(sheet: Sheet, one: Series, y: (v: number) => number, tall: boolean, bare: boolean): void {
  const { axis } = sheet;
  for (const run of runs(one)) stroke(sheet, one, run.map(p => ({ x: axis.px(p.x), y: y(p.value) })), !tall);
  const size = axis.level === 'fine' && tall ? 1 : 0.78;
  const shown = one.points.filter(p => axis.has(p.x));
  if (!bare) sheet.marks(one.who, shown.map(p => [axis.px(p.x), y(p.value)]), one.by, size);
  for (const p of shown) {
    sheet.spot(p.session, axis.px(p.x) - 5, y(p.value) - 5, 10, 10, p.says, { by: one.by });
  }
}

/** Dots are the data, the line is a median. */
function smoothed(sheet: Sheet, one: Series, y: (v: number) => number): void {
  const { axis } = sheet;
  const small = Math.min(Math.max(axis.step / 2.8, 0.65), 1);
  const look = tokens.marks[one.who];
  const r = 1.3 * small;
  const dots = one.points.filter(p => axis.has(p.x)).map(p => {
    const [px, py] = [axis.px(p.x), y(p.value)];
    sheet.spot(p.session, px - 2, py - 3, 4, 6, p.says, { by: one.by });
    return look.filled ? `M${tidy(px)} ${tidy(py)}h0` : `M${tidy(px - r)} ${tidy(py - r)}h${2 * r}v${2 * r}h${-2 * r}z`;
  });
  if (dots.length) sheet.path(dots.join(''), hueOfWho(one.who), look.filled ? 2.6 * small : 0.9 * small, { cap: look.filled ? 'round' : 'butt', by: one.by });
  for (const run of medians(one.points)) stroke(sheet, one, run.map(p => ({ x: axis.px(p.x), y: y(p.value) })), false);
}

/** Each series is named behind its last point, with the last value. */
function ends(sheet: Sheet, shown: Series[], y: (v: number) => number, top: number, height: number, tall: boolean): void {
  const wished = shown.map(one => y(one.points.at(-1)!.value));
  const placed = apart(wished, 14, top + 2, top + height - 2);
  shown.forEach((one, i) => sheet.behind(endLabel(one, sheet.axis.last), placed[i], hueOfWho(one.who), tall ? 600 : 400, one.by));
}

/** Name and last value, and the session where that was not the last one. */
export function endLabel(one: Series, lastSession: number): string {
  const last = one.points.at(-1)!;
  const early = last.session < lastSession - Math.max(1, one.every);
  return `${one.name || one.by} ${number(last.value)}${early ? ` (s${last.session})` : ''}`;
}

/** The pixels that names behind the lines need. */
export const endRoom = (scales: Scale[], last: number, room: (words: string) => number) =>
  Math.max(0, ...scales.flatMap(s => s.series).filter(one => one.points.length).map(one => room(endLabel(one, last)))) + 22;
