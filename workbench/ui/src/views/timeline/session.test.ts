import { describe, expect, test } from 'vitest';
import { whole, type Mark, type Scene } from './model';
import { closeup } from './model/closeup';
import { codeRows, codingsOf, together } from './model/codings';
import { session, type Inside } from './model/session';
import { strip } from './model/strip';
import { endOf, segments, stretchOf, talkOf, turnAt, whenOf } from './model/talk';
import { coding, episode, PEOPLE, sample, turns } from './sample';

const marksOf = (scene: Scene, id: string): Mark[] => scene.tracks.filter(t => t.id.startsWith(id)).flatMap(t => t.marks);
const words = (scene: Scene, id: string) => marksOf(scene, id).flatMap(m => (m.m === 'word' ? [m.words] : []));
const CODINGS = [coding(3, 2, 'withdrawal.minimal-response', 'mk'), coding(3, 2, 'withdrawal.minimal-response', 'jr', 10, 'doubtful'),
  coding(3, 5, 'confrontation.complaint-therapist', 'mk'), coding(3, 8, 'therapist.explains', 'mk')];
const clocked: Inside = { session: 3, turns: turns(3), codings: CODINGS, basis: 'clock' };
const worded: Inside = { session: 4, turns: turns(4, 10, false), codings: [], basis: 'words' };
const rows = sample(12);
const above = whole(rows, 1180);

describe('the axis of a session says what it is', () => {
  test('by the clock of the recording', () => {
    const talk = talkOf(3, clocked.turns!, 'clock', PEOPLE);
    expect([talk.basis, Math.round(endOf(talk)), whenOf(talk, 0.25)]).toEqual(['clock', 600, '2:30']);
    expect(talk.turns[1]).toMatchObject({ number: 2, by: 'therapist', says: 'Turn 2, Tomas, 1:00 to 1:50.' });
    expect(talk.turns[1].b).toBeCloseTo(110 / 600);
    const scene = session(clocked, rows, PEOPLE, above.axis, 1180);
    expect(scene.labels.at(-1)!.subs).toEqual(['Clock, from the recording']);
    expect(words(scene, 'foot')).toContain('5:00');
  });

  test('by share of words where there is no clock', () => {
    const talk = talkOf(4, worded.turns!, 'words', PEOPLE);
    expect([talk.basis, whenOf(talk, 0.25), talk.turns[0].says]).toEqual(['words', '25 %', 'Turn 1, Ilse, 5 words.']);
    const scene = strip([worded], PEOPLE, above.axis, 1180);
    expect(scene.labels.flatMap(l => l.subs)).toEqual(['10 turns by share of words', 'Share of words']);
    expect(words(scene, 'foot')).toContain('100 %');
  });
});

test('silence is a gap: bars end where people stop, by the clock', () => {
  const gaps = (inside: Inside) => talkOf(inside.session, inside.turns!, inside.basis, PEOPLE).turns.slice(0, -1).map((t, i, all) => (all[i + 1]?.a ?? 1) - t.b);
  expect(gaps(clocked).slice(0, -1).every(gap => gap > 0.01)).toBe(true);
  expect(gaps(worded).slice(0, -1).every(gap => Math.abs(gap) < 1e-9)).toBe(true);
});

test('segments are five minutes by the clock, else fifths', () => {
  const long = talkOf(3, turns(3, 50), 'clock', PEOPLE);
  expect(segments(long).map(s => s.name)).toEqual(Array.from({ length: 10 }, (_, i) => `segment ${i + 1}`));
  expect(segments(talkOf(4, worded.turns!, 'words', PEOPLE)).map(s => s.name)[0]).toBe('first fifth');
});

test('turns and places agree', () => {
  const talk = talkOf(3, clocked.turns!, 'clock', PEOPLE);
  expect(turnAt(talk, 0.55)?.number).toBe(6);
  const [a, b] = stretchOf(talk, [2, 3])!;
  expect([a, b].map(p => Math.round(p * 600))).toEqual([60, 170]);
  expect(stretchOf(talk, [90, 99])).toBeNull();
});

test('codes by family, coders side by side, the doubtful hollow', () => {
  const talk = talkOf(3, clocked.turns!, 'clock', PEOPLE);
  const found = codingsOf(CODINGS, talk, PEOPLE);
  expect(codeRows(found).map(r => r.name)).toEqual(['complaint therapist', 'minimal response', 'explains']);
  expect(found.find(c => !c.certain)?.says).toBe('minimal response, JR, doubtful: turn 2, 1:00.');
  const scene = session(clocked, rows, PEOPLE, above.axis, 1180);
  const glyphs = marksOf(scene, 'code:minimal').flatMap(m => (m.m === 'glyph' ? [m] : []));
  expect(glyphs.map(g => g.fill)).toEqual(['paper', 'withdrawal']);
  expect(glyphs[0].x).toBeLessThan(glyphs[1].x);
  expect(words(scene, 'codes')).toEqual(['4 passages by 2 coders: JR left, MK right; hollow: doubtful']);
});

test('codings too close to tell apart are drawn as one that says so', () => {
  const found = codingsOf(CODINGS, talkOf(3, clocked.turns!, 'clock', PEOPLE), PEOPLE);
  const [one] = together(found.slice(0, 2), 0.05);
  expect([one.merged, one.certain]).toEqual([2, true]);
  expect(one.says).toContain('And 1 more beside it.');
});

test('a session without transcript says so, and so does one without codes', () => {
  const said = (inside: Inside) => strip([inside], PEOPLE, above.axis, 1180).tracks.flatMap(t => t.marks).flatMap(m => (m.m === 'word' ? [m.words] : []));
  expect(said({ ...clocked, turns: [] })).toEqual(['No transcript of this session. Drop a file onto the case to bring it in.']);
  expect(said({ ...clocked, turns: undefined })).toEqual(['Fetching the session…']);
  expect(words(session({ ...clocked, codings: [] }, rows, PEOPLE, above.axis, 1180), 'codes')).toEqual(['Nothing coded in this session.']);
});

test('a few sessions lie beside each other on the one axis', () => {
  const scene = strip([clocked, worded], PEOPLE, above.axis, 1180);
  expect([scene.axis.first, scene.axis.end]).toEqual([3, 4.5]);
  expect(scene.labels[0].name).toBe('Sessions 3 to 4');
  expect(new Set(scene.spots.filter(s => s.track === 'speakers').map(s => s.session))).toEqual(new Set([3, 4]));
});

test('an episode that goes on beyond the session is cut at its edges', () => {
  const scene = session(clocked, [...rows, episode('path', 2.4, 5.2)], PEOPLE, above.axis, 1180);
  const { left, right } = scene.axis;
  const spot = scene.spots.find(s => s.id === 'path')!;
  expect([spot.x, spot.x + spot.w]).toEqual([left - 8, right]);
  expect(marksOf(scene, 'episodes').some(m => m.m === 'glyph')).toBe(false);
});

test('the turns on screen, close up: numbers, codes and the coded words', () => {
  const scene = closeup(clocked, [2, 6], PEOPLE, above.axis, 1180)!;
  expect(scene.labels[0]).toMatchObject({ name: 'Turns 2 to 6', subs: ['1:00 to 5:50'] });
  expect(words(scene, 'closeup')).toEqual(expect.arrayContaining(['2', '3', '4', '5', '6', '“Words.”']));
  expect(closeup(clocked, [90, 99], PEOPLE, above.axis, 1180)).toBeNull();
});
