import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../protocol/table';
import { example } from './material';
import { flat, linesOf, olderUses, parentLine, redefines, revised, treeOf, wordingOf } from './model';
import { inWords, sessionsIn } from './scope';

const codes = rowsOf(example('codes'));
const annotations = rowsOf(example('annotations'));
const tree = treeOf(codes, annotations, { sessions: null, coder: '' });
const node = (code: string, given = {}) => flat(treeOf(codes, annotations, { sessions: null, coder: '', ...given })).find(one => one.code === code)!;

describe('the tree', () => {
  it('has the families of the codebook in its order, and every code once', () => {
    expect(tree.map(one => one.name)).toEqual(['Withdrawal', 'Confrontation', 'Resolution strategies', 'Therapist\'s part', 'Trust, hope and faith', 'Negotiation']);
    expect(flat(tree)).toHaveLength(codes.length);
  });
  it('puts a code without the one above it under the next above, or at the top', () => {
    const rows = ['a', 'a.b.c', 'x.y'].map((code, n) => ({ id: `${n}`, code, name: code, family: code[0] }));
    const made = treeOf(rows, [], { sessions: null, coder: '' });
    expect(made.map(one => one.code)).toEqual(['a', 'x.y']);
    expect(made[0].children[0].code).toBe('a.b.c');
  });
});

describe('keys', () => {
  it('are those that the codebook gives', () => {
    const keyed = codes.filter(row => row.key).map(row => [row.code, row.key]);
    expect(keyed).toHaveLength(9);
    expect(flat(tree).filter(one => one.key).map(one => [one.code, one.key])).toEqual(keyed);
  });
});

describe('counts', () => {
  it('are passages: the same words by two coders count once', () => {
    expect(node('withdrawal.deferential').all).toBe(29);
    expect(annotations.filter(row => row.code === 'withdrawal.deferential')).toHaveLength(36);
    expect(node('withdrawal').all).toBe(tree[0].children.reduce((sum, child) => sum + child.all, 0));
  });
  it('here are those of the sessions in focus', () => {
    expect(node('withdrawal', { sessions: [14] })).toMatchObject({ here: 3, all: 66 });
    expect(node('withdrawal', { sessions: [] }).here).toBe(0);
  });
  it('of one coder are of that coder alone', () => {
    const [mk, jr] = [node('withdrawal', { coder: 'mk' }), node('withdrawal', { coder: 'jr' })];
    expect(mk.all + jr.all).toBe(77);
    expect([...mk.coders.keys()]).toEqual(['mk']);
  });
  it('say how many codings were made by an older version of the definition', () => {
    const newer = codes.map(row => (row.code === 'faith.trust' ? { ...row, version: 2 } : row));
    const one = flat(treeOf(newer, annotations, { sessions: null, coder: '' })).find(code => code.code === 'faith.trust')!;
    expect(olderUses(one)).toBe(4);
    expect(one.uses).toEqual(new Map([[1, 4]]));
    expect(olderUses(node('faith.trust'))).toBe(0);
  });
});

describe('the lines', () => {
  it('leave codes that were never used behind one line, until asked for', () => {
    const lines = linesOf(tree, new Set(), new Set());
    const more = lines.find(line => line.kind === 'more')!;
    expect(more).toMatchObject({ node: { code: 'confrontation' }, hidden: 1 });
    expect(linesOf(tree, new Set(), new Set(['confrontation'])).filter(line => line.node.family === 'confrontation' && line.kind === 'more')).toEqual([]);
    expect(linesOf(tree, new Set(), new Set(tree.map(one => one.code)))).toHaveLength(codes.length);
  });
  it('show a code just made though nothing is coded by it', () => {
    const made = [...codes, { ...codes[1], id: 'cod_new', code: 'withdrawal.silence', name: 'Silence', key: '' }];
    const roots = treeOf(made, annotations, { sessions: null, coder: '' });
    const shown = (just: string[]) => linesOf(roots, new Set(), new Set(), just).some(line => line.key === 'withdrawal.silence');
    expect(shown([])).toBe(false);
    expect(shown(['withdrawal.silence'])).toBe(true);
  });
  it('of a closed family are its head alone', () => {
    const lines = linesOf(tree, new Set(tree.map(one => one.code)), new Set());
    expect(lines.map(line => line.key)).toEqual(tree.map(one => one.code));
    expect(lines.every(line => line.open === false)).toBe(true);
  });
  it('know the line above', () => {
    const lines = linesOf(tree, new Set(), new Set());
    expect(parentLine(lines, 3)).toBe(0);
    expect(parentLine(lines, 0)).toBe(0);
  });
});

describe('a revision', () => {
  const before = wordingOf(node('faith.trust'));
  it('sends only what differs', () => {
    expect(revised(before, { ...before })).toEqual({});
    expect(revised(before, { ...before, name: ` ${before.name} ` })).toEqual({});
    expect(revised(before, { ...before, definition: 'New.' })).toEqual({ definition: 'New.' });
  });
  it('gives a new version where the words change, not where the name does', () => {
    expect(redefines({ name: 'x' })).toBe(false);
    expect(redefines({ exclude: 'x' })).toBe(true);
  });
});

describe('here', () => {
  const sessions = [1, 2, 3, 4];
  it('is the span, else the session, else nowhere', () => {
    expect(sessionsIn({ session: 2, span: null }, sessions)).toEqual([2]);
    expect(sessionsIn({ session: 2, span: [2.6, 4] }, sessions)).toEqual([3, 4]);
    expect(sessionsIn({ session: null, span: [3.1, 3.2] }, sessions)).toEqual([3]);
    expect(sessionsIn({ session: null, span: null }, sessions)).toBeNull();
  });
  it('is said in words', () => {
    expect(inWords([11])).toBe('session 11');
    expect(inWords([3, 4, 5, 9])).toBe('sessions 3–5 and 9');
    expect(inWords([1, 3, 5])).toBe('sessions 1, 3 and 5');
    expect(inWords([])).toBe('no session');
  });
});
