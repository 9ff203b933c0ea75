import { describe, expect, test } from 'vitest';
import { Axis, detail, mini, whole, type Mark, type Scene } from './model';
import { chosen, medians, runs, scalesOf } from './model/series';
import { longest } from './model/tracks/coded';
import { breaksOf } from './model/tracks/breaks';
import { wide } from './model/lettering';
import { episode, event, memo, sample } from './sample';

const marksOf = (scene: Scene, id: string): Mark[] => scene.tracks.filter(t => t.id.startsWith(id)).flatMap(t => t.marks);
const words = (scene: Scene, id: string) => marksOf(scene, id).flatMap(m => (m.m === 'word' ? [m.words] : []));
const spots = (scene: Scene, id: string) => scene.spots.filter(s => s.track.startsWith(id));
const LEVELS = [['fine', 20, 1180], ['middle', 60, 1180], ['coarse', 300, 1180]] as const;

test('one axis: a session fills the first half of its step, pixels and places agree both ways', () => {
  const { axis } = whole(sample(20), 1180);
  expect(axis.px(1)).toBe(axis.left);
  expect(axis.px(14.5) - axis.px(14)).toBeCloseTo(axis.step / 2);
  for (const x of [1, 3.25, 14.4, 20.9]) expect(axis.at(axis.px(x))).toBeCloseTo(x);
  expect(axis.at(-500)).toBe(1);
  expect(axis.at(9999)).toBe(21);
});

test.each(LEVELS)('level of detail %s at %i sessions', (level, n, width) => {
  const scene = whole(sample(n), width);
  expect(scene.axis.level).toBe(level);
  expect(spots(scene, 'rating')).toHaveLength(2 * n);
  expect(scene.labels.some(l => l.subs.join().includes('median'))).toBe(level === 'coarse');
  expect(words(scene, 'coded').length > 0).toBe(level === 'fine');
});

test('a page of 300 sessions stays light, and says every rating all the same', () => {
  const scene = whole(sample(300, { coded: () => 67 }), 1480);
  expect(scene.tracks.flatMap(t => t.marks).length + scene.columns.length).toBeLessThan(600);
  expect(scene.spots.filter(s => s.says).length).toBeGreaterThan(1400);
});

test('a line is broken where a form is missing, and the row below says whose', () => {
  const rows = sample(10, { missing: [4], cancelled: [7] });
  const patient = chosen(scalesOf(rows)).large[0].series[0];
  expect(runs(patient).map(r => r.map(p => p.session))).toEqual([[1, 2, 3], [5, 6], [8, 9, 10]]);
  const gaps = spots(whole(rows, 1180), 'gaps').map(s => s.says);
  expect(gaps).toEqual(['Session 7 was not held.', 'No form from the patient after session 4.']);
});

test('a session that was not held has no column', () => {
  const count = (rows: ReturnType<typeof sample>) => whole(rows, 1180).columns.map(m => (m.m === 'path' ? m.d.split('M').length - 1 : 0)).reduce((a, b) => a + b, 0);
  expect(count(sample(10))).toBe(10);
  expect(count(sample(10, { cancelled: [7] }))).toBe(9);
});

test('the instrument’s whole range is shown, whatever was answered', () => {
  expect(words(whole(sample(10), 1180), 'rating')).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5']));
});

test('reported intensity: numerals, 3 and above heavier, 0 a dot', () => {
  const scene = whole(sample(12), 1180);
  const numerals = marksOf(scene, 'reported').flatMap(m => (m.m === 'word' ? [m] : []));
  expect(numerals.every(m => (Number(m.words) >= 3) === (m.weight === 700))).toBe(true);
  expect(numerals.map(m => m.words)).not.toContain('0');
  expect(marksOf(scene, 'reported').filter(m => m.m === 'path' && m.cap === 'round' && m.stroke === 'ink-3')).toHaveLength(4);
});

test('a median needs five of nine answers', () => {
  const at = (sessions: number[]) => sessions.map(session => ({ session, x: session, value: session, says: '' }));
  expect(medians(at([1, 2, 3, 4]))).toEqual([]);
  expect(medians(at([1, 2, 3, 4, 5, 6, 7, 8, 9])).flat().find(p => p.x === 5)?.value).toBe(5);
  expect(medians([...at([1, 2, 3, 4, 5, 6]), ...at([30, 31, 32, 33, 34, 35])])).toHaveLength(2);
});

describe('episodes', () => {
  const many = Array.from({ length: 12 }, (_, i) => episode(`one with a longer name ${i}`, 2 + i * 0.9, 2.6 + i * 0.9, i % 2 ? 'confrontation' : 'mixed'));

  test.each([1180, 760, 520])('names never cover one another at %i px', width => {
    const named = marksOf(whole([...sample(20), ...many], width), 'episodes').flatMap(m => (m.m === 'word' ? [m] : []));
    expect(named.length).toBeGreaterThan(1);
    for (const a of named) {
      for (const b of named) {
        if (a === b || a.y !== b.y) continue;
        const room = (m: typeof a) => wide(m.words, m.size);
        expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual((room(a) + room(b)) / 2);
      }
    }
  });

  test('type by shape, ring by resolution, no ring without a rating', () => {
    const rings = (resolution: number | null) => marksOf(whole([...sample(20), episode('e', 3.2, 6.3, 'withdrawal', { resolution })], 1180), 'episodes')
      .filter(m => m.m === 'glyph' && (m.stroke === 'resolution' || m.shape === 'dot')).length;
    expect([rings(null), rings(1), rings(3), rings(5)]).toEqual([0, 1, 2, 2]);
    const shapes = (type: string) => marksOf(whole([...sample(20), episode('e', 3.2, 3.2, type)], 1180), 'episodes').flatMap(m => (m.m === 'glyph' ? [m.shape] : []));
    expect([shapes('confrontation'), shapes('withdrawal'), shapes('mixed')]).toEqual([['up'], ['down'], ['upper', 'lower']]);
  });

  test('closer than 12 px they merge with a count, and none is lost', () => {
    const scene = whole([...sample(300), ...Array.from({ length: 9 }, (_, i) => episode(`e${i}`, 100 + i, 100 + i))], 1180);
    const [counts, glyphs] = [words(scene, 'episodes').map(Number), marksOf(scene, 'episodes').filter(m => m.m === 'glyph').length];
    expect(glyphs).toBeLessThan(9);
    expect(counts.reduce((a, b) => a + b, 0) + glyphs - counts.length).toBe(9);
    expect(new Set(spots(scene, 'episodes').map(s => s.id)).size).toBe(9);
  });
});

test('the longest untouched stretch is named, and a short one is not', () => {
  const held = new Set(Array.from({ length: 40 }, (_, i) => i + 1));
  expect(longest(held, new Set([1, 2, 3, 30]))).toEqual([4, 29]);
  expect(longest(new Set([1, 2, 3]), new Set())).toBeNull();
  const scene = whole([...sample(300, { coded: s => (s > 196 && s < 214 ? 0 : 5) }), memo('m', 204.2)], 1180);
  expect(words(scene, 'coded')).toEqual(['205 to 213: longest stretch neither coded nor memoed']);
});

test('life events that find no room join their neighbour', () => {
  const scene = whole([...sample(20), ...Array.from({ length: 9 }, (_, i) => event(`Something long that happened ${i}`, 5.7 + i / 20))], 760);
  const said = spots(scene, 'outside').map(s => s.says).join(' ');
  for (let i = 0; i < 9; i++) expect(said).toContain(`happened ${i}.`);
  expect(words(scene, 'outside').some(w => /\+\d/.test(w))).toBe(true);
});

test('breaks of two weeks and more, but not the rhythm of the therapy itself', () => {
  const dates = (days: number[]) => days.map((day, i) => ({ kind: 'session', session: i + 1, label: new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10) }));
  expect(breaksOf(dates([0, 7, 14, 35, 42]))).toEqual([{ after: 3, days: 21 }]);
  expect(breaksOf(dates([0, 14, 28, 42]))).toEqual([]);
  expect(breaksOf([{ kind: 'session', session: 1, label: 'W01' }, { kind: 'session', session: 2, label: 'W02' }, { kind: 'session', session: 3, label: 'W06' }])).toEqual([{ after: 2, days: 28 }]);
});

test('what is not there yet is said in its place', () => {
  const said = words(whole(sample(3, { coded: () => 0 }).filter(r => r.kind !== 'rating'), 1180), '').join(' ');
  for (const start of ['No ratings yet.', 'No episodes yet.', 'Nothing coded yet.', 'No memos yet.']) expect(said).toContain(start);
  const one = words(whole(sample(3).filter(r => r.role !== 'therapist'), 1180), 'rating').join(' ');
  expect(one).toContain('what only the therapist would have seen stays unknown');
});

test('where there is little height, tracks are lower and none is left out', () => {
  const rows = [...sample(20), episode('e', 4.2, 6.2), memo('m', 5), event('A move', 7.6)];
  const [high, low] = [whole(rows, 1180), whole(rows, 1180, 200)];
  expect(low.height).toBeLessThan(high.height - 60);
  expect(low.tracks.map(t => t.id)).toEqual(high.tracks.map(t => t.id));
});

test('names in the gutter never cover one another', () => {
  for (const width of [520, 1180]) {
    const { labels } = whole([...sample(20, { missing: [3], cancelled: [8] }), memo('m', 4)], width);
    const boxes = labels.map(l => [l.top, l.top + 15 * (1 + l.subs.length + l.keys.length)]);
    boxes.slice(1).forEach(([top], i) => expect(top).toBeGreaterThanOrEqual(boxes[i][1]));
  }
});

test('the detail of a stretch is the fine timeline of its sessions; the thin one holds alliance and episodes', () => {
  const rows = [...sample(300, { missing: [163], cancelled: [138] }), episode('e', 145.2, 147.3)];
  const scene = whole(rows, 1480);
  const near = detail(rows, scene.axis, 139, 162, 1480);
  expect(near.axis.level).toBe('fine');
  expect(new Set(spots(near, 'rating').map(s => s.session)).size).toBe(24);
  expect(near.spots.every(s => s.session >= 139 && s.session <= 162 && s.x <= near.axis.right)).toBe(true);
  expect(near.labels[0].name).toBe('Sessions 139 to 162');
  expect(mini(rows, 1480).tracks.map(t => t.id.split(':')[0])).toEqual(['session', 'rating', 'episodes']);
});

test.each([1, 2, 7, 60, 300, 1000])('%i sessions are drawn at every width, and no number is not a number', n => {
  const rows = [...sample(n, { missing: [2], cancelled: [3] }), episode('e', 1.2, Math.min(2.3, n + 0.4)), memo('m', 0.5), event('A move', n + 0.6)];
  for (const width of [160, 320, 700, 1180, 2600]) {
    for (const scene of [whole(rows, width), whole(rows, width, 100), mini(rows, width)]) {
      expect(JSON.stringify([scene.columns, scene.tracks.map(t => t.marks), scene.labels, scene.spots.map(s => [s.x, s.y, s.w, s.h])])).not.toMatch(/null|NaN/);
      expect(scene.axis.left).toBeLessThan(width);
    }
  }
});

test('numbers of sessions find room at every width', () => {
  for (const [n, width] of [[5, 1180], [20, 400], [300, 1480], [1000, 600]]) {
    const axis = new Axis(1, n, 0, width, new Set(), new Set());
    const shown = axis.labelled();
    shown.slice(1).forEach((s, i) => expect((s - shown[i]) * axis.step).toBeGreaterThan(String(n).length * 6));
  }
});
