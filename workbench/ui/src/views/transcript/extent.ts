/** Heights of all turns: measured where they were once on screen, estimated elsewhere; sums in a Fenwick tree. */
export class Extent {
  private heights: Float64Array;
  private tree: Float64Array;
  private known: Uint8Array;
  readonly length: number;

  constructor(estimates: ArrayLike<number>) {
    this.length = estimates.length;
    this.heights = Float64Array.from(estimates);
    this.known = new Uint8Array(this.length);
    this.tree = new Float64Array(this.length + 1);
    for (let i = 1; i <= this.length; i++) {
      this.tree[i] += this.heights[i - 1];
      const parent = i + (i & -i);
      if (parent <= this.length) this.tree[parent] += this.tree[i];
    }
  }

  get total(): number {
    return this.offset(this.length);
  }

  height(index: number): number {
    return this.heights[index] ?? 0;
  }

  isMeasured(index: number): boolean {
    return this.known[index] === 1;
  }

  /** Where a turn begins. */
  offset(index: number): number {
    let sum = 0;
    for (let i = Math.min(index, this.length); i > 0; i -= i & -i) sum += this.tree[i];
    return sum;
  }

  /** The turn at a height; the last one below all. */
  indexAt(y: number): number {
    let index = 0;
    let left = Math.max(0, y);
    let bit = 1;
    while (bit * 2 <= this.length) bit *= 2;
    for (; bit > 0; bit >>= 1) {
      if (index + bit <= this.length && this.tree[index + bit] <= left) {
        index += bit;
        left -= this.tree[index];
      }
    }
    return Math.max(0, Math.min(index, this.length - 1));
  }

  /** Note a measured height; tells by how much it differs from what was assumed. */
  measure(index: number, height: number): number {
    const change = height - this.heights[index];
    this.known[index] = 1;
    if (Math.abs(change) < 0.01) return 0;
    this.heights[index] = height;
    for (let i = index + 1; i <= this.length; i += i & -i) this.tree[i] += change;
    return change;
  }
}

export interface Metrics {
  /** Signs that fit into a line, and the heights of a line and of the space round a turn, in pixels. */
  signs: number;
  line: number;
  space: number;
}

/** How high a turn will probably be. */
export function estimate(text: string, { signs, line, space }: Metrics): number {
  return Math.max(1, Math.ceil(text.length / signs)) * line + space;
}

export interface Window {
  first: number;
  last: number;
}

/** The turns to draw: those on screen and some on either side. */
export function visible(extent: Extent, top: number, height: number, more: number): Window {
  if (!extent.length) return { first: 0, last: -1 };
  return { first: extent.indexAt(Math.max(0, top - more)), last: extent.indexAt(top + height + more) };
}
