import { useState } from 'preact/hooks';
import type { Row } from '../../protocol/types';
import { AWARENESS, inOrder, SIDES, type Names, type Side } from './model';

interface BroughtProps {
  contributions: Row[];
  names: Names;
  go: (session: number, turn: number) => void;
  add: (side: Side) => void;
  edit: (row: Row) => void;
}

/** What each side brought, in its own words, or the written reason why there are none. */
export function Brought({ contributions, names, go, add, edit }: BroughtProps) {
  const [whole, show] = useState(false);
  return <section aria-label="What each brought">
    <h2>What each brought</h2>
    <div class="cw-ep-two">{SIDES.map(side => {
      const own = inOrder(contributions.filter(one => one.role === side));
      return <div key={side} data-role={side}>
        <b>{names[side]}</b>
        {own.length === 0 && <p class="cw-2">Nothing yet. Choose the words in the transcript, or say why there are none.</p>}
        {(whole ? own : own.slice(0, 1)).map(row => <One key={row.id} row={row} whole={whole} go={go} edit={edit} />)}
        <p class="cw-ep-line">
          {own.length > 1 && !whole && <button type="button" class="cw-ep-quiet" onClick={() => show(true)}>and {own.length - 1} more</button>}
          <button type="button" class="cw-ep-quiet" onClick={() => add(side)} aria-label={`Add what ${names[side]} brought`}>Add</button>
        </p>
      </div>;
    })}</div>
    <button type="button" class="cw-ep-quiet" aria-expanded={whole} onClick={() => show(!whole)}>{whole ? 'Fewer' : 'All of it, with awareness and notes'}</button>
  </section>;
}

function One({ row, whole, go, edit }: { row: Row; whole: boolean; go: BroughtProps['go']; edit: BroughtProps['edit'] }) {
  return <div class="cw-ep-one">
    {row.quote ? <p class="cw-quote">“{row.quote}”</p> : <p class="cw-ep-absent">{row.reason_absent || 'No words, and no reason given yet.'}</p>}
    {whole && <p class="cw-small cw-2">{AWARENESS[row.awareness] ?? row.awareness}{row.note && `. ${row.note}`}</p>}
    <p class="cw-ep-line">
      {row.session && <button type="button" class="cw-ep-link" onClick={() => go(row.session, row.turn)}>s{row.session} t{row.turn}</button>}
      {whole && <button type="button" class="cw-ep-quiet" onClick={() => edit(row)}>Revise</button>}
    </p>
  </div>;
}
