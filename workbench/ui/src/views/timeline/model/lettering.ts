const NARROW = new Map<string, number>([
  ...[..."ijl|.,:;'!"].map(c => [c, 0.26] as const), ...[...'frt()[]-/ '].map(c => [c, 0.34] as const),
  ...[...'mwMW%@—'].map(c => [c, 0.86] as const)
]);
const SAFETY = 1.07;

/** About how many pixels words take, a little more rather than less. */
export function wide(words: string, size: number, weight = 400): number {
  let letters = 0;
  for (const c of words) letters += NARROW.get(c) ?? (c !== c.toLowerCase() ? 0.67 : 0.56);
  return letters * size * SAFETY * (weight >= 600 ? 1.06 : 1);
}

/** The words, cut with an ellipsis where they do not fit into so many pixels. */
export function shorten(words: string, size: number, room: number, weight = 400): string {
  const whole = words.split(/\s+/).filter(Boolean).join(' ');
  if (wide(whole, size, weight) <= room) return whole;
  let letters = [...whole];
  while (letters.length && wide(letters.join('') + '…', size, weight) > room) letters = letters.slice(0, -1);
  return letters.join('').trimEnd() + '…';
}

/** A line of writing that remembers what is already taken. */
export class Line {
  private taken: [number, number][] = [];

  /** What was taken last. */
  get last(): [number, number] {
    return this.taken.at(-1)!;
  }

  constructor(readonly left: number, readonly right: number, readonly gap = 8) {}

  free(a: number, b: number): boolean {
    return this.left <= a && b <= this.right && this.taken.every(([c, d]) => b + this.gap <= c || d + this.gap <= a);
  }

  /** The first of the wished-for starts at which so wide a word fits; it is then taken. */
  place(width: number, starts: number[]): number | null {
    const at = starts.find(a => this.free(a, a + width));
    if (at === undefined) return null;
    this.taken.push([at, at + width]);
    return at;
  }
}

/** Heights as near as possible to the wished ones, at least `gap` apart, between low and high. */
export function apart(wished: number[], gap: number, low: number, high: number): number[] {
  const order = wished.map((_, i) => i).sort((a, b) => wished[a] - wished[b]);
  const groups = order.map(i => ({ of: [i], middle: wished[i] }));
  for (let i = 0; i + 1 < groups.length;) {
    const [a, b] = [groups[i], groups[i + 1]];
    const room = b.middle - a.middle - (gap * (a.of.length + b.of.length - 2)) / 2;
    if (room >= gap) { i++; continue; }
    const n = a.of.length + b.of.length;
    groups.splice(i, 2, { of: [...a.of, ...b.of], middle: (a.middle * a.of.length + b.middle * b.of.length) / n });
    i = Math.max(i - 1, 0);
  }
  const placed = new Array<number>(wished.length);
  for (const { of, middle } of groups) {
    const tall = gap * (of.length - 1);
    const start = Math.min(Math.max(middle - tall / 2, low), Math.max(high - tall, low));
    of.forEach((i, k) => (placed[i] = start + gap * k));
  }
  return placed;
}
