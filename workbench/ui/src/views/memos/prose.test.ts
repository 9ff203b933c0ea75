import { expect, test } from 'vitest';
import { blocksOf, piecesOf } from './prose';

test('paragraphs, lists, quotes and headings; anything else stays as written', () => {
  const blocks = blocksOf('# One\n\nFirst line\nsecond line\n\n- a\n- b\n\n> It means I asked.\n\n<b>not</b> HTML');
  expect(blocks.map(block => block.kind)).toEqual(['heading', 'p', 'list', 'quote', 'p']);
  expect(blocks[2].lines.map(line => line[0].text)).toEqual(['a', 'b']);
  expect(blocks[4].lines[0][0].text).toBe('<b>not</b> HTML');
});

test('emphasis is told from asterisks that are none', () => {
  expect(piecesOf('not *will you* but **rules**, 2 * 3 * 4').map(piece => [piece.kind, piece.text])).toEqual([
    ['text', 'not '], ['em', 'will you'], ['text', ' but '], ['strong', 'rules'], ['text', ', 2 * 3 * 4']]);
});

test('turns lead to their words; a bare turn only where one turn can be meant', () => {
  const places = (line: string, about: { session: number; turn: number }[] = []) =>
    piecesOf(line, about).filter(piece => piece.kind === 'place').map(piece => [piece.text, piece.session, piece.turn]);
  expect(places('praise (11, t52), then s11 t46')).toEqual([['11, t52', 11, 52], ['s11 t46', 11, 46]]);
  expect(places('From t39 on', [{ session: 11, turn: 39 }, { session: 12, turn: 40 }])).toEqual([['t39', 11, 39]]);
  expect(places('From t39 on', [{ session: 11, turn: 39 }, { session: 12, turn: 39 }])).toEqual([]);
});
