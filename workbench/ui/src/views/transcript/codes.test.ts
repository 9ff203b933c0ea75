import { expect, test } from 'vitest';
import { codesOf, fuzzy, offered } from './codes';

const row = (code: string, name: string, key?: string) => ({ id: code, code, name, family: code.split('.')[0], definition: '', ...(key !== undefined && { key }) });
const ROWS = [row('withdrawal', 'Withdrawal'), row('withdrawal.denial', 'Denial'), row('withdrawal.minimal-response', 'Minimal response'),
  row('confrontation', 'Confrontation'), row('confrontation.complaint-therapist', 'Complaint about the therapist'),
  row('confrontation.complaint-progress', 'Complaint about progress')];

test('without keys in the codebook the first nine codes that are no family get 1 to 9', () => {
  expect(codesOf(ROWS).map(code => code.key)).toEqual(['', '1', '2', '', '3', '4']);
});

test('keys of the codebook win, letters too', () => {
  const codes = codesOf([row('a', 'A', ''), row('a.b', 'B', '4'), row('a.c', 'C', 'K')]);
  expect(codes.map(code => code.key)).toEqual(['', '4', 'K']);
  expect(offered(codes, '').map(code => code.code)).toEqual(['a.b', 'a.c', 'a']);
});

test('patterns follow the order inside a family', () => {
  expect(codesOf(ROWS).map(code => code.pattern)).toEqual(['solid', 'solid', 'diagonal', 'solid', 'solid', 'diagonal']);
});

test('a few letters find a code: initials, a run, accents or not', () => {
  const codes = codesOf(ROWS);
  expect(offered(codes, 'cat')[0].name).toBe('Complaint about the therapist');
  expect(offered(codes, 'min')[0].name).toBe('Minimal response');
  expect(offered(codes, 'prog')[0].name).toBe('Complaint about progress');
  expect(offered(codes, 'zzz')).toEqual([]);
  expect(fuzzy('affekt', 'Affékt')).toBeGreaterThan(900);
});

test('what was used last comes after the keyed codes', () => {
  const rows = [row('a', 'A', ''), row('a.b', 'B', '1'), row('a.c', 'C', ''), row('a.d', 'D', '')];
  expect(offered(codesOf(rows), '', ['a.d']).map(code => code.code)).toEqual(['a.b', 'a.d', 'a', 'a.c']);
});
