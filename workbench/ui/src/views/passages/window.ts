/** First and last row to draw, with some beyond either edge so that scrolling finds them there. */
export function shown(top: number, height: number, rows: number, each: number, beyond = 8): { first: number; last: number } {
  const first = Math.max(0, Math.min(Math.floor(top / each), rows - 1) - beyond);
  return { first: Math.max(0, first), last: Math.min(rows - 1, Math.ceil((top + height) / each) + beyond) };
}
