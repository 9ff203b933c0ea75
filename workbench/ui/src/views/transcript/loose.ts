import { useState } from 'preact/hooks';
import type { Passage, Turn } from './model';
import type { Range } from './segments';
import type { Writer } from './writer';

interface Given {
  walk: Passage[];
  /** The passage one stands on. */
  on: Passage | undefined;
  /** Whether words are selected to which a passage could be moved. */
  ready: boolean;
  stand: (passage: Passage) => void;
  turnOf: (passage: Passage) => Turn;
  here: () => { turn: Turn; range: Range } | undefined;
  choose: () => void;
  writer: Writer;
}

export interface Loose {
  loose: Passage[];
  /** The loose passage one stands on, or whose new place is being chosen. */
  on: Passage | null;
  moving: boolean;
  ready: boolean;
  next: () => void;
  keep: () => void;
  move: () => void;
  remove: () => void;
  /** Leave a passage where it was, after Move. */
  stay: () => void;
}

/** Reviewing what a correction left loose: keep it where it stands, move it to other words, or take it off. */
export function useLoose({ walk, on, ready, stand, turnOf, here, choose, writer }: Given): Loose {
  const [moving, move] = useState<Passage | null>(null);
  const loose = walk.filter(passage => passage.loose);
  return {
    loose, on: moving ?? (on?.loose ? on : null), moving: !!moving, ready,
    next: () => stand(loose[(loose.findIndex(one => one.key === on?.key) + 1) % loose.length]),
    keep: () => { if (on) void writer.place(on, turnOf(on), [on.start, on.end]); },
    move: () => {
      const place = here();
      if (!moving) { move(on ?? null); return choose(); }
      if (place) void writer.place(moving, place.turn, place.range);
      move(null);
    },
    remove: () => {
      void writer.withdraw((moving ?? on)?.ids ?? []);
      move(null);
    },
    stay: () => move(null)
  };
}
