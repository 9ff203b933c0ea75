import { useRef, useState } from 'preact/hooks';
import { Chip } from '../shared/glyphs';
import type { Reading } from './reading';
import type { Counts } from './tables';

interface GridProps {
  label: string;
  counts: Counts;
  rows: string[];
  columns: (string | number)[];
  /** How a column is named: a session by its number, a code by its sign. */
  reading: Reading;
  open: (row: string, column: string | number | null) => void;
}

/** A table of counts; arrows walk from cell to cell, Enter opens the passages behind one. */
export function Grid({ label, counts, rows, columns, reading, open }: GridProps) {
  const [[row, column], stand] = useState<[number, number]>([0, 0]);
  const body = useRef<HTMLTableSectionElement>(null);
  const last: [number, number] = [rows.length - 1, columns.length];
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], Home: [0, -columns.length], End: [0, columns.length] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const next: [number, number] = [Math.max(0, Math.min(last[0], row + step[0])), Math.max(0, Math.min(last[1], column + step[1]))];
    stand(next);
    body.current?.rows[next[0]]?.cells[next[1] + 1]?.querySelector<HTMLElement>('button,span')?.focus();
  };
  const name = (code: string | number) => (typeof code === 'number' ? `session ${code}` : reading.code.get(code)?.name ?? code);
  const numbered = columns.map(one => typeof one === 'string');
  return <div class="cw-pa-grid"><table role="grid" aria-label={label} onKeyDown={move}>
    <thead><tr><td />{columns.map((one, n) => <th key={one} scope="col" title={name(one)}>
      {numbered[n] ? <span class="cw-pa-column"><span>{name(one)}</span><Chip code={String(one)} pattern={reading.code.get(String(one))?.pattern ?? 'solid'} /></span> : one}</th>)}
      <th scope="col">all</th></tr></thead>
    <tbody ref={body}>{rows.map((code, r) => <tr key={code} class={code.includes('.') ? undefined : 'cw-pa-family'}>
      <th scope="row"><Chip code={code} pattern={reading.code.get(code)?.pattern ?? 'solid'} /> <span title={name(code)}>{name(code)}</span></th>
      {[...columns, null].map((one, c) => <Cell key={c} on={r === row && c === column} n={one === null ? counts.total(code) : counts.count(code, one)}
        most={one === null || !code.includes('.') ? 0 : counts.most} same={one === code} says={`${name(code)}, ${one === null ? 'in all' : name(one)}`}
        stand={() => stand([r, c])} open={() => open(code, one)} />)}
    </tr>)}</tbody>
  </table></div>;
}

interface CellProps { n: number; most: number; on: boolean; same: boolean; says: string; stand: () => void; open: () => void }

function Cell({ n, most, on, same, says, stand, open }: CellProps) {
  const tab = on ? 0 : -1;
  if (same) return <td class="cw-pa-same"><span tabIndex={tab} aria-label={`${says}: the same code`} /></td>;
  if (n === 0) return <td><span tabIndex={tab} aria-label={`${says}: none`}>·</span></td>;
  return <td><button type="button" tabIndex={tab} aria-label={`${says}: ${n}`} data-heavy={n >= 3 || undefined}
    style={most ? { '--share': `${Math.round((n / most) * 26)}%` } : undefined} onFocus={stand} onClick={open}>{n}</button></td>;
}
