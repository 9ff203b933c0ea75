import { trimmed } from './state';
import { between, isEmpty, type Selection, type Spot } from './words';

/** The place in the transcript of a point in the page: the index of the turn and the UTF-16 unit of its text. */
export function spotOf(node: Node | null, offset: number): Spot | null {
  const inside = node instanceof Element ? (node.childNodes[offset] ?? node) : node;
  const el = inside instanceof Element ? inside : inside?.parentElement;
  const row = el?.closest<HTMLElement>('.cw-tr-turn');
  const words = el?.closest<HTMLElement>('.cw-tr-words');
  if (!row) return null;
  const turn = Number(row.dataset.index);
  if (!words) return { turn, at: 0 };
  const piece = el!.closest<HTMLElement>('[data-at]');
  if (!piece) return { turn, at: node === words && offset > 0 ? (words.textContent?.length ?? 0) : 0 };
  return { turn, at: Number(piece.dataset.at) + (node instanceof Element ? 0 : offset) };
}

/** What the hand has selected in the page, without the blanks at its ends; nothing where no words are selected. */
export function picked(native: globalThis.Selection | null, texts: string[]): Selection | null {
  if (!native || native.isCollapsed) return null;
  const [a, b] = [spotOf(native.anchorNode, native.anchorOffset), spotOf(native.focusNode, native.focusOffset)];
  if (!a || !b) return null;
  const selection = between(a, b);
  if (isEmpty(selection)) return null;
  return tightened(selection, texts);
}

function tightened({ from, to, unit }: Selection, texts: string[]): Selection | null {
  if (from.turn === to.turn) {
    const range = trimmed(texts[from.turn], [from.at, to.at]);
    return range && { from: { turn: from.turn, at: range[0] }, to: { turn: to.turn, at: range[1] }, unit };
  }
  const head = trimmed(texts[from.turn], [from.at, texts[from.turn].length]);
  const tail = trimmed(texts[to.turn], [0, to.at]);
  return {
    from: head ? { turn: from.turn, at: head[0] } : { turn: from.turn + 1, at: 0 },
    to: tail ? { turn: to.turn, at: tail[1] } : { turn: to.turn - 1, at: texts[to.turn - 1].length }, unit
  };
}

/** The selected words as plain text, turn by turn, for the clipboard. */
export function copied(selection: Selection, texts: string[], who: (turn: number) => string): string {
  const { from, to } = selection;
  if (from.turn === to.turn) return texts[from.turn].slice(from.at, to.at);
  return texts.slice(from.turn, to.turn + 1).map((text, i) => {
    const words = text.slice(i === 0 ? from.at : 0, from.turn + i === to.turn ? to.at : text.length);
    return `${who(from.turn + i)}: ${words}`;
  }).join('\n');
}
