import { expect, test } from 'vitest';
import type { Passage } from './model';
import { asides, segmentsOf } from './segments';

const passage = (start: number, end: number, code = 'a'): Passage =>
  ({ key: `${start}:${end}:${code}`, turn: 1, start, end, code, family: 'a', coders: [], ids: [], loose: false, doubtful: false });

const TEXT = 'Nobody asked. (louder) I asked you one thing. In eleven weeks. [pause 6 s]';

test('the pieces put together are the words, whatever lies over them', () => {
  const over = { passages: [passage(23, 62, 'a'), passage(46, 62, 'b')], selection: [5, 30] as [number, number],
    hits: [[7, 12], [25, 30]] as [number, number][], here: [25, 30] as [number, number] };
  const segments = segmentsOf(TEXT, over);
  expect(segments.map(one => one.text).join('')).toBe(TEXT);
  expect(segments.every((one, i) => one.start === (segments[i - 1]?.end ?? 0))).toBe(true);
});

test('overlapping passages share the words they both cover, in reading order', () => {
  const segments = segmentsOf(TEXT, { passages: [passage(23, 62, 'a'), passage(46, 62, 'b')] });
  expect(segments.find(one => one.start === 23)!.passages.map(p => p.code)).toEqual(['a']);
  expect(segments.find(one => one.start === 46)!.passages.map(p => p.code)).toEqual(['a', 'b']);
});

test('stage directions in square or round brackets are set apart', () => {
  expect(asides(TEXT).map(([a, b]) => TEXT.slice(a, b))).toEqual(['(louder)', '[pause 6 s]']);
  expect(asides('never closed (so it is words')).toEqual([]);
});

test('selection and the found place mark their own words only', () => {
  const segments = segmentsOf('one two three', { selection: [4, 7], hits: [[0, 3], [8, 13]], here: [8, 13] });
  expect(segments.filter(one => one.selected).map(one => one.text)).toEqual(['two']);
  expect(segments.map(one => one.found)).toEqual(['hit', '', '', '', 'here']);
});

test('nothing over the words leaves them in one piece, and no words give none', () => {
  expect(segmentsOf('plain words')).toHaveLength(1);
  expect(segmentsOf('')).toEqual([]);
});
