import { describe, expect, it } from 'vitest';
import type { Passage } from './model';
import { answer, EVERYTHING, from, readable, sessionsOf, type Query } from './query';

let next = 0;
function passage(session: number, turn: number, code: string, given: Partial<Passage> & { coder?: string } = {}): Passage {
  const { start = 0, end = 10, coder = 'mk', ...rest } = given;
  return {
    key: `${session}:${turn}:${start}:${end}:${code}`, session, turn, turnId: `t${turn}`, by: 'patient', start, end, quote: 'words', before: '',
    after: '', code, family: code.split('.')[0], loose: false, codes: [], codings: [{ id: `a${next++}`, coder, certainty: 'certain', note: '', definition: 1 }], ...rest
  };
}

const A = passage(1, 4, 'w.denial');
const B = passage(1, 4, 'c.complaint', { start: 5, end: 20 });
const C = passage(1, 4, 'c.complaint', { start: 10, end: 20 }); // begins where A ends
const D = passage(1, 7, 'c.rejects', { coder: 'jr', by: 'therapist' });
const E = passage(2, 4, 'w', { coder: 'jr' });
const ALL = [A, B, C, D, E];
const ask = (patch: Partial<Query>, scope: number[] | null = null, hits: Passage[] | null = null) => answer(ALL, { ...EVERYTHING, ...patch }, scope, hits);

describe('a query', () => {
  it('of nothing gives everything', () => expect(ask({})).toEqual(ALL));
  it('of a code gives what lies below it, too, unless the code alone is meant', () => {
    expect(ask({ codes: ['w'] })).toEqual([A, E]);
    expect(ask({ codes: ['w'], alone: true })).toEqual([E]);
  });
  it('or: any of the codes', () => expect(ask({ codes: ['w', 'c.rejects'] })).toEqual([A, D, E]));
  it('and: words that the codes share; words that only touch are not shared', () => {
    expect(ask({ codes: ['w', 'c'], join: 'and' })).toEqual([A, B]);
    expect(ask({ codes: ['w.denial', 'c.rejects'], join: 'and' })).toEqual([]);
  });
  it('near: within so many turns of the same session', () => {
    expect(ask({ codes: ['w', 'c.rejects'], join: 'near', within: 3 })).toEqual([A, D]);
    expect(ask({ codes: ['w', 'c.rejects'], join: 'near', within: 2 })).toEqual([]);
  });
  it('near itself is not near', () => {
    expect(ask({ codes: ['w', 'w.denial'], join: 'near', within: 5 })).toEqual([]);
  });
  it('a coder narrows both sides of near, a speaker only what is listed', () => {
    expect(ask({ codes: ['w', 'c.rejects'], join: 'near', coder: 'mk' })).toEqual([]);
    expect(ask({ codes: ['w', 'c.rejects'], join: 'near', by: 'therapist' })).toEqual([D]);
  });
  it('of one coder shows only that coder’s codings', () => {
    const both = { ...A, codings: [...A.codings, { ...A.codings[0], id: 'other', coder: 'jr' }] };
    expect(answer([both], { ...EVERYTHING, coder: 'jr' })[0].codings.map(one => one.id)).toEqual(['other']);
  });
  it('of sessions, typed or of the focus', () => {
    expect(ask({ sessions: '2-9' })).toEqual([E]);
    expect(ask({ focus: true }, [1])).toEqual([A, B, C, D]);
    expect(ask({ focus: true }, null)).toEqual(ALL);
    expect(ask({ focus: false }, [1])).toEqual(ALL);
  });
  it('of a phrase lists where it is said; with codes, the passages that say it', () => {
    const hits = [passage(1, 4, '', { start: 12, end: 15 }), passage(9, 1, '')];
    expect(ask({ phrase: 'words' }, null, hits)).toEqual(hits);
    expect(ask({ phrase: 'words', codes: ['c'] }, null, hits)).toEqual([B, C]);
    expect(ask({ phrase: 'words', coder: 'jr' }, null, hits)).toEqual([]);
    expect(ask({ phrase: ' ' }, null, hits)).toEqual(ALL);
  });
  it('of three codes asks for all three', () => {
    expect(ask({ codes: ['w.denial', 'c.complaint', 'c.rejects'], join: 'near', within: 3 })).toEqual([A, B, C, D]);
    expect(ask({ codes: ['w.denial', 'c.complaint', 'x'], join: 'near', within: 3 })).toEqual([]);
  });
});

describe('sessions as typed', () => {
  it('are numbers and stretches, in any order', () => {
    expect([...sessionsOf('3, 9 – 7;12')!].sort((a, b) => a - b)).toEqual([3, 7, 8, 9, 12]);
    expect(sessionsOf('')).toBeNull();
  });
  it('that cannot be read are said to be so, and never guessed', () => {
    expect(readable('3, x')).toBe(false);
    expect(sessionsOf('3, x')).toBeNull();
    expect(readable(' ')).toBe(true);
  });
});

it('finds the first of a shelf at a turn', () => {
  expect([0, 4, 5, 8].map(turn => from([A, D], turn))).toEqual([0, 0, 1, 2]);
});

it('answers 13,000 passages within a frame or two', () => {
  const many = Array.from({ length: 13_000 }, (_, n) => passage(1 + (n % 300), n % 600, n % 2 ? 'w.denial' : 'c.complaint', { start: n % 7 }));
  const begun = performance.now();
  answer(many, { ...EVERYTHING, codes: ['w', 'c'], join: 'near', within: 3 });
  expect(performance.now() - begun).toBeLessThan(400);
});
