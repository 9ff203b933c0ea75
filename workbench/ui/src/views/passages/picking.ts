import type { Passage } from './model';

/** Where the reader stands in the list, and which passages are marked for an act. */
export interface Picking {
  current: string;
  /** Where a stretch of marks began. */
  anchor: string;
  marked: Set<string>;
}

export const NOTHING: Picking = { current: '', anchor: '', marked: new Set() };

/** Index of the current passage; where it is gone, as after recoding it, the place where it was. */
export function at(passages: Passage[], { current }: Picking, before = 0): number {
  const found = passages.findIndex(passage => passage.key === current);
  return found >= 0 ? found : Math.max(0, Math.min(before, passages.length - 1));
}

export function goTo(passages: Passage[], now: Picking, index: number): Picking {
  const key = passages[Math.max(0, Math.min(passages.length - 1, index))]?.key ?? '';
  return { ...now, current: key, anchor: key };
}

/** Mark one, or take its mark off. */
export function mark(now: Picking, key: string): Picking {
  const marked = new Set(now.marked);
  if (!marked.delete(key)) marked.add(key);
  return { current: key, anchor: key, marked };
}

/** Mark everything from where the stretch began. */
export function extend(passages: Passage[], now: Picking, index: number): Picking {
  const to = Math.max(0, Math.min(passages.length - 1, index));
  const began = passages.findIndex(passage => passage.key === now.anchor);
  const start = began < 0 ? at(passages, now) : began;
  const stretch = passages.slice(Math.min(start, to), Math.max(start, to) + 1).map(passage => passage.key);
  return { current: passages[to]?.key ?? '', anchor: passages[start]?.key ?? '', marked: new Set(stretch) };
}

/** What an act concerns: the marked passages that are listed, else the one where the reader stands. */
export function picked(passages: Passage[], now: Picking, here = at(passages, now)): Passage[] {
  const marked = passages.filter(passage => now.marked.has(passage.key));
  return marked.length ? marked : passages.slice(here, here + 1);
}
