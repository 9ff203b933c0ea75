import type { Row } from '../../protocol/types';
import { Glyph, Icon } from '../shared/glyphs';
import { headSaid } from './model';
import { beginning } from './said';

interface ListProps {
  memos: Row[];
  people: Row[];
  /** Memos with words that are not on record. */
  drafts: string[];
  open: (id: string) => void;
}

/** Memos in their order; arrows walk, Enter opens. */
export function List({ memos, people, drafts, open }: ListProps) {
  return <ul class="cw-me-list" onKeyDown={walk}>{memos.map(row => <li key={row.id}>
    <button type="button" onClick={() => open(row.id)}>
      <PageMark kind={row.kind} />
      <span class="cw-me-title">{row.title || beginning(row.text, 48)}</span>
      <span class="cw-2 cw-small cw-me-head">{headSaid(row, people)}
        {drafts.includes(row.id) && <strong> · not saved yet</strong>}</span>
      <span class="cw-2 cw-me-first">{beginning(row.text, 130)}</span>
    </button></li>)}</ul>;
}

/** Up and down go from one button to the next. */
export function walk(event: KeyboardEvent): void {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(':scope > li > button')];
  const next = all[all.indexOf(document.activeElement as HTMLElement) + way];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

/** A small page: filled where the memo is theoretical. */
export function PageMark({ kind, size = 13 }: { kind: string; size?: number }) {
  return <Icon size={size}><Glyph name="page" r={size * 0.42} colour="var(--cw-ink-2)" hollow={kind !== 'theoretical'} width={1.2} /></Icon>;
}
