import type { Entry } from '../../protocol/types';
import type { Turn } from './model';

const THINGS: Record<string, string> = { annotation: 'coding', memo: 'memo', episode: 'episode', text: 'correction' };

/** What an entry concerns, in a few words. */
export function thingsOf(entry: Entry): string {
  const first = entry.changes.map(change => (change.after ?? change.before)?.table).find(table => table && table in THINGS);
  const count = entry.changes.filter(change => (change.after ?? change.before)?.table === first).length;
  return !first ? '' : count === 1 ? `: the ${THINGS[first]}` : `: ${count} ${THINGS[first]}s`;
}

/** The turns of an act, for saying where it was done. */
export function placeOf(turns: Turn[]): string {
  return turns.length > 1 ? `turns ${turns[0].number} to ${turns.at(-1)!.number}` : `turn ${turns[0]?.number}`;
}
