import type { Row } from '../../../protocol/types';
import { sessionsOf, type Sessions } from './axis';
import { scalesOf, type Scale } from './series';
import { breaksOf, type Break } from './tracks/breaks';
import { episodesOf, type Episode } from './tracks/episode';
import { memosOf, type Memo } from './tracks/memos';

/** What the rows of a timeline hold, sorted once; brushing reads it sixty times a second. */
export interface Known {
  sessions: Sessions; scales: Scale[]; episodes: Episode[]; memos: Memo[]; breaks: Break[];
  of: (kind: string) => Row[];
}

const KEPT = new WeakMap<Row[], Known>();

export function known(rows: Row[]): Known {
  const kept = KEPT.get(rows);
  if (kept) return kept;
  const kinds = new Map<string, Row[]>();
  for (const row of rows) (kinds.get(row.kind) ?? kinds.set(row.kind, []).get(row.kind)!).push(row);
  const made: Known = { sessions: sessionsOf(rows), scales: scalesOf(rows), episodes: episodesOf(rows), memos: memosOf(rows),
    breaks: breaksOf(rows), of: kind => kinds.get(kind) ?? [] };
  KEPT.set(rows, made);
  return made;
}
