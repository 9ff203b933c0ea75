import type { Passage } from './model';

/** By what the list is sorted. */
export type SortBy = 'place' | 'who' | 'code' | 'coder' | 'length';

export interface Sort {
  by: SortBy;
  down: boolean;
}

export const IN_ORDER: Sort = { by: 'place', down: false };

/** The same again turns the order round. */
export const sortedBy = (now: Sort, by: SortBy): Sort => ({ by, down: now.by === by && !now.down });

/** Passages sorted; those alike stay in reading order, whichever way. */
export function sorted(passages: Passage[], { by, down }: Sort, names: { code: (code: string) => string; who: (key: string) => string }): Passage[] {
  if (by === 'place') return down ? [...passages].reverse() : passages;
  const of = {
    who: (p: Passage) => names.who(p.by),
    code: (p: Passage) => names.code(p.code || p.codes[0] || ''),
    coder: (p: Passage) => p.codings.map(coding => names.who(coding.coder)).join(' '),
    length: (p: Passage) => p.end - p.start
  }[by];
  const keyed = passages.map(passage => ({ passage, key: of(passage) }));
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  const sign = down ? -1 : 1;
  keyed.sort((a, b) => sign * (typeof a.key === 'number' ? a.key - (b.key as number) : compare(a.key, b.key as string)));
  return keyed.map(one => one.passage);
}
