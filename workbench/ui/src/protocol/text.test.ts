import { expect, test } from 'vitest';
import { counting, slice } from './text';

const TEXT = 'a😀b👩‍⚕️c';

test('every code point is found again from its unit', () => {
  const points = [...TEXT];
  const count = counting(TEXT);
  expect(count.points).toBe(points.length);
  points.forEach((_, i) => {
    const unit = points.slice(0, i).join('').length;
    expect(count.unit(i)).toBe(unit);
    expect(count.point(unit)).toBe(i);
  });
  expect(count.unit(points.length)).toBe(TEXT.length);
  expect(count.point(TEXT.length)).toBe(points.length);
});

test('a unit in the middle of a wide character belongs to that character', () => {
  expect(counting(TEXT).point(2)).toBe(1);
});

test('words are cut by code points', () => {
  expect(slice(TEXT, 1, 3)).toBe('😀b');
  expect(slice('plain', 1, 3)).toBe('la');
});
