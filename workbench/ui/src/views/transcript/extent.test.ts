import { expect, test } from 'vitest';
import { estimate, Extent, visible } from './extent';

/** The same by plain sums. */
const offset = (heights: number[], index: number) => heights.slice(0, index).reduce((sum, one) => sum + one, 0);

test('places agree with plain sums after many measurements', () => {
  const heights = Array.from({ length: 137 }, (_, i) => 30 + (i % 7) * 23);
  const extent = new Extent(heights);
  for (let i = 0; i < 300; i++) {
    const at = (i * 71) % heights.length;
    const next = 20 + ((i * 37) % 200);
    expect(extent.measure(at, next)).toBeCloseTo(next - heights[at]);
    heights[at] = next;
  }
  for (let i = 0; i <= heights.length; i++) expect(extent.offset(i)).toBeCloseTo(offset(heights, i));
  for (let y = 0; y < extent.total; y += 13) {
    const index = extent.indexAt(y);
    expect(offset(heights, index)).toBeLessThanOrEqual(y);
    expect(offset(heights, index + 1)).toBeGreaterThan(y);
  }
});

test('beyond the end stands the last turn, and none where there are none', () => {
  expect(new Extent([10, 10]).indexAt(99)).toBe(1);
  expect(visible(new Extent([]), 0, 500, 100)).toEqual({ first: 0, last: -1 });
});

test('only what is near the screen is drawn', () => {
  const extent = new Extent(new Array(3000).fill(30));
  const { first, last } = visible(extent, 30_000, 600, 300);
  expect([first, last]).toEqual([990, 1030]);
});

test('long turns are taken to be high', () => {
  const metrics = { signs: 64, line: 23, space: 7 };
  expect(estimate('Okay.', metrics)).toBe(30);
  expect(estimate('x'.repeat(640), metrics)).toBe(237);
});
