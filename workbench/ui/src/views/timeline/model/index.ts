import type { Row } from '../../../protocol/types';
import { Axis, sessionsOf } from './axis';
import { wide } from './lettering';
import { chosen, scalesOf, type Scale } from './series';
import { Sheet, type Scene } from './sheet';
import { SIZE } from './tokens';
import { breaks, breaksOf } from './tracks/breaks';
import { coded } from './tracks/coded';
import { episodesOf } from './tracks/episode';
import { episodes } from './tracks/episodes';
import { gaps, missingForms } from './tracks/gaps';
import { head } from './tracks/head';
import { impact } from './tracks/impact';
import { memos, memosOf } from './tracks/memos';
import { outside } from './tracks/outside';
import { endRoom, rating } from './tracks/rating';
import { reported } from './tracks/reported';

export type { Mark, Label, Scene, Spot, Track } from './sheet';
export { Axis } from './axis';

const NARROWEST = 120;
const WIDEST_NAMES = 150;

/** Where the plot begins and ends in so wide a view. */
export function margins(width: number, scales: Scale[], last: number): { left: number; right: number } {
  const left = width >= 1100 ? 302 : width >= 720 ? SIZE.left : width >= 480 ? 150 : 96;
  const room = endRoom(scales, last, words => wide(words, SIZE.name, 600));
  return { left, right: width >= 480 ? Math.min(Math.max(room, 76), WIDEST_NAMES) : Math.min(room, 76) };
}

/** The axis of a whole therapy in so wide a view; few sessions do not spread over a wide one. */
function wholeAxis(rows: Row[], width: number, scales: Scale[]): Axis {
  const { first, last, held, missed } = sessionsOf(rows);
  const { left, right } = margins(width, scales, last);
  const room = Math.max(width - left - right, NARROWEST);
  return new Axis(first, last, left, Math.min(room, SIZE.widest * (last + 1 - first)), held, missed);
}

const LOW = 0.68;

/** Everything that has a place, on one axis of sessions; lower where that much height is not there. */
export function whole(rows: Row[], width: number, room = Infinity): Scene {
  const scene = wholeAt(rows, width, 1);
  return scene.height <= room ? scene : wholeAt(rows, width, LOW);
}

function wholeAt(rows: Row[], width: number, tall: number): Scene {
  const scales = scalesOf(rows);
  const kinds = chosen(scales);
  const sheet = new Sheet(wholeAxis(rows, width, [...kinds.large, ...kinds.small]), width, tall);
  head(sheet, rows);
  ratings(sheet, kinds);
  episodes(sheet, episodesOf(rows));
  const written = memosOf(rows);
  coded(sheet, rows, new Set(written.map(m => Math.floor(m.x))));
  memos(sheet, written);
  outside(sheet, rows);
  const scene = sheet.scene();
  breaks(sheet, breaksOf(rows), sheet.head + 4, scene.height);
  return scene;
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
  const here = rows.filter(r => r.x == null || (r.x <= last + 1 && (r.x2 ?? r.x) >= first));
  head(sheet, here);
  for (const scale of chosen(scalesOf(here)).large.slice(0, 1)) rating(sheet, scale, SIZE.rating);
  episodes(sheet, episodesOf(here));
  memos(sheet, memosOf(here));
  outside(sheet, here);
  const scene = sheet.scene();
  breaks(sheet, breaksOf(rows), sheet.head + 4, scene.height);
  return scene;
}

/** The whole therapy as a thin strip, for the top of a session: alliance and episodes only. */
export function mini(rows: Row[], width: number): Scene {
  const large = chosen(scalesOf(rows)).large.slice(0, 1);
  const sheet = new Sheet(wholeAxis(rows, width, large), width);
  head(sheet, rows);
  for (const scale of large) rating(sheet, scale, 34, true);
  episodes(sheet, episodesOf(rows).map(e => ({ ...e, label: '', x2: e.x, resolution: null })));
  return sheet.scene();
}
