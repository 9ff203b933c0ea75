/** Both ways of counting in one text: the study counts code points, the browser UTF-16 units. */
export interface Counting {
  /** Length in code points. */
  points: number;
  /** The UTF-16 unit at which a code point begins. */
  unit(point: number): number;
  /** The code point in which a UTF-16 unit lies. */
  point(unit: number): number;
}

const WIDE = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Count a text; the only place where code points and UTF-16 are converted. */
export function counting(text: string): Counting {
  const starts: number[] = []; // units at which the wide characters begin
  for (const match of text.matchAll(WIDE)) starts.push(match.index);
  const points = text.length - starts.length;
  return {
    points,
    unit: point => {
      const at = Math.max(0, Math.min(point, points));
      let wide = 0;
      while (wide < starts.length && starts[wide] - wide < at) wide++;
      return at + wide;
    },
    point: unit => {
      const at = Math.max(0, Math.min(unit, text.length));
      let wide = 0;
      while (wide < starts.length && starts[wide] < at - 1) wide++;
      const inside = wide < starts.length && starts[wide] === at - 1 ? 1 : 0;
      return at - wide - inside;
    }
  };
}

/** The words from one code point to another. */
export function slice(text: string, start: number, end: number): string {
  const count = counting(text);
  return text.slice(count.unit(start), count.unit(end));
}
