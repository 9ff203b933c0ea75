import { Axis } from './axis';
import { known } from './known';
import { codingsOf } from './codings';
import { episodes } from './tracks/episodes';
import { Sheet, tidy } from './sheet';
import type { Scene } from './scene';
import { endOf, longestGap, placeOf, segments, talkOf, type Talk } from './talk';
import { codes } from './tracks/codes';
import { shares } from './tracks/shares';
import { hueOfWho, SIZE } from './tokens';
import { clock } from './words';
import type { Row } from '../../../protocol/types';

export const BASES = { clock: 'Clock, from the recording', words: 'Share of words', order: 'Order of turns' };
const TICKS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];
const BAR = 20;
const EXCERPT = 60;

/** What is known of one session: its turns, its codings, and how its places were found. */
export interface Inside { session: number; turns: Row[] | undefined; codings: Row[] | undefined; basis: string }

/** The axis of one session over the plot of the whole therapy. */
export const sessionAxis = (from: Axis, session: number) =>
  new Axis(session, session, from.left, Math.max(from.width, 160), from.held, from.missed, session + 0.5);

/** One session turn by turn: who speaks, how the talk is shared, what was coded where, by clock or by words. */
export function session(inside: Inside, rows: Row[], people: Row[], from: Axis, width: number): Scene {
  const axis = sessionAxis(from, inside.session);
  const sheet = new Sheet(axis, width);
  const talk = talkOf(inside.session, inside.turns ?? [], inside.basis, people);
  if (!talk.turns.length) return silent(sheet, inside);
  heads(sheet, talk);
  speakers(sheet, talk, BAR, true);
  shares(sheet, talk);
  codes(sheet, talk, codingsOf(inside.codings ?? [], talk, people));
  const here = known(rows).episodes.filter(e => e.x < axis.end && e.x2 >= axis.first);
  if (here.length) episodes(sheet, here);
  foot(sheet, talk);
  return sheet.scene(height => segments(talk).forEach(({ a, b }, i) => i % 2 === 0 && sheet.column(placeOf(talk, a), placeOf(talk, b), height - 22)));
}

/** A session of which there is no transcript says so. */
export function silent(sheet: Sheet, inside: Inside): Scene {
  sheet.track('speakers', 'Who speaks', () => {
    sheet.y += 6;
    sheet.title(sheet.y + 9, `Session ${inside.session}`);
    sheet.sentence(inside.turns ? 'No transcript of this session. Drop a file onto the case to bring it in.' : 'Fetching the session…');
  });
  return sheet.scene();
}

function heads(sheet: Sheet, talk: Talk): void {
  sheet.track('session', `Session ${talk.session}`, () => {
    const parts = segments(talk);
    const { axis } = sheet;
    const fits = Math.max(...parts.map(p => sheet.room(p.name, SIZE.axis))) + 8 < Math.min(...parts.slice(0, -1).map(p => p.b - p.a)) * axis.width;
    sheet.title(11, `Session ${talk.session}`);
    parts.forEach(({ name, a, b }, i) => {
      const words = fits ? name : `${i + 1}`;
      if (sheet.room(words, SIZE.axis) < (b - a) * axis.width + 14) sheet.word(words, axis.px(placeOf(talk, (a + b) / 2)), 11, SIZE.axis, 'ink-2');
    });
    sheet.y = sheet.head = 22;
  });
}

/** One bar is one turn; each speaker has a row. */
export function speakers(sheet: Sheet, talk: Talk, tall: number, titled: boolean, named = true): void {
  sheet.track('speakers', 'Who speaks', () => {
    const { axis } = sheet;
    sheet.y += titled ? 7 : 4;
    const start = sheet.y;
    const bar = talk.speakers.length > 2 ? tall * 0.65 : tall;
    for (const { by, name, who } of talk.speakers) {
      const middle = sheet.y + bar / 2;
      if (named) {
        sheet.who(who, axis.left - 13, middle, by);
        sheet.behind(name, middle, hueOfWho(who), 600, by);
      }
      sheet.path(bars(sheet, talk, by, sheet.y, bar), 'none', 0, { fill: hueOfWho(who), opacity: 0.75, by });
      sheet.y += bar + (titled ? 5 : 3);
    }
    for (const t of talk.turns) {
      const row = talk.speakers.findIndex(s => s.by === t.by);
      sheet.spot(talk.session, axis.px(placeOf(talk, t.a)), start + row * (bar + (titled ? 5 : 3)), Math.max((t.b - t.a) * 0.5 * axis.step, 1.5), bar, t.says,
        { kind: 'turn', turn: t.number, by: t.by });
    }
    if (!titled) return;
    const silence = talk.basis !== 'clock' ? '' : longestGap(talk) <= EXCERPT ? 'gaps are silence' : 'gaps: silence, or no transcript';
    sheet.title((start + sheet.y - 5) / 2, 'Who speaks', ['one bar is one turn', silence]);
  });
}

function bars(sheet: Sheet, talk: Talk, by: string, y: number, tall: number): string {
  const { axis } = sheet;
  return talk.turns.filter(t => t.by === by).map(t => {
    const a = axis.px(placeOf(talk, t.a));
    const w = Math.max(((t.b - t.a) / 2) * axis.step - 0.6, 0.9);
    return `M${tidy(a)} ${tidy(y)}h${tidy(w)}v${tall}h${tidy(-w)}z`;
  }).join('');
}

/** Times or shares along the foot, and what they are. */
export function foot(sheet: Sheet, talk: Talk): void {
  sheet.track('foot', BASES[talk.basis], () => {
    const { axis } = sheet;
    const y = sheet.y + 1;
    sheet.rule(axis.first, axis.end, y, 'rule');
    sheet.title(y + 11, '', [BASES[talk.basis]], [], true);
    for (const [position, words] of footTicks(axis, talk)) {
      const px = axis.px(placeOf(talk, position));
      sheet.path(`M${px.toFixed(1)} ${y}v4`, 'ink-3', 1);
      sheet.word(words, px, y + 11, SIZE.axis, 'ink-2');
    }
    sheet.y = y + 20;
  });
}

function footTicks(axis: Axis, talk: Talk): [number, string][] {
  if (talk.basis !== 'clock') return [0, 2, 4, 6, 8, 10].map(p => [p / 10, p === 10 ? '100 %' : `${p * 10}`]);
  const end = endOf(talk);
  const step = TICKS.find(s => (axis.width * s) / talk.seconds >= 62) ?? TICKS.at(-1)!;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i): [number, string] => [talk.zero + (i * step) / talk.seconds, clock(i * step)])
    .filter(([position]) => position >= -0.001);
}
