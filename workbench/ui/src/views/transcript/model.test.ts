import { expect, test } from 'vitest';
import { clock, codingsOf, lanesOf, passagesOf, turnsOf, walk } from './model';

const turn = (number: number, text: string) =>
  ({ id: `trn_5a_000${number}`, session: 14, turn: number, by: 'patient', start: number, text, words: 1, x: 14 + number / 100 });
const row = (turn: number, start: number, end: number, code: string, coder = 'mk', state = 'placed', quote = '') =>
  ({ id: `ann_${turn}_${start}_${code}_${coder}`, turn, start, end, code, family: code.split('.')[0], coder, state, quote,
    certainty: 'certain' });

test('code points become UTF-16 units once, at the border', () => {
  const turns = turnsOf([turn(1, '😀 It means I asked.')]);
  const [coding] = codingsOf([row(1, 2, 10, 'withdrawal')], turns);
  expect(turns[0].text.slice(coding.start, coding.end)).toBe('It means');
});

test('the same code on the same words by two coders is one passage with both initials', () => {
  const turns = turnsOf([turn(1, 'They feel like exams.')]);
  const passages = passagesOf(codingsOf([row(1, 0, 21, 'a.b', 'mk'), row(1, 0, 21, 'a.b', 'jr')], turns));
  expect(passages.get(1)).toHaveLength(1);
  expect(passages.get(1)![0].coders).toEqual(['jr', 'mk']);
});

test('lanes are taken by first fit in reading order and given back below the last line of a passage', () => {
  expect(lanesOf([[0, 4], [1, 1], [1, 3], [2, 2], [5, 6], [5, 5]])).toEqual([0, 1, 2, 1, 0, 1]);
  expect(lanesOf([[0, 0], [0, 0]])).toEqual([0, 1]);
});

test('a loose passage stands where its words are found once, else where it stood', () => {
  const turns = turnsOf([turn(1, 'Well, it feels like an exam, an exam.')]);
  const [found, lost] = codingsOf([row(1, 0, 8, 'a', 'mk', 'loose', 'feels like'), row(1, 0, 4, 'a', 'mk', 'loose', 'exam')], turns);
  expect([found.start, found.end]).toEqual([9, 19]);
  expect([lost.start, lost.end]).toEqual([0, 4]);
  expect(found.loose).toBe(true);
});

test('walking goes through a session in reading order', () => {
  const turns = turnsOf([turn(1, 'one two three'), turn(2, 'four five')]);
  const order = walk(passagesOf(codingsOf([row(2, 0, 4, 'c'), row(1, 4, 7, 'b'), row(1, 0, 7, 'a')], turns)));
  expect(order.map(passage => passage.code)).toEqual(['a', 'b', 'c']);
});

test('clock times are short', () => {
  expect([clock(null), clock(5), clock(1480.9), clock(3725)]).toEqual(['', '0:05', '24:40', '1:02:05']);
});
