import { expect, test } from 'vitest';
import { NOWHERE } from '../../protocol/focus';
import { focusWords, held, sizesFrom, stepOut, USUAL, widthOf } from './model';
import { nextOf } from './panes';

test('sizes are kept within what can be used, and nonsense is as good as nothing', () => {
  expect(sizesFrom(null)).toEqual(USUAL);
  expect(sizesFrom('{broken')).toEqual(USUAL);
  expect(sizesFrom('{"timeline": 1, "codebook": "wide"}')).toEqual({ ...USUAL, timeline: 96 });
  expect(held('inspector', 5000)).toBe(760);
});

test('focus in words', () => {
  expect(focusWords(NOWHERE)).toBe('');
  expect(focusWords({ ...NOWHERE, session: 11, turns: [44, 44] })).toBe('session 11, turn 44');
  expect(focusWords({ ...NOWHERE, session: 11, turns: [38, 52], codes: ['a', 'b'] })).toBe('session 11, turns 38 to 52, 2 codes');
  expect(focusWords({ ...NOWHERE, span: [3.2, 5.4], episode: 'epi_1' }, 'The long yes')).toBe('sessions 3 to 5, The long yes');
});

test('Escape goes one step out at a time, to the end', () => {
  let focus = { ...NOWHERE, session: 3, span: [3, 3.5] as [number, number], turns: [1, 2] as [number, number], codes: ['x'], episode: 'e', annotation: 'a' };
  const steps: string[] = [];
  for (let step = stepOut(focus); step; step = stepOut(focus)) {
    steps.push(Object.keys(step)[0]);
    focus = { ...focus, ...step } as typeof focus;
  }
  expect(steps).toEqual(['annotation', 'episode', 'codes', 'turns', 'span', 'session']);
});

test('what there is no room for gives way', () => {
  expect([1600, 1179, 899].map(widthOf)).toEqual(['wide', 'middle', 'narrow']);
});

test('the keyboard goes round the parts, both ways', () => {
  expect([nextOf(4, -1, 1), nextOf(4, 0, 1), nextOf(4, 3, 1)]).toEqual([0, 1, 0]);
  expect([nextOf(4, -1, -1), nextOf(4, 0, -1), nextOf(4, 2, -1)]).toEqual([3, 3, 1]);
});
