import { describe, expect, it } from 'vitest';
import { example } from '../codebook/material';
import { rowsOf } from '../../protocol/table';
import { cell, countsCsv, csv, HEADER } from './csv';
import { passagesOf } from './model';
import { at, extend, goTo, mark, NOTHING, picked } from './picking';
import { answer, EVERYTHING } from './query';
import { IN_ORDER, sorted, sortedBy } from './sorting';
import { bySession, together } from './tables';
import { shown } from './window';

const passages = passagesOf(rowsOf(example('annotations')), new Map(rowsOf(example('coded')).map(row => [row.annotation, row])));
const order = rowsOf(example('codes')).map(row => row.code as string);

describe('codes by session', () => {
  const counts = bySession(passages, order);
  it('every number is as many passages as it opens', () => {
    for (const row of counts.rows) {
      for (const session of [1, 8, 14]) {
        expect(counts.count(row, session)).toBe(answer(passages, { ...EVERYTHING, codes: [row], sessions: String(session) }).length);
      }
      expect(counts.total(row)).toBe(answer(passages, { ...EVERYTHING, codes: [row] }).length);
    }
  });
  it('families and codes stand in the order of the codebook', () => {
    expect(counts.rows.slice(0, 2)).toEqual(['withdrawal', 'withdrawal.denial']);
  });
});

describe('codes together', () => {
  it('counts each pair once, the same from both sides, and opens to both passages', () => {
    const counts = together(passages, order, 'and', 0);
    expect(counts.rows.length).toBeGreaterThan(1);
    for (const a of counts.rows) {
      expect(counts.count(a, a)).toBe(0);
      for (const b of counts.rows) {
        expect(counts.count(a, b)).toBe(counts.count(b, a));
        const opened = answer(passages, { ...EVERYTHING, codes: [a, b], alone: true, join: 'and' });
        if (a !== b) expect(opened.length > 0).toBe(counts.count(a, b) > 0);
      }
    }
  });
  it('near finds more than the same words', () => {
    const sum = (counts: ReturnType<typeof together>) => counts.rows.flatMap(a => counts.rows.map(b => counts.count(a, b))).reduce((x, y) => x + y, 0);
    expect(sum(together(passages, order, 'near', 3))).toBeGreaterThan(sum(together(passages, order, 'and', 0)));
  });
});

describe('the list', () => {
  const names = { code: (code: string) => code, who: (key: string) => key };
  it('sorts both ways and keeps those alike in reading order', () => {
    const byCode = sorted(passages, { by: 'code', down: false }, names);
    expect(byCode[0].code <= byCode[1].code).toBe(true);
    const same = byCode.filter(one => one.code === byCode[0].code);
    expect(same).toEqual(passages.filter(one => one.code === byCode[0].code));
    const longest = sorted(passages, { by: 'length', down: true }, names)[0];
    expect(longest.end - longest.start).toBe(Math.max(...passages.map(one => one.end - one.start)));
    expect(sortedBy(sortedBy(IN_ORDER, 'code'), 'code')).toEqual({ by: 'code', down: true });
  });
  it('marks a stretch from where it began, and gives it up to acts', () => {
    const start = goTo(passages, NOTHING, 3);
    const stretch = extend(passages, extend(passages, start, 4), 5);
    expect(picked(passages, stretch).map(one => one.key)).toEqual(passages.slice(3, 6).map(one => one.key));
    expect(picked(passages, extend(passages, stretch, 2)).map(one => one.key)).toEqual(passages.slice(2, 4).map(one => one.key));
    expect(picked(passages, mark(mark(start, 'x'), 'x'))).toEqual([passages[0]]);
  });
  it('an act never concerns what is marked but not listed', () => {
    const marked = mark(NOTHING, passages[0].key);
    expect(picked(passages.slice(5), marked)).toEqual([passages[5]]);
    expect(picked([], marked)).toEqual([]);
  });
  it('stays where it was when a passage is recoded and gone from the list', () => {
    const at4 = goTo(passages, NOTHING, 4);
    const rest = passages.filter(one => one !== passages[4]);
    expect(at(rest, at4, 4)).toBe(4);
    expect(picked(rest, at4, at(rest, at4, 4))).toEqual([passages[5]]);
    expect(at(passages.slice(0, 2), at4, 4)).toBe(1);
  });
  it('draws only what is in sight', () => {
    expect(shown(0, 600, 13_000, 50)).toEqual({ first: 0, last: 20 });
    expect(shown(50 * 6500, 600, 13_000, 50)).toEqual({ first: 6492, last: 6520 });
    expect(shown(1e9, 600, 10, 50)).toEqual({ first: 1, last: 9 });
    expect(shown(0, 600, 0, 50).last).toBe(-1);
  });
});

describe('CSV', () => {
  it('has one row per coding under named columns', () => {
    const lines = csv(passages, code => code.toUpperCase()).trimEnd().split('\r\n');
    expect(lines[0]).toBe(HEADER.join(','));
    expect(lines).toHaveLength(192);
    expect(lines[1]).toContain('nine looked as if I was wasting your time');
  });
  it('never holds a formula, and quotes what must be quoted', () => {
    expect(['=1+1', '+1', '-x', '@a', '\tb'].map(cell)).toEqual(["'=1+1", "'+1", "'-x", "'@a", "'\tb"]);
    expect(cell('He said "no", twice')).toBe('"He said ""no"", twice"');
    expect(cell('=a,"b"')).toBe('"\'=a,""b"""');
    expect(cell(-3)).toBe('-3');
    expect(countsCsv('code', [1, 2], [{ label: '=x', cells: [null, 4] }])).toBe("code,1,2\r\n'=x,,4\r\n");
  });
});
