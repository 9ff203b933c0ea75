import type { Row } from '../../protocol/types';
import { patternsOf, type Pattern } from '../shared/patterns';

/** A code as the transcript and its chooser show it. */
export interface Code {
  id: string;
  code: string;
  name: string;
  family: string;
  definition: string;
  pattern: Pattern;
  /** The key that applies it, if it has one. */
  key: string;
  /** Name of its family, where it is not the family itself. */
  under: string;
}

const KEYS = '123456789';

/** Codes with their keys: those the codebook gives; where it gives none, the first nine that are no family. */
export function codesOf(rows: Row[]): Code[] {
  const names = new Map(rows.map(row => [row.code, row.name || row.code]));
  const given = rows.some(row => row.key);
  const patterns = patternsOf(rows.map(({ code, name, family }) => ({ code, name: name || code.slice(code.lastIndexOf('.') + 1), family })));
  let free = 0;
  return rows.map((row, n) => {
    const head = !row.code.includes('.');
    return {
      id: row.id, code: row.code, name: row.name || row.code, family: row.family, definition: row.definition ?? '',
      pattern: patterns[n], key: given ? (row.key ?? '') : head ? '' : (KEYS[free++] ?? ''),
      under: head ? '' : (names.get(row.family) ?? row.family)
    };
  });
}

/** How well a name answers what was typed: every letter in order, best at beginnings of words and in one run; −1 not at all. */
export function fuzzy(typed: string, name: string): number {
  const want = fold(typed).replace(/\s+/g, '');
  const have = fold(name);
  if (!want) return 0;
  const run = have.indexOf(fold(typed).trim());
  if (run >= 0) return 1000 - run - have.length / 100 + (run === 0 || !isLetter(have[run - 1]) ? 200 : 0);
  let score = 0;
  let at = -1;
  for (const letter of want) {
    const begin = wordWith(have, letter, at + 1);
    const next = begin >= 0 ? begin : have.indexOf(letter, at + 1);
    if (next < 0) return -1;
    score += next === at + 1 ? 8 : begin >= 0 ? 10 : 1;
    at = next;
  }
  return score - have.length / 100;
}

function wordWith(have: string, letter: string, from: number): number {
  if (have[from] === letter) return from;
  for (let i = Math.max(from, 0); i < have.length; i++) {
    if (have[i] === letter && (i === 0 || !isLetter(have[i - 1]))) return i;
  }
  return -1;
}

const isLetter = (sign: string) => /[\p{L}\p{N}]/u.test(sign);

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'");
}

/** Codes that answer what was typed, best first; nothing typed gives those with keys, then those used last. */
export function offered(codes: Code[], typed: string, recent: string[] = []): Code[] {
  if (!typed.trim()) {
    const keyed = codes.filter(code => code.key).sort((a, b) => (a.key < b.key ? -1 : 1));
    const used = recent.map(name => codes.find(code => code.code === name)).filter((code): code is Code => !!code);
    return [...keyed, ...used.filter(code => !code.key), ...codes.filter(code => !code.key && !used.includes(code))];
  }
  const scored = codes.map(code => ({
    code, score: Math.max(fuzzy(typed, code.name), fuzzy(typed, code.code) - 20, fuzzy(typed, `${code.under} ${code.name}`) - 40)
  }));
  return scored.filter(one => one.score >= 0).sort((a, b) => b.score - a.score).map(one => one.code);
}
