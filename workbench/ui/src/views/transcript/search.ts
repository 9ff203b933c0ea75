import type { Turn } from './model';
import type { Range } from './segments';

/** A place in the session that says what was looked for. */
export interface Hit {
  turn: number;
  range: Range;
}

/** A text for searching, with the UTF-16 unit of the original at which each of its units begins. */
function folded(text: string): { plain: string; from: number[] } {
  if (/^[\x20-\x7e]*$/.test(text)) return { plain: text.toLowerCase(), from: [] };
  let plain = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    const bare = sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    for (let i = 0; i < bare.length; i++) from.push(at);
    plain += bare;
    at += sign.length;
  }
  from.push(at);
  return { plain, from };
}

/** Every place in the turns that says a phrase, whatever its case, its accents and the shape of its quotation marks. */
export function find(turns: Turn[], phrase: string): Hit[] {
  const want = folded(phrase.trim()).plain;
  if (!want) return [];
  const hits: Hit[] = [];
  turns.forEach((turn, index) => {
    const { plain, from } = folded(turn.text);
    for (let at = plain.indexOf(want); at >= 0; at = plain.indexOf(want, at + want.length)) {
      const end = at + want.length;
      hits.push({ turn: index, range: from.length ? [from[at], after(from, end, turn.text)] : [at, end] });
    }
  });
  return hits;
}

/** The end of the sign before a folded place, with the marks that combine with it. */
function after(from: number[], end: number, text: string): number {
  let unit = from[end] ?? text.length;
  const last = from[end - 1];
  if (unit === last) unit += String.fromCodePoint(text.codePointAt(unit) ?? 0).length;
  while (unit < text.length && /\p{M}/u.test(text[unit])) unit++;
  return unit;
}

/** The first hit at or after a turn, so that the search begins where one reads. */
export function nearest(hits: Hit[], turn: number): number {
  const found = hits.findIndex(hit => hit.turn >= turn);
  return found < 0 ? (hits.length ? 0 : -1) : found;
}
