import { copied, picked, spotOf } from './pick';
import type { Reader } from './reader';
import type { Reading } from './reading';
import { standOn } from './state';

/** What the mouse does in the words: select, set the place from which keys select, correct, copy. */
export interface Hand {
  reader: Reader | null;
  reading: Reading | null;
  down: (event: MouseEvent) => void;
  up: (event: MouseEvent) => void;
  twice: (event: MouseEvent) => void;
  copy: (event: ClipboardEvent) => void;
}

const inWords = (event: Event) => !!(event.target as Element | null)?.closest?.('.cw-tr-words:not(textarea)');

export function handOf(): Hand {
  let began = false;
  const hand: Hand = {
    reader: null,
    reading: null,
    down: event => { began = event.button === 0 && inWords(event); },
    up: event => {
      const { reader, reading } = hand;
      if (!began || event.detail > 1 || !reader || !reading) return;
      began = false;
      const native = document.getSelection();
      const selection = picked(native, reading.texts);
      if (selection) {
        native?.removeAllRanges();
        reader.deeds.selected(selection, 'palette');
      } else if (native?.isCollapsed) set(reader, reading, spotOf(native.anchorNode, native.anchorOffset));
    },
    twice: event => {
      const { reader, reading } = hand;
      if (!inWords(event) || !reader || !reading) return;
      const native = document.getSelection();
      set(reader, reading, spotOf(native?.anchorNode ?? null, native?.anchorOffset ?? 0));
      native?.removeAllRanges();
      reader.deeds.edit();
    },
    copy: event => {
      const { reader, reading } = hand;
      const own = reader?.state.selection;
      if (!own || !reading || !document.getSelection()?.isCollapsed || (event.target as Element)?.closest?.('input, textarea')) return;
      const who = (turn: number) => reading.people.get(reading.turns[turn].by)?.name ?? reading.turns[turn].by;
      event.clipboardData?.setData('text/plain', copied(own, reading.texts, who));
      event.preventDefault();
    }
  };
  return hand;
}

/** A click sets the place; on coded words one stands on the narrowest passage there. */
function set(reader: Reader, { turns, passages }: Reading, spot: { turn: number; at: number } | null): void {
  if (!spot) return;
  const over = (passages.get(turns[spot.turn]?.number) ?? []).filter(one => one.start <= spot.at && spot.at < one.end);
  const [passage] = over.sort((a, b) => a.end - a.start - (b.end - b.start));
  const state = { ...reader.state, selection: null, passage: null, open: '' as const, spot };
  reader.set(passage ? { ...standOn(state, passage, spot.turn), spot } : state);
}
