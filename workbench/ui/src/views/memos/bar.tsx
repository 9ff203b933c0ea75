import type { Row } from '../../protocol/types';
import { kindSaid, type Filter } from './model';
import { many, nameOf } from './said';

interface BarProps {
  filter: Filter;
  /** What is in focus, in words; nothing where nothing is. */
  here: string;
  everywhere: boolean;
  memos: Row[];
  people: Row[];
  shown: number;
  set: (patch: Partial<Filter>) => void;
  whole: (all: boolean) => void;
  write: () => void;
}

/** Which memos are shown: what is in focus or all of them, of one kind, by one person, with some words. */
export function Bar({ filter, here, everywhere, memos, people, shown, set, whole, write }: BarProps) {
  const kinds = [...new Set(memos.map(row => row.kind))].filter(Boolean).sort();
  const authors = [...new Set(memos.map(row => row.by))].sort();
  return <header class="cw-me-bar">
    <div class="cw-me-line">
      <h2><span role="status">{many(shown, 'memo')}{shown !== memos.length && ` of ${memos.length}`}</span></h2>
      <button type="button" class="cw-button" onClick={write}>New memo <kbd>m</kbd></button>
    </div>
    {here && <div class="cw-me-scope" role="radiogroup" aria-label="Which memos">
      <button type="button" role="radio" aria-checked={!everywhere} onClick={() => whole(false)}>About {here}</button>
      <button type="button" role="radio" aria-checked={everywhere} onClick={() => whole(true)}>All</button>
    </div>}
    <div class="cw-me-line">
      <input type="search" aria-label="Words in memos" placeholder="Search" value={filter.phrase}
        onInput={event => set({ phrase: event.currentTarget.value })} />
      <select aria-label="Kind" value={filter.kind} onChange={event => set({ kind: event.currentTarget.value })}>
        <option value="">every kind</option>{kinds.map(kind => <option key={kind} value={kind}>{kindSaid(kind)}</option>)}</select>
      <select aria-label="Author" value={filter.by} onChange={event => set({ by: event.currentTarget.value })}>
        <option value="">everybody</option>{authors.map(key => <option key={key} value={key}>{nameOf(people, key)}</option>)}</select>
    </div>
  </header>;
}
