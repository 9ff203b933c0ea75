import { expect, test } from 'vitest';
import { letterOf, patternsOf } from './patterns';

const family = (...names: string[]) => [{ code: 'a', name: 'A', family: 'a' }, ...names.map((name, n) => ({ code: `a.${n}`, name, family: 'a' }))];

test('the first four codes of a family have a pattern each, the family itself is solid', () => {
  expect(patternsOf(family('One', 'Two', 'Three', 'Four'))).toEqual(['solid', 'solid', 'diagonal', 'horizontal', 'dotted']);
});

test('from the fifth on the patterns come again with the letter of the code on top', () => {
  const made = patternsOf(family('One', 'Two', 'Three', 'Four', 'deferential', '“Self-criticism”'));
  expect(made.slice(5)).toEqual(['solid D', 'diagonal S']);
  expect(made.map(letterOf)).toEqual(['', '', '', '', '', 'D', 'S']);
});

test('no two codes of a family look alike while their names have letters enough', () => {
  const made = patternsOf(family(...Array.from({ length: 13 }, () => 'Same name'))).slice(1);
  expect(new Set(made).size).toBe(13);
  expect(made[8]).toBe('solid A');
});

test('a code that is added changes none of those before it, nor another family', () => {
  const six = family('One', 'Two', 'Three', 'Four', 'Five', 'Six');
  const other = { code: 'b.x', name: 'X', family: 'b' };
  const more = patternsOf([...six, other, { code: 'a.new', name: 'New', family: 'a' }]);
  expect(more.slice(0, six.length)).toEqual(patternsOf(six));
  expect(more[six.length]).toBe('solid');
  expect(more.at(-1)).toBe('horizontal N');
});
