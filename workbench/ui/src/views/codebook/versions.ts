import type { Row } from '../../protocol/types';
import { FIELDS, type Wording } from './model';

/** One change of a code, as the question `versions` answers it. */
export interface Changed {
  entry: number;
  at: string;
  actor: string;
  reason: string;
  before: Row | null;
  after: Row | null;
}

/** A wording that a code once had. */
export interface Version extends Wording {
  version: number;
  /** When it was written and by whom; nothing where only its end is known. */
  at: string;
  actor: string;
  reason: string;
}

/** The wordings before the one that holds now, newest first; another name alone makes no version. */
export function olderThan(now: Wording, changes: Changed[]): Version[] {
  const made: Version[] = [];
  const add = (row: Row | null, { at, actor, reason } = { at: '', actor: '', reason: '' }) => {
    if (!row) return;
    const next = { ...wording(row), version: Number(row.version ?? 1), at, actor, reason };
    const last = made.at(-1);
    if (last && same(last, next)) last.name = next.name;
    else made.push(next);
  };
  for (const change of changes) {
    add(change.before);
    add(change.after, change);
  }
  if (made.length && same(made.at(-1)!, now)) made.pop();
  return made.reverse();
}

const wording = (row: Row) => Object.fromEntries(FIELDS.map(field => [field, String(row[field] ?? '')])) as unknown as Wording;

const same = (one: Wording, other: Wording) =>
  one.definition === other.definition && one.include === other.include && one.exclude === other.exclude;
