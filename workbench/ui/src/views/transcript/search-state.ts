import { useMemo, useState } from 'preact/hooks';
import type { Turn } from './model';
import { find, nearest, type Hit } from './search';
import type { Range } from './segments';

export interface Search {
  open: boolean;
  phrase: string;
  hits: Hit[];
  /** The hit on which the search stands; −1 where there is none. */
  at: number;
  byTurn: Map<number, Range[]>;
  hereIn: (turn: number) => string;
  show: () => void;
  type: (phrase: string) => void;
  step: (by: 1 | -1) => void;
  close: () => void;
}

/** The search of one session; `go` brings the reader to a hit, `closed` is told the one on which it ended. */
export function useSearch(turns: Turn[], current: number, go: (hit: Hit) => void, closed: (hit: Hit | undefined) => void): Search {
  const [open, setOpen] = useState(false);
  const [phrase, setPhrase] = useState('');
  const [at, setAt] = useState(-1);
  const hits = useMemo(() => (open ? find(turns, phrase) : []), [turns, phrase, open]);
  const byTurn = useMemo(() => {
    const found = new Map<number, Range[]>();
    for (const hit of hits) found.set(hit.turn, [...(found.get(hit.turn) ?? []), hit.range]);
    return found;
  }, [hits]);
  const on = Math.min(at, hits.length - 1);
  return {
    open, phrase, hits, at: on, byTurn,
    hereIn: turn => (hits[on]?.turn === turn ? hits[on].range.join(':') : ''),
    show: () => setOpen(true),
    type: words => {
      const found = find(turns, words);
      const first = nearest(found, current);
      setPhrase(words);
      setAt(first);
      if (found[first]) go(found[first]);
    },
    step: by => {
      if (!hits.length) return;
      const next = (on + by + hits.length) % hits.length;
      setAt(next);
      go(hits[next]);
    },
    close: () => {
      setOpen(false);
      closed(hits[on]);
    }
  };
}
