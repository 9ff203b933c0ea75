import type { Row } from '../../../protocol/types';
import { Axis } from './axis';
import { known } from './known';
import { wide } from './lettering';
import { chosen, part, type Scale } from './series';
import { Sheet } from './sheet';
import type { Scene } from './scene';
import { SIZE } from './tokens';
import { breaks } from './tracks/breaks';
import { coded } from './tracks/coded';
import { episodes } from './tracks/episodes';
import { gaps, missingForms } from './tracks/gaps';
import { head } from './tracks/head';
import { impact } from './tracks/impact';
import { memos } from './tracks/memos';
import { outside } from './tracks/outside';
import { endRoom, rating } from './tracks/rating';
import { sessionsSaid } from './words';
import { reported } from './tracks/reported';

export type { Mark, Label, Scene, Spot, Track } from './scene';
export { Axis } from './axis';

const NARROWEST = 120;
const WIDEST_NAMES = 150;

/** Where the plot begins and ends in so wide a view. */
export function margins(width: number, scales: Scale[], last: number): { left: number; right: number } {
  const left = width >= 1100 ? 302 : width >= 720 ? SIZE.left : width >= 560 ? 184 : width >= 380 ? 140 : 96;
  const room = endRoom(scales, last, words => wide(words, SIZE.name, 600));
  return { left, right: width >= 480 ? Math.min(Math.max(room, 76), WIDEST_NAMES) : Math.min(room, 76) };
}

/** The axis of a whole therapy in so wide a view; few sessions do not spread over a wide one. */
function wholeAxis(rows: Row[], width: number, scales: Scale[]): Axis {
  const { first, last, held, missed } = known(rows).sessions;
  const { left, right } = margins(width, scales, last);
  const room = Math.max(width - left - right, NARROWEST);
  return new Axis(first, last, left, Math.min(room, SIZE.widest * (last + 1 - first)), held, missed);
}

/** Room for the lengths of breaks under the session numbers. */
const BREAK = 6;
const HEIGHTS = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/** Everything that has a place, on one axis of sessions; lower where that much height is not there. */
export function whole(rows: Row[], width: number, room = Infinity): Scene {
  const tried = HEIGHTS.map(tall => () => wholeAt(rows, width, tall));
  let scene = tried[0]();
  for (let i = 1; i < tried.length && scene.height > room; i++) scene = tried[i]();
  return scene;
}

function wholeAt(rows: Row[], width: number, tall: number): Scene {
  const here = known(rows);
  const kinds = chosen(here.scales);
  const sheet = new Sheet(wholeAxis(rows, width, [...kinds.large, ...kinds.small]), width, tall);
  head(sheet, here.of('session'));
  if (here.breaks.length) sheet.y += BREAK;
  ratings(sheet, kinds);
  episodes(sheet, here.episodes);
  coded(sheet, here.of('coded'), new Set(here.memos.map(m => Math.floor(m.x))));
  memos(sheet, here.memos);
  outside(sheet, here.of('life_event'));
  return withBreaks(sheet, rows);
}

function withBreaks(sheet: Sheet, rows: Row[]): Scene {
  return sheet.scene(height => {
    sheet.held(height);
    breaks(sheet, known(rows).breaks, sheet.head + 4, height);
  });
}

function ratings(sheet: Sheet, kinds: ReturnType<typeof chosen>): void {
  const coarse = sheet.axis.level === 'coarse';
  kinds.large.forEach((scale, i) => {
    rating(sheet, scale, SIZE.rating * (i ? 0.62 : coarse ? 1.3 : 1) * sheet.tall);
    oneSide(sheet, scale);
  });
  if (!kinds.large.length && !kinds.small.length && !kinds.impact.length && !kinds.reported.length) {
    sheet.track('ratings', 'Ratings', () => {
      sheet.y += 6;
      sheet.title(sheet.y + 9, 'Ratings');
      sheet.sentence('No ratings yet. Bring in a table with session, measure, by, timing and value.');
    });
  }
  if (kinds.impact.length) impact(sheet, kinds.impact);
  for (const scale of kinds.reported) reported(sheet, scale);
  for (const scale of kinds.small) rating(sheet, scale, SIZE.small * sheet.tall);
  gaps(sheet, missingForms(kinds.large.length ? kinds.large : kinds.small, sheet));
}

/** Where only one of patient and therapist rated, the picture says whose view is unknown. */
function oneSide(sheet: Sheet, scale: Scale): void {
  const raters = scale.series.filter(s => s.points.length && (s.who === 'patient' || s.who === 'therapist'));
  if (raters.length !== 1 || !/^(wai|arm|calpas|haq)/.test(scale.measure)) return;
  const other = raters[0].who === 'patient' ? 'therapist' : 'patient';
  sheet.sentence(`No ratings from the ${other}; what only the ${other} would have seen stays unknown.`);
}

/** A stretch of sessions in the detail that the whole has no room for: alliance, episodes, life events. */
export function detail(rows: Row[], from: Axis, first: number, last: number, width: number): Scene {
  const axis = new Axis(first, last, from.left, from.width, from.held, from.missed);
  const sheet = new Sheet(axis, width);
  const here = known(rows);
  head(sheet, here.of('session'), sessionsSaid(first, last));
  if (here.breaks.length) sheet.y += BREAK;
  const shown = chosen(here.scales).large.slice(0, 1).map(scale => part(scale, first, last));
  for (const scale of shown) rating(sheet, scale, SIZE.rating);
  gaps(sheet, missingForms(shown, sheet));
  episodes(sheet, here.episodes);
  memos(sheet, here.memos);
  outside(sheet, here.of('life_event'));
  return withBreaks(sheet, rows);
}

/** The whole therapy as a thin strip, for the top of a session: alliance and episodes only. */
export function mini(rows: Row[], width: number): Scene {
  const here = known(rows);
  const large = chosen(here.scales).large.slice(0, 1);
  const sheet = new Sheet(wholeAxis(rows, width, large), width);
  head(sheet, here.of('session'));
  for (const scale of large) rating(sheet, scale, 34, true);
  episodes(sheet, here.episodes.map(e => ({ ...e, label: '', x2: e.x, resolution: null })));
  return sheet.scene();
}
