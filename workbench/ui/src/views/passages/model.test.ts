import { describe, expect, it } from 'vitest';
import { example } from '../codebook/material';
import { rowsOf } from '../../protocol/table';
import { hitsOf, lead, passagesOf, placeOf, trail, under } from './model';

const annotations = rowsOf(example('annotations'));
const coded = new Map(rowsOf(example('coded')).map(row => [row.annotation, row]));
const passages = passagesOf(annotations, coded);

describe('passages', () => {
  it('are the same words under the same code by however many coders', () => {
    expect(annotations).toHaveLength(191);
    expect(passages).toHaveLength(159);
    expect(passages.reduce((sum, passage) => sum + passage.codings.length, 0)).toBe(191);
    expect(passages.find(passage => passage.codings.length === 2)!.codings.map(one => one.coder).sort()).toEqual(['jr', 'mk']);
  });
  it('stand in reading order and know speaker and context', () => {
    const first = passages[0];
    expect(placeOf(first)).toBe('s1 t14');
    expect(first).toMatchObject({ by: 'patient', after: '.', code: 'withdrawal.deferential' });
    expect(first.turnId).toMatch(/^trn_/);
    expect(passages.map(p => p.session)).toEqual(passages.map(p => p.session).sort((a, b) => a - b));
  });
  it('are there before their context is', () => {
    const bare = passagesOf(annotations, new Map());
    expect(bare).toHaveLength(159);
    expect(bare[0]).toMatchObject({ by: '', before: '', quote: passages[0].quote });
  });
  it('are loose where one coding is', () => {
    const row = { ...annotations[0], state: 'loose' };
    expect(passagesOf([row], coded)[0].loose).toBe(true);
  });
});

describe('words found', () => {
  it('name the codes that lie on them, each once', () => {
    const one = passages[0];
    const hit = { session: one.session, turn: one.turn, start: one.start + 2, end: one.start + 6, by: 'patient', quote: 'x', turn_id: 't' };
    expect(hitsOf([hit], passages)[0].codes).toEqual([one.code]);
    expect(hitsOf([{ ...hit, start: one.end, end: one.end + 1 }], passages)[0].codes).toEqual([]);
  });
});

describe('context', () => {
  it('begins and ends at a whole word and says where more stands', () => {
    const one = { ...passages[0], start: 90, before: 'nt. I stopped', after: 'one two three four five six seven eig' };
    expect(lead(one)).toBe('… I stopped');
    expect(trail(one)).toBe('one two three four five six seven …');
    expect(lead({ ...one, start: 13 })).toBe('nt. I stopped');
    expect(trail({ ...one, after: '.' })).toBe('.');
  });
});

it('a code lies under its family, not under a name that merely begins alike', () => {
  expect(under('faith.hope', 'faith')).toBe(true);
  expect(under('faith.hopelessness', 'faith.hope')).toBe(false);
});
