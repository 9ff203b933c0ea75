import { expect, test } from 'vitest';
import { between, extend, isEmpty, step, units, within, type Selection } from './words';

const TEXTS = ['You people always do that. Somebody asks you for water.', 'Okay.', 'I see. We could look at it.'];
const said = (s: Selection | null) => s && (s.from.turn === s.to.turn ? TEXTS[s.from.turn].slice(s.from.at, s.to.at)
  : [TEXTS[s.from.turn].slice(s.from.at), ...TEXTS.slice(s.from.turn + 1, s.to.turn), TEXTS[s.to.turn].slice(0, s.to.at)].join(' | '));

test('sentences end without the blank after them, words without punctuation', () => {
  expect(units(TEXTS[0], 'sentence').map(([a, b]) => TEXTS[0].slice(a, b))).toEqual(
    ['You people always do that.', 'Somebody asks you for water.']);
  expect(units('to, to… use', 'word').map(([a, b]) => 'to, to… use'.slice(a, b))).toEqual(['to', 'to', 'use']);
});

test('a sentence that goes on in lower case after dots is one sentence', () => {
  const text = 'About… twenty minutes. Then home.';
  expect(units(text, 'sentence').map(([a, b]) => text.slice(a, b))).toEqual(['About… twenty minutes.', 'Then home.']);
});

test('s reads on from sentence to sentence and from turn to turn', () => {
  const heard = [];
  let selection: Selection | null = null;
  for (let i = 0; i < 6; i++) heard.push(said((selection = step(TEXTS, { turn: 0, at: 0 }, selection, 'sentence', 1))));
  expect(heard).toEqual(['You people always do that.', 'Somebody asks you for water.', 'Okay.', 'I see.', 'We could look at it.', null]);
});

test('s goes back as well, and begins at the caret', () => {
  const second = step(TEXTS, { turn: 0, at: 35 }, null, 'sentence', 1);
  expect(said(second)).toBe('Somebody asks you for water.');
  expect(said(step(TEXTS, { turn: 0, at: 0 }, second, 'sentence', -1))).toBe('You people always do that.');
});

test('w after s selects the first word of the sentence; s after w the sentence round the word', () => {
  const sentence = step(TEXTS, { turn: 0, at: 30 }, null, 'sentence', 1);
  const word = step(TEXTS, { turn: 0, at: 0 }, sentence, 'word', 1);
  expect(said(word)).toBe('Somebody');
  expect(said(step(TEXTS, { turn: 0, at: 0 }, word, 'sentence', 1))).toBe('Somebody asks you for water.');
});

test('Shift adds a word or sentence, over turns too, and takes it away again', () => {
  let selection = step(TEXTS, { turn: 0, at: 0 }, null, 'sentence', 1);
  selection = extend(TEXTS, { turn: 0, at: 0 }, selection, 'sentence', 1);
  selection = extend(TEXTS, { turn: 0, at: 0 }, selection, 'sentence', 1);
  expect(said(selection)).toBe(`${TEXTS[0]} | Okay.`);
  selection = extend(TEXTS, { turn: 0, at: 0 }, selection, 'sentence', -1);
  expect(said(selection)).toBe(TEXTS[0]);
  selection = extend(TEXTS, { turn: 0, at: 0 }, selection, 'sentence', -1);
  expect(said(selection)).toBe('You people always do that.');
  expect(said(extend(TEXTS, { turn: 0, at: 0 }, selection, 'sentence', -1))).toBe('You people always do that.');
});

test('a selection over turns lies in each with its own part', () => {
  const selection = between({ turn: 2, at: 6 }, { turn: 0, at: 27 });
  expect(within(selection, 0, TEXTS[0].length)).toEqual([27, TEXTS[0].length]);
  expect(within(selection, 1, 5)).toEqual([0, 5]);
  expect(within(selection, 2, 27)).toEqual([0, 6]);
  expect(within(selection, 3, 9)).toBe(null);
  expect(isEmpty(between({ turn: 1, at: 2 }, { turn: 1, at: 2 }))).toBe(true);
});
