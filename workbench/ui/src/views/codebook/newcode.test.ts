import { expect, test } from 'vitest';
import { rowsOf } from '../../protocol/table';
import { example } from './material';
import { flat, treeOf } from './model';
import { begun, booksOf, given, hindrance, kept, whereabouts } from './newcode';

const roots = treeOf(rowsOf(example('codes')), [], { sessions: null, coder: '' });
const near = flat(roots).find(one => one.code === 'withdrawal.denial')!;
const wanted = (code: string, name = 'Silence') => ({ ...begun(near), code, name });

test('a new code begins in the family and the codebook on which one stands', () => {
  expect(begun(near)).toMatchObject({ code: 'withdrawal.', codebook: 'rupture', name: '' });
  expect(begun(undefined).code).toBe('');
  expect(booksOf(roots)).toEqual(['rupture']);
});

test('what keeps it from the record is said in a sentence', () => {
  expect(hindrance(roots, wanted('withdrawal.'))).toMatch(/^Write the code itself/);
  expect(hindrance(roots, wanted('withdrawal.denial '))).toMatch(/^There is a code withdrawal\.denial already: Denial\./);
  expect(hindrance(roots, wanted('withdrawal.silence', ' '))).toBe('A code needs a name. Nothing was stored.');
  expect(hindrance(roots, wanted('withdrawal.silence'))).toBe('');
});

test('where it will stand is said before', () => {
  expect(whereabouts(roots, wanted('withdrawal.'))).toMatch(/^The part before the dot/);
  expect(whereabouts(roots, wanted('withdrawal.silence'))).toBe('It will stand under Withdrawal, at the disposal of every case.');
  expect(whereabouts(roots, wanted('humour.irony'))).toMatch(/^There is no family humour/);
  expect(whereabouts(roots, wanted('humour'))).toMatch(/^It begins a family of its own/);
});

test('only what is filled in is sent, without white space around it', () => {
  expect(given({ ...wanted(' withdrawal.silence '), definition: ' Says nothing.\n' }))
    .toEqual({ code: 'withdrawal.silence', name: 'Silence', definition: 'Says nothing.', codebook: 'rupture' });
});

test('a draft gives back its fields and nothing else', () => {
  expect(kept(JSON.stringify({ code: 'a.b', name: 3, other: 'x' }))).toEqual({ code: 'a.b' });
  expect(kept('half a {')).toEqual({});
  expect(kept('')).toEqual({});
});
