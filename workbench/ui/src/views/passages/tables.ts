import { overlap, type Passage } from './model';
import { shelve, type Join } from './query';

/** A table of counts that opens to its passages. */
export interface Counts {
  /** Codes down the side; a family (a code without a point) counts what lies below it, too. */
  rows: string[];
  count(row: string, column: string | number): number;
  total(row: string): number;
  most: number;
  /** Codes that are left out because they stand with no other. */
  alone: number;
}

const head = (code: string) => code.split('.', 1)[0];

/** How many passages each family and each code has in each session. */
export function bySession(passages: Passage[], order: string[]): Counts {
  const held = new Map<string, Map<number, number>>();
  const add = (code: string, session: number) => {
    const row = held.get(code) ?? new Map<number, number>();
    held.set(code, row.set(session, (row.get(session) ?? 0) + 1));
  };
  for (const { code, session } of passages) {
    if (!code) continue;
    add(code, session);
    if (head(code) !== code) add(head(code), session);
  }
  const rows = inOrder([...held.keys()], order);
  const totals = new Map(rows.map(code => [code, [...held.get(code)!.values()].reduce((a, b) => a + b, 0)]));
  return {
    rows, alone: 0, count: (code, session) => held.get(code)?.get(session as number) ?? 0, total: code => totals.get(code) ?? 0,
    most: Math.max(0, ...rows.filter(code => head(code) !== code).flatMap(code => [...held.get(code)!.values()]))
  };
}

/** How often two codes stand on the same words, or within some turns of one another: pairs of passages, each once. */
export function together(passages: Passage[], order: string[], join: Join, within: number): Counts {
  const pairs = new Map<string, number>();
  const totals = new Map<string, number>();
  const apart = join === 'near' ? within : 0;
  let most = 0;
  for (const held of shelve(passages).values()) {
    held.forEach((one, i) => {
      if (!one.code) return;
      totals.set(one.code, (totals.get(one.code) ?? 0) + 1);
      for (let j = i + 1; j < held.length && held[j].turn <= one.turn + apart; j++) {
        const other = held[j];
        if (other.code === one.code || !other.code || (join !== 'near' && !overlap(one, other))) continue;
        const n = (pairs.get(`${one.code}|${other.code}`) ?? 0) + 1;
        pairs.set(`${one.code}|${other.code}`, n).set(`${other.code}|${one.code}`, n);
        most = Math.max(most, n);
      }
    });
  }
  const paired = new Set([...pairs.keys()].map(pair => pair.split('|')[0]));
  return {
    rows: inOrder([...paired], order), alone: totals.size - paired.size, count: (a, b) => pairs.get(`${a}|${b}`) ?? 0,
    total: code => totals.get(code) ?? 0, most
  };
}

/** Codes in the order of the codebook; unknown ones last. */
function inOrder(codes: string[], order: string[]): string[] {
  const at = new Map(order.map((code, n) => [code, n]));
  return codes.sort((a, b) => (at.get(a) ?? Infinity) - (at.get(b) ?? Infinity) || (a < b ? -1 : 1));
}
