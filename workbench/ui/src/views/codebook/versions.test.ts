import { expect, test } from 'vitest';
import { olderThan, type Changed } from './versions';

const words = (definition: string, version = 1, name = 'Silence') => ({ name, definition, include: '', exclude: '', version });
const change = (entry: number, before: any, after: any, reason = ''): Changed => ({ entry, at: `2026-01-0${entry}T12:00:00Z`, actor: 'mira', reason, before, after });

test('older wordings stand newest first, with who wrote them, when and why', () => {
  const older = olderThan(words('C', 3), [change(1, null, words('A')), change(2, words('A'), words('B', 2), 'sharper'), change(3, words('B', 2), words('C', 3))]);
  expect(older.map(one => [one.version, one.definition, one.at.slice(0, 10), one.reason])).toEqual([[2, 'B', '2026-01-02', 'sharper'], [1, 'A', '2026-01-01', '']]);
});

test('another name alone makes no version', () => {
  expect(olderThan(words('A', 1, 'New'), [change(1, null, words('A')), change(2, words('A'), words('A', 1, 'New'))])).toEqual([]);
});

test('a wording that was taken back is among them', () => {
  const older = olderThan(words('A'), [change(1, null, words('A')), change(2, words('A'), words('B', 2)), change(3, words('B', 2), words('A'))]);
  expect(older.map(one => one.definition)).toEqual(['B', 'A']);
});

test('a revision whose entry was erased is known by the wording that the next one found', () => {
  const older = olderThan(words('D', 4), [change(1, null, words('A')), change(3, words('B', 2), words('C', 3))]);
  expect(older.map(one => [one.version, one.at])).toEqual([[3, '2026-01-03T12:00:00Z'], [2, ''], [1, '2026-01-01T12:00:00Z']]);
});
