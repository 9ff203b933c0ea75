import type { Row } from '../../../protocol/types';
import { tokens } from './tokens';

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
export type Level = 'fine' | 'middle' | 'coarse';

/** The one axis, x = session + position / 2, laid over pixels: a session fills the first half of its step. */
export class Axis {
  constructor(readonly first: number, readonly last: number, readonly left: number, readonly width: number,
    readonly held: ReadonlySet<number>, readonly missed: ReadonlySet<number>, readonly end = last + 1) {}

  /** Pixels per session. */
  get step(): number {
    return this.width / (this.end - this.first);
  }

  get right(): number {
    return this.left + this.width;
  }

  get level(): Level {
    return this.step >= tokens.levels.fine ? 'fine' : this.step >= tokens.levels.middle ? 'middle' : 'coarse';
  }

  /** Every planned session on the axis. */
  get sessions(): number[] {
    const from = Math.max(this.first, 1);
    return Array.from({ length: Math.max(this.last - from + 1, 0) }, (_, i) => from + i);
  }

  px(x: number): number {
    return this.left + (x - this.first) * this.step;
  }

  /** The place under a pixel, never outside the axis. */
  at(px: number): number {
    return Math.min(Math.max(this.first + (px - this.left) / this.step, this.first), this.end);
  }

  has(x: number): boolean {
    return x >= this.first && x < this.end;
  }

  /** Sessions whose numbers find room: every one, or round ones and the ends. */
  labelled(letter = 6.6): number[] {
    const need = letter * String(this.last).length + (this.level === 'coarse' ? 22 : 7);
    const every = STEPS.find(s => s * this.step >= need) ?? STEPS.at(-1)!;
    const all = this.sessions;
    if (every === 1) return all;
    const round = all.filter(s => s % every === 0);
    const ends = [all[0], all.at(-1)!].filter(s => round.every(r => Math.abs(s - r) * this.step >= need));
    return [...new Set([...round, ...ends])].sort((a, b) => a - b);
  }
}

export interface Sessions {
  first: number;
  last: number;
  held: ReadonlySet<number>;
  missed: ReadonlySet<number>;
}

/** The sessions of a therapy: those held, those not, and session 0 where something lies before the first. */
export function sessionsOf(rows: Row[]): Sessions {
  const held = new Set<number>();
  const missed = new Set<number>();
  let first = Infinity;
  let last = 1;
  for (const row of rows) {
    if (row.session == null) continue;
    first = Math.min(first, row.session);
    last = Math.max(last, row.end_session ?? row.session, row.session);
    if (row.kind !== 'session' || row.session < 1) continue;
    (row.state === 'cancelled' || row.state === 'missed' ? missed : held).add(row.session);
  }
  first = Number.isFinite(first) ? Math.max(first, 0) : 1;
  if (!held.size && !missed.size) for (let s = Math.max(first, 1); s <= last; s++) held.add(s);
  return { first, last, held, missed };
}
