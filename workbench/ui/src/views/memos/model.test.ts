import { expect, test } from 'vitest';
import { examplesOf } from './examples';
import { NOWHERE } from '../../protocol/focus';
import { chosen, concerns, differing, draftOf, draftText, fasterSaid, headSaid, hereSaid, wordsOf } from './model';
import { inFocus, placeOf, sessionsNamed, type Known } from './refs';
import { beginning, listed, moment } from './said';

const memos = examplesOf('memos');
const sessions = examplesOf('sessions');
const annotations = examplesOf('annotations');
const codes = examplesOf('codes');
const episodes = examplesOf('episodes');
const people = examplesOf('participants');
const turns = examplesOf('turns-14');
const around = { sessions, annotations, codes };
const known: Known = { sessions, episodes, memos, people, annotations, codes, events: [], turns: n => (n === 14 ? turns : undefined) };
const all = { here: null, kind: '', by: '', phrase: '' };
const titles = (rows: any[]) => rows.map(row => row.title);

test('memos are found by session, episode, kind, author and words', () => {
  expect(titles(chosen(memos, { ...all, here: { sessions: [14], episode: null, codes: [] } }, around)))
    .toEqual(['Her worst rating', 'Where Jon and I disagree', 'Who examines whom']);
  const yes = episodes.find(row => row.label === 'The long yes')!.id;
  expect(titles(chosen(memos, { ...all, here: { sessions: [14], episode: yes, codes: [] } }, around)))
    .toEqual(['What a ceiling can and cannot show', 'Against the long yes', 'Her worst rating']);
  expect(titles(chosen(memos, { ...all, kind: 'negative-case' }, around))).toEqual(['Against the long yes']);
  expect(titles(chosen(memos, { ...all, by: 'jr', phrase: 'GNOMES' }, around))).toEqual(['Against the long yes']);
  expect(chosen(memos, { ...all, phrase: 'gnomes zebra' }, around)).toEqual([]);
});

test('a memo about a coded passage belongs to its code and to the families above', () => {
  const coding = annotations.find(row => row.code.includes('.'))!;
  const row = { about: [coding.id], session: null };
  const here = (code: string) => ({ sessions: null, episode: null, codes: [code] });
  expect(concerns(row, here(coding.code), around)).toBe(true);
  expect(concerns(row, here(coding.family), around)).toBe(true);
  expect(concerns(row, here('no.such'), around)).toBe(false);
  expect(concerns({ about: [], session: null }, { sessions: null, episode: null, codes: [] }, around)).toBe(true);
});

test('a memo about words that were said while an episode lasted belongs to it', () => {
  const one = episodes.find(row => row.session === 14)!;
  const here = { sessions: [14], episode: one.id, codes: [] };
  const about = (ref: string, x: number | null) => concerns({ about: [ref], session: 14, x }, here, { ...around, episodes });
  expect(about('trn_0000006e_0029', (one.x + one.x2) / 2)).toBe(true);
  expect(about('ses_0000006e', (one.x + one.x2) / 2)).toBe(false);
  expect(about('trn_0000006e_0002', one.x - 0.01)).toBe(false);
  expect(about('trn_0000006e_0029', null)).toBe(false);
});

test('what is in focus, in words', () => {
  expect(hereSaid({ sessions: [4, 5], episode: null, codes: [] }, episodes, codes)).toBe('sessions 4–5');
  expect(hereSaid({ sessions: [4], episode: episodes[0].id, codes: [] }, episodes, codes)).toBe('The long yes');
});

test('an id in words, with the way to its place', () => {
  const turn = turns.find(row => row.turn === 18)!;
  expect(placeOf(turn.id, known)).toMatchObject({ says: 's14 t18', jump: { session: 14, turns: [18, 18] } });
  expect(placeOf('trn_00000061_0014', known)).toMatchObject({ says: 's1', jump: { session: 1, turns: null } });
  expect(placeOf(episodes[0].id, known)).toMatchObject({ says: 'The long yes', jump: { episode: episodes[0].id, session: 4, turns: [15, 15] } });
  expect(placeOf(memos[0].id, known)).toMatchObject({ says: 'Scored for the reader', memo: memos[0].id, jump: null });
  expect(placeOf('par_000000002e', known).says).toBe('Ilse');
  expect(placeOf('par_gone', known).says).toBe('a person');
  expect(placeOf('epi_gone', known).says).toContain('not here any more');
  expect(sessionsNamed(memos[0].about, sessions)).toEqual([1, 3]);
});

test('a new memo is about what is in focus: words, an episode, or the session', () => {
  const focus = { ...NOWHERE, case: 'varga', session: 14 };
  const long = episodes.find(row => row.session === 14)!;
  expect(inFocus(focus, known)).toEqual(['ses_0000006e']);
  expect(inFocus({ ...focus, turns: [18, 20] }, known)).toEqual(['trn_0000006e_0018', 'trn_0000006e_0019', 'trn_0000006e_0020']);
  expect(inFocus({ ...focus, turns: [1, 60] }, known)).toEqual(['trn_0000006e_0001', 'trn_0000006e_0060']);
  expect(inFocus({ ...focus, episode: long.id, turns: [long.turn, long.end_turn] }, known)).toEqual([long.id]);
  expect(inFocus({ ...focus, annotation: annotations[0].id, codes: [codes[0].code] }, known)).toEqual([annotations[0].id, codes[0].id]);
});

test('drafts keep words and what they are about; plain words are words', () => {
  const kept = { title: 'T', kind: 'case', text: 'Both name the hour.', about: ['ses_1'], seen: 4 };
  expect(draftOf(draftText(kept))).toEqual(kept);
  expect(draftOf('a note')).toMatchObject({ text: 'a note', kind: 'case' });
  expect(draftOf('')).toBeNull();
  expect(differing(wordsOf(memos[0]), { ...wordsOf(memos[0]), kind: 'schema' })).toEqual({ kind: 'schema' });
});

test('what is said about a memo', () => {
  expect(headSaid(memos.find(row => row.by === 'jr')!, people)).toBe('negative case · Jon Reyes · W22');
  expect(fasterSaid('jr changed this at 2026-01-05T12:02:00Z, after you opened it. Both …')).toEqual({ who: 'jr', at: '2026-01-05T12:02:00Z' });
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(beginning('one two three four', 9)).toBe('one two …');
  const noon = new Date(2026, 0, 5, 12, 2);
  expect(moment(noon.toISOString(), new Date(2026, 0, 5, 18))).toBe('12:02');
  expect(moment(noon.toISOString(), new Date(2026, 0, 6))).toBe('yesterday, 12:02');
  expect(moment(noon.toISOString(), new Date(2026, 3, 1))).toBe('5 January, 12:02');
});
