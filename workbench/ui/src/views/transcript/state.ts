import type { Passage, Turn } from './model';
import type { Range } from './segments';
import { within, type Selection, type Spot } from './words';

/** What floats beside the words: the chooser shown in passing after the mouse, or asked for, or something to write in. */
export type Open = '' | 'palette' | 'chooser' | 'memo' | 'note' | 'episode' | 'keys';

/** Where the reader is. */
export interface State {
  /** The current turn, by its index, and the place in it from which words are selected. */
  spot: Spot;
  selection: Selection | null;
  /** Key of the passage the reader stands on. */
  passage: string | null;
  open: Open;
  /** Id of the turn whose words are being corrected. */
  editing: string | null;
}

export const START: State = { spot: { turn: 0, at: 0 }, selection: null, passage: null, open: '', editing: null };

/** A part of one turn, by the index of the turn. */
export interface Piece {
  turn: number;
  range: Range;
}

const limit = (index: number, count: number) => Math.max(0, Math.min(index, count - 1));

export function toTurn(state: State, index: number, count: number): State {
  return { ...state, spot: { turn: limit(index, count), at: 0 }, selection: null, passage: null, open: '' };
}

export function select(state: State, selection: Selection | null, open: Open = ''): State {
  if (!selection) return state;
  const { from, to } = selection;
  return { ...state, selection, passage: null, open, spot: { turn: to.turn, at: from.turn === to.turn ? from.at : 0 } };
}

/** To the end of the turn, then one turn more; or one turn less, down to the turn in which the selection begins. */
export function extendTurns(state: State, texts: string[], by: 1 | -1): State {
  const here = state.spot.turn;
  const { from, to } = state.selection ?? { from: { turn: here, at: 0 }, to: { turn: here, at: texts[here].length } };
  const open = !!state.selection && to.at < texts[to.turn].length;
  const last = by > 0 ? (open ? to.turn : limit(to.turn + 1, texts.length)) : Math.max(from.turn, to.turn - 1);
  return select(state, { from, to: { turn: last, at: texts[last].length }, unit: 'sentence' });
}

export function standOn(state: State, passage: Passage, index: number): State {
  return { ...state, spot: { turn: index, at: passage.start }, selection: null, passage: passage.key, open: '' };
}

/** Next or previous passage from where the reader is; nothing beyond the last. */
export function nextPassage(state: State, walk: Passage[], turns: Turn[], by: 1 | -1): Passage | null {
  const on = walk.findIndex(passage => passage.key === state.passage);
  if (on >= 0) return walk[on + by] ?? null;
  const here = turns[state.spot.turn]?.number ?? 0;
  return (by > 0 ? walk.find(p => p.turn > here || (p.turn === here && p.start >= state.spot.at))
    : walk.findLast(p => p.turn < here || (p.turn === here && p.end <= state.spot.at))) ?? null;
}

/** One step out: what floats, then the selection, then the passage. */
export function stepOut(state: State): State {
  if (state.open) return { ...state, open: '' };
  if (state.selection) return { ...state, selection: null };
  return state.passage ? { ...state, passage: null } : state;
}

/** What an act concerns: the selected words, else the passage one stands on, else the whole turn. */
export function target(state: State, turns: Turn[], passage: Passage | undefined): Piece[] {
  const { selection, spot } = state;
  if (selection) {
    return turns.slice(selection.from.turn, selection.to.turn + 1).flatMap((turn, i): Piece[] => {
      const range = within(selection, selection.from.turn + i, turn.text.length);
      const bare = range && trimmed(turn.text, range);
      return bare ? [{ turn: selection.from.turn + i, range: bare }] : [];
    });
  }
  if (passage) return [{ turn: spot.turn, range: [passage.start, passage.end] }];
  const whole = turns[spot.turn] && trimmed(turns[spot.turn].text, [0, turns[spot.turn].text.length]);
  return whole ? [{ turn: spot.turn, range: whole }] : [];
}

/** A stretch without the white space at its ends; nothing where only white space is in it. */
export function trimmed(text: string, [start, end]: Range): Range | null {
  const words = text.slice(start, end);
  const bare = words.trim();
  const from = start + words.indexOf(bare);
  return bare ? [from, from + bare.length] : null;
}
