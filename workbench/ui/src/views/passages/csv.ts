import type { Passage } from './model';

const FORMULA = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet program takes for a formula, quoted where it must be. */
export function cell(value: string | number | null): string {
  if (typeof value === 'number' || value === null) return value === null ? '' : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const HEADER = ['session', 'turn', 'by', 'before', 'quote', 'after', 'code', 'name', 'coder', 'certainty', 'note', 'start', 'end', 'annotation'];

/** The passages as CSV, one row per coding; words that are not coded have one row without a coder. */
export function csv(passages: Passage[], nameOf: (code: string) => string): string {
  const rows = passages.flatMap(p => (p.codings.length ? p.codings : [null]).map(coding => [
    p.session, p.turn, p.by, p.before, p.quote, p.after, p.code, p.code && nameOf(p.code),
    coding?.coder ?? '', coding?.certainty ?? '', coding?.note ?? '', p.start, p.end, coding?.id ?? ''
  ]));
  return [HEADER, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** A table of counts as CSV. */
export function countsCsv(corner: string, columns: (string | number)[], rows: { label: string; cells: (number | null)[] }[]): string {
  return [[corner, ...columns], ...rows.map(row => [row.label, ...row.cells])].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** Hand a text to the person as a file; it goes from this page to the disk and nowhere else. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
