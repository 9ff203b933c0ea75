import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import type { Row } from '../../protocol/types';

interface FindProps {
  client: Client;
  name: string;
  phrase: string;
  /** Number of places in this session, and the one on which the search stands (−1: none). */
  count: number;
  at: number;
  type: (phrase: string) => void;
  step: (by: 1 | -1) => void;
  go: (row: Row) => void;
  close: () => void;
}

const MOST = 300;

/** The transcript's own search: every turn of the session, drawn or not, and all sessions when asked. */
export function FindBar({ client, name, phrase, count, at, type, step, go, close }: FindProps) {
  const [rows, setRows] = useState<Row[] | null>(null);
  const [problem, setProblem] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => { input.current?.focus({ preventScroll: true }); input.current?.select(); }, []);
  useEffect(() => setRows(null), [phrase]);

  const everywhere = async () => {
    if (!phrase.trim()) return;
    try {
      setProblem('');
      setRows(rowsOf(await client.ask('find', { case: name, phrase: phrase.trim(), limit: MOST })));
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const inside = list.current?.contains(event.target as Node);
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !inside && (event.altKey || event.ctrlKey)) void everywhere();
    else if (event.key === 'Enter' && event.target === input.current) step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown' && rows) beside(list.current, 1);
    else if (event.key === 'ArrowUp' && rows) beside(list.current, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return <div class="cw-tr-find" role="search" aria-label="Find in the transcript" onKeyDown={press}>
    <div class="cw-tr-line">
      <input ref={input} type="search" aria-label="Find words" placeholder="Find words" value={phrase} onInput={event => type(event.currentTarget.value)} />
      <span class="cw-2" role="status">{!phrase.trim() ? '' : count ? `${at + 1} of ${count} here` : 'not said in this session'}</span>
      <button type="button" class="cw-button" data-quiet onClick={() => step(-1)} disabled={!count}>previous <kbd>Shift Enter</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={() => step(1)} disabled={!count}>next <kbd>Enter</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={() => void everywhere()} disabled={!phrase.trim()}>in all sessions <kbd>Alt Enter</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={close}>close <kbd>Esc</kbd></button>
    </div>
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
    {rows && <p class="cw-tr-none" role="status">{rows.length === 0 ? 'Nobody says this in any session.'
      : `${rows.length === MOST ? `The first ${MOST}` : rows.length} ${rows.length === 1 ? 'place' : 'places'} in all sessions`}</p>}
    {rows && rows.length > 0 && <ul ref={list} class="cw-tr-places">
      {rows.map(row => <li key={`${row.turn_id}:${row.start}`}><button type="button" onClick={() => go(row)}>
        <span class="cw-2">s{row.session} t{row.turn}</span>
        <span class="cw-quote">{row.before}<b>{row.quote}</b>{row.after}</span></button></li>)}
    </ul>}
  </div>;
}

/** Move the focus to the next or previous place found. */
function beside(list: HTMLElement | null, by: 1 | -1): void {
  const places = [...(list?.querySelectorAll('button') ?? [])];
  const at = places.indexOf(document.activeElement as HTMLButtonElement);
  places[Math.max(0, Math.min(places.length - 1, at + by))]?.focus();
}
