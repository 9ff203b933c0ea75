import type { Row } from '../../protocol/types';

interface HeaderProps {
  session: number;
  row: Row | undefined;
  passages: number;
  before: boolean;
  after: boolean;
  whole: boolean;
  go: (by: 1 | -1) => void;
  find: () => void;
  keys: () => void;
  read: (whole: boolean) => void;
}

/** Which session this is, its date and size; the way to the next. */
export function Header({ session, row, passages, before, after, whole, go, find, keys, read }: HeaderProps) {
  return <div class="cw-tr-head" role="group" aria-label="Session">
    <button type="button" class="cw-button" data-quiet disabled={!before} onClick={() => go(-1)} aria-label="Previous session"><kbd>[</kbd></button>
    <h2>Session {session}</h2>
    <button type="button" class="cw-button" data-quiet disabled={!after} onClick={() => go(1)} aria-label="Next session"><kbd>]</kbd></button>
    <span class="cw-2">{meta(row, passages)}</span>
    <span class="cw-tr-gap" />
    <label class="cw-tr-whole" title="Every turn in the page at once, for reading aloud, printing and the browser's own search">
      <input type="checkbox" checked={whole} onChange={event => read(event.currentTarget.checked)} />read whole session</label>
    <button type="button" class="cw-button cw-tr-own" data-quiet onClick={find}>Find <kbd>/</kbd></button>
    <button type="button" class="cw-button cw-tr-own" data-quiet onClick={keys}>Keys <kbd>?</kbd></button>
  </div>;
}

function meta(row: Row | undefined, passages: number): string {
  if (!row) return '';
  const some = (n: number, one: string, more: string) => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;
  return [row.date, row.state === 'held' ? '' : row.state, row.turns ? some(row.turns, 'turn', 'turns') : '',
    row.words ? some(row.words, 'word', 'words') : '', passages ? some(passages, 'passage', 'passages') : ''].filter(Boolean).join(' · ');
}

/** What stands in the place of the words where there are none. */
export function Nothing({ session, row }: { session: number; row: Row | undefined }) {
  const state = row?.state;
  return <p class="cw-empty">{state === 'cancelled' || state === 'missed' ? `Session ${session} was ${state}${row?.note ? `: ${row.note}` : '.'}`
    : `No transcript of session ${session} yet. Drag a file onto the case to bring it in.`}</p>;
}
