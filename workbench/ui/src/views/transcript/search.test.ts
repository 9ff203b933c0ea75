import { expect, test } from 'vitest';
import { turnsOf } from './model';
import { find, nearest } from './search';

const turns = (...texts: string[]) => turnsOf(texts.map((text, i) => ({ id: `t${i}`, session: 1, turn: i + 1, by: 'p', text, x: 1 })));
const found = (texts: string[], phrase: string) => find(turns(...texts), phrase).map(hit => texts[hit.turn].slice(...hit.range));

test('a phrase is found whatever its case, its accents and its quotation marks', () => {
  expect(found(['It’s Fine. it\'s fine', 'no'], "IT'S FINE")).toEqual(['It’s Fine', 'it\'s fine']);
  expect(found(['Das Café, das cafe\u0301'], 'cafe')).toEqual(['Café', 'cafe\u0301']);
});

test('wide characters before a hit do not move it', () => {
  expect(found(['😀😀 exams, 𝒜 exams'], 'exams')).toEqual(['exams', 'exams']);
  expect(found(['über ﬁne things'], 'fine')).toEqual(['ﬁne']);
});

test('hits do not overlap, and an empty phrase finds nothing', () => {
  expect(found(['aaaa'], 'aa')).toEqual(['aa', 'aa']);
  expect(found(['a a'], '  ')).toEqual([]);
});

test('the search begins where one reads and goes round', () => {
  const hits = find(turns('x', 'y', 'x'), 'x');
  expect([nearest(hits, 0), nearest(hits, 1), nearest(hits, 3), nearest([], 0)]).toEqual([0, 1, 0, -1]);
});
