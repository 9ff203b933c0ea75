import { useLayoutEffect, useRef } from 'preact/hooks';
import { Chooser } from './chooser';
import type { TurnList } from './list';
import type { Reader } from './reader';
import type { Reading } from './reading';
import { placeOf } from './says';
import { EpisodeForm, MemoForm } from './writing';
import type { Writer } from './writer';

interface FloatingProps {
  reader: Reader;
  reading: Reading;
  writer: Writer;
  list: { current: TurnList | null };
}

/** What floats beside the selected words, over the names and never over the words. */
export function Floating({ reader, reading, writer, list }: FloatingProps) {
  const { state, deeds, pieces, recent } = reader;
  const box = useRef<HTMLDivElement>(null);
  const shown = pieces.length > 0 && !['', 'keys'].includes(state.open);
  const placed = useRef('');
  useLayoutEffect(() => {
    if (shown && box.current) beside(box.current, list.current?.scroller.current ?? null, pieces.at(-1)!.turn, placed.current !== state.open);
    placed.current = state.open;
  });
  if (!shown) return null;
  const turns = pieces.map(piece => reading.turns[piece.turn]);
  const about = state.passage ? reading.codings.filter(one => reading.passages.get(turns[0].number)?.some(p => p.key === state.passage
    && p.ids.includes(one.id))).map(one => one.id).slice(0, 1) : turns.map(turn => turn.id);
  const words = state.selection ? pieces.map(piece => reading.texts[piece.turn].slice(...piece.range)).join(' … ') : '';
  const close = deeds.out;
  const memo = `memo:${turns[0].id}`;
  const draft = (text: string) => void writer.act('draft', { about: memo, text });
  const write = async (fields: Record<string, unknown>) => {
    deeds.out();
    if (await writer.act('memo', { ...fields, about })) draft('');
  };
  return <div class="cw-tr-beside" ref={box} onMouseDown={event => event.stopPropagation()} onMouseUp={event => event.stopPropagation()}>
    {(state.open === 'palette' || state.open === 'chooser') && <Chooser codes={reading.codes} recent={recent} passing={state.open === 'palette'}
      apply={deeds.apply} wake={deeds.choose} close={close} />}
    {(state.open === 'memo' || state.open === 'note') && <MemoForm quick={state.open === 'note'} place={placeOf(turns)} close={close} draft={draft}
      begin={words && state.open === 'memo' ? `> ${words}\n\n` : ''}
      save={({ text, title, kind }) => void write({ text, kind, title: title || (state.open === 'note' ? short(words || text) : '') })} />}
    {state.open === 'episode' && <EpisodeForm place={placeOf(turns)} close={close} save={({ type, label }) => {
      deeds.out();
      void writer.act('mark', { type, label, from: turns[0].id, to: turns.at(-1)!.id });
    }} />}
  </div>;
}

const short = (words: string) => (words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words);

const RAGGED = 16; // lines seldom reach the last pixels of their column
const [LEAST, MOST] = [190, 246]; // pixels
const ROUND = 100; // what stands above and below the list of the chooser
const BETWEEN = 17; // above the words, between them and the box, and below it

/** Right of the words at the height of the selection; where there is no room beside, below it, and the words stay on screen. */
function beside(box: HTMLElement, scroller: HTMLElement | null, turn: number, opened: boolean): void {
  const row = scroller?.querySelector<HTMLElement>(`.cw-tr-turn[data-index="${turn}"]`);
  const words = row?.querySelector<HTMLElement>('.cw-tr-words');
  if (!scroller || !row || !words) return;
  const origin = scroller.firstElementChild!.getBoundingClientRect();
  const line = (words.querySelector('[data-selected], [data-on]') ?? row).getBoundingClientRect();
  const right = words.getBoundingClientRect().right - origin.left;
  const room = scroller.clientWidth - right + RAGGED - 4;
  const width = room < LEAST ? MOST : Math.min(room, MOST);
  box.style.width = `${width}px`;
  const above = room < LEAST ? line.height + BETWEEN : 0; // there the words stay on screen too
  box.style.setProperty('--most', `${Math.max(50, scroller.clientHeight - ROUND - above)}px`);
  box.style.left = `${Math.max(8, Math.min(right + 8, scroller.clientWidth - width - 4))}px`;
  const lowest = scroller.scrollTop + scroller.clientHeight - box.offsetHeight - 4;
  if (room >= LEAST) {
    box.style.top = `${Math.max(Math.min(line.top - origin.top, lowest), scroller.scrollTop + 4)}px`;
    return;
  }
  const top = line.bottom - origin.top + 5;
  box.style.top = `${top}px`;
  if (opened) scroller.scrollTop += Math.max(0, Math.min(top - lowest, line.top - origin.top - scroller.scrollTop - 8));
}
