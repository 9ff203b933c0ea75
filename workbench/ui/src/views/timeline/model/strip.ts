import type { Row } from '../../../protocol/types';
import { Axis } from './axis';
import { codingsOf, together } from './codings';
import { foot, sessionAxis, silent, speakers, type Inside } from './session';
import { Sheet } from './sheet';
import type { Scene } from './scene';
import { endOf, talkOf, type Talk } from './talk';
import { SIZE } from './tokens';
import { coding } from './tracks/codes';
import { count, sessionsSaid } from './words';

const BAR = 11;
const ROW = 10;
const RUPTURE = ['confrontation', 'withdrawal'];

/** How many sessions are shown turn by turn below the whole; more of them become a timeline of their own. */
export const FEW = 4;

/** One session, or a few beside each other, as thin as can be: who speaks, what was coded, by clock or by words. */
export function strip(insides: Inside[], people: Row[], from: Axis, width: number): Scene {
  const [first, last] = [insides[0].session, insides.at(-1)!.session];
  const axis = first === last ? sessionAxis(from, first) : new Axis(first, last, from.left, from.width, from.held, from.missed, last + 0.5);
  const sheet = new Sheet(axis, width);
  const talks = insides.map(one => talkOf(one.session, one.turns ?? [], one.basis, people));
  if (!talks.some(t => t.turns.length)) return silent(sheet, insides.length === 1 ? insides[0] : { ...insides[0], turns: insides.every(i => i.turns) ? [] : undefined });
  const start = sheet.y;
  let deepest = start;
  talks.forEach((talk, i) => {
    sheet.y = start;
    if (talk.turns.length) speakers(sheet, talk, BAR, false, i === 0);
    deepest = Math.max(deepest, sheet.y);
  });
  sheet.y = deepest;
  coded(sheet, talks.map((talk, i) => ({ talk, rows: insides[i].codings ?? [] })), people);
  const middle = first === last ? Math.min(sheet.y / 2, 18) : sheet.y / 2;
  sheet.title(middle, sessionsSaid(first, last), first === last ? [about(talks[0])] : []);
  if (first === last) foot(sheet, talks[0]);
  else heads(sheet, talks);
  return first === last ? sheet.scene(() => undefined) : sheet.scene();
}

function about(talk: Talk): string {
  const turns = count(talk.turns.length, 'turn');
  return talk.basis === 'clock' ? `${turns} by clock, ${Math.round(endOf(talk) / 60)} min` : `${turns} by ${talk.basis === 'words' ? 'share of words' : 'order'}`;
}

/** Codings in two rows: what speaks of ruptures, and everything else. */
function coded(sheet: Sheet, parts: { talk: Talk; rows: Row[] }[], people: Row[]): void {
  const found = parts.flatMap(({ talk, rows }) => codingsOf(rows, talk, people).map(one => ({ talk, one })));
  const rows = [found.filter(f => RUPTURE.includes(f.one.kin)), found.filter(f => !RUPTURE.includes(f.one.kin))].filter(r => r.length);
  if (!rows.length) return;
  sheet.track('codes', 'Codes', () => {
    sheet.y += 2;
    for (const row of rows) {
      for (const { talk } of parts) {
        const here = row.filter(f => f.talk === talk).map(f => f.one);
        for (const kin of new Set(here.map(c => c.kin))) {
          const near = 6 / (sheet.axis.step / 2);
          for (const one of together(here.filter(c => c.kin === kin), near)) coding(sheet, talk, one, sheet.y + ROW / 2, 0, 3.4);
        }
      }
      sheet.y += ROW;
    }
    sheet.y += 1;
  });
}

function heads(sheet: Sheet, talks: Talk[]): void {
  const { axis } = sheet;
  sheet.track('foot', 'Session', () => {
    const bases = new Set(talks.filter(t => t.turns.length).map(t => t.basis));
    const basis = bases.size > 1 ? 'each by clock or share of words' : bases.has('clock') ? 'each by clock' : bases.has('words') ? 'each by share of words' : 'each by order of turns';
    sheet.title(sheet.y + 12, '', [basis], [], true);
    for (const s of axis.sessions) sheet.word(`${s}`, axis.px(s + 0.25), sheet.y + 12, SIZE.axis, 'ink-2');
    sheet.y += 20;
  });
}
