import type { Passage } from './model';

/** A piece of a turn's words over which nothing changes: the same passages, the same marks. */
export interface Segment {
  start: number;
  end: number;
  text: string;
  /** Passages over these words, in reading order. */
  passages: Passage[];
  /** A stage direction: [pause 6 s], (laughs). */
  aside: boolean;
  selected: boolean;
  /** Found by the search; the one on which the search stands is `here`. */
  found: '' | 'hit' | 'here';
}

export type Range = [number, number];

/** What lies over the words of one turn. */
export interface Over {
  passages?: Passage[];
  selection?: Range | null;
  hits?: Range[];
  here?: Range | null;
}

const ASIDE = /\[[^\][]*\]|\([^()]*\)/g;

/** Where stage directions stand. */
export function asides(text: string): Range[] {
  return [...text.matchAll(ASIDE)].map(match => [match.index, match.index + match[0].length]);
}

/** The words of a turn, cut wherever something begins or ends; put together again they are the words. */
export function segmentsOf(text: string, over: Over = {}): Segment[] {
  const directions = asides(text);
  const { passages = [], selection = null, hits = [], here = null } = over;
  const ranges: Range[] = [...directions, ...hits, ...passages.map((p): Range => [p.start, p.end])];
  if (selection) ranges.push(selection);
  if (here) ranges.push(here);
  const cuts = new Set<number>([0, text.length]);
  for (const range of ranges) for (const at of range) if (at > 0 && at < text.length) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);
  const covers = (range: Range | null, at: number) => !!range && range[0] <= at && at < range[1];
  return edges.slice(0, -1).map((start, i) => ({
    start, end: edges[i + 1], text: text.slice(start, edges[i + 1]),
    passages: passages.filter(p => covers([p.start, p.end], start)),
    aside: directions.some(range => covers(range, start)),
    selected: covers(selection, start),
    found: covers(here, start) ? 'here' : hits.some(range => covers(range, start)) ? 'hit' : ''
  }));
}
