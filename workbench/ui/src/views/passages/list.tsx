import type { Ref } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Chip, colour, familyOf, Icon, RoleMark } from '../shared/glyphs';
import { useSize } from '../shared/hooks';
import { lead, placeOf, trail, type Passage } from './model';
import type { Reading } from './reading';
import type { Sort, SortBy } from './sorting';
import { shown } from './window';

export const HEIGHT = 48;

interface ListProps {
  rows: Passage[];
  current: number;
  marked: Set<string>;
  reading: Reading;
  sort: Sort;
  sortBy: (by: SortBy) => void;
  press: (index: number, event: MouseEvent) => void;
  open: (index: number) => void;
  scroller: Ref<HTMLDivElement>;
}

const HEADS: [SortBy, string][] = [['place', 'Where'], ['who', 'Who'], ['length', 'Words'], ['code', 'Code'], ['coder', 'Coder']];

/** The passages under one another; only those in sight are drawn, so that many thousands scroll like a few. */
export function List({ rows, current, marked, reading, sort, sortBy, press, open, scroller }: ListProps) {
  const own = useRef<HTMLDivElement>(null);
  const size = useSize(own);
  const [top, scroll] = useState(0);
  const { first, last } = shown(top, size.height || 600, rows.length, HEIGHT);
  useEffect(() => { if (typeof scroller === 'function') scroller(own.current); else if (scroller) scroller.current = own.current; }, []);
  useLayoutEffect(() => {
    const el = own.current;
    if (!el || !rows.length) return;
    const y = current * HEIGHT;
    if (y < el.scrollTop) el.scrollTop = y;
    else if (y + HEIGHT > el.scrollTop + el.clientHeight) el.scrollTop = y + HEIGHT - el.clientHeight;
    if (el.scrollTop !== top) scroll(el.scrollTop);
  }, [current, rows, size.height]);

  return <>
    <div class="cw-pa-heads" role="group" aria-label="Sort by">
      {HEADS.map(([by, says]) => <button type="button" key={by} class={`cw-pa-${by}`} aria-pressed={sort.by === by} title={by === 'length' ? 'Sort by length' : undefined} onClick={() => sortBy(by)}>
        {says}<span aria-hidden="true">{sort.by === by ? (sort.down ? ' ↓' : ' ↑') : ''}</span></button>)}
    </div>
    <div class="cw-pa-list" ref={own} role="listbox" tabIndex={0} aria-label="Passages" aria-multiselectable="true"
      aria-activedescendant={rows.length && current >= first && current <= last ? `cw-pa-row-${current}` : undefined} onScroll={event => scroll(event.currentTarget.scrollTop)}>
      <div class="cw-pa-all" style={{ height: `${rows.length * HEIGHT}px` }}>
        {rows.slice(first, last + 1).map((row, i) => <Line key={row.key} row={row} index={first + i} of={rows.length} on={first + i === current}
          marked={marked.has(row.key)} reading={reading} press={press} open={open} />)}
      </div>
    </div>
  </>;
}

interface LineProps {
  row: Passage;
  index: number;
  of: number;
  on: boolean;
  marked: boolean;
  reading: Reading;
  press: (index: number, event: MouseEvent) => void;
  open: (index: number) => void;
}

function Line({ row, index, of, on, marked, reading, press, open }: LineProps) {
  const person = reading.people.find(one => one.key === row.by);
  const codes = row.code ? [row.code] : row.codes;
  return <div class="cw-pa-row" id={`cw-pa-row-${index}`} role="option" aria-selected={marked} aria-posinset={index + 1} aria-setsize={of}
    data-on={on || undefined} data-role={person?.role} style={{ top: `${index * HEIGHT}px`, height: `${HEIGHT}px` }}
    onClick={event => press(index, event)} onDblClick={() => open(index)}>
    <span class="cw-pa-mark" aria-hidden="true" data-mark>{marked ? '✓' : ''}</span>
    <span class="cw-pa-place">{placeOf(row)}</span>
    <span class="cw-pa-who">{person && <Icon size={9}><RoleMark role={person.role} /></Icon>}{person?.name ?? row.by}</span>
    <span class="cw-pa-length cw-quote"><span class="cw-2">{lead(row)}</span><mark
      style={{ '--k': hue(row.code) }} data-loose={row.loose || undefined}>{row.quote}</mark><span class="cw-2">{trail(row)}</span></span>
    <span class="cw-pa-code">{codes.slice(0, 2).map(code => <span key={code}><Chip code={code} pattern={reading.code.get(code)?.pattern ?? 'solid'} />
      <span class="cw-pa-name">{reading.code.get(code)?.name ?? code}</span></span>)}
      {codes.length === 0 && <span class="cw-2">not coded</span>}{codes.length > 2 && <span class="cw-2">and {codes.length - 2} more</span>}</span>
    <span class="cw-pa-coder">{row.codings.map(coding => <span key={coding.id} title={says(coding, reading)}>
      {reading.people.find(one => one.key === coding.coder)?.initials || coding.coder.slice(0, 2).toUpperCase()}{coding.certainty === 'doubtful' && '?'}</span>)}</span>
  </div>;
}

const says = (coding: Passage['codings'][number], reading: Reading) =>
  `${reading.people.find(one => one.key === coding.coder)?.name || coding.coder}${coding.certainty === 'doubtful' ? ', doubtful' : ''}${coding.note ? `: ${coding.note}` : ''}`;

const hue = (code: string) => (code ? colour(familyOf(code)) : colour('ink-3'));
