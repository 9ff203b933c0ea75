/** A stretch of a memo's words; `place` names a turn. */
export interface Piece {
  kind: 'text' | 'em' | 'strong' | 'place';
  text: string;
  session?: number;
  turn?: number;
}

export interface Block {
  kind: 'p' | 'quote' | 'list' | 'heading';
  /** One line of pieces; a list has several. */
  lines: Piece[][];
}

/** The turns a memo is about, by which a bare `t39` can be told. */
export type Turn = { session: number; turn: number };

/** A memo's text as paragraphs, lists, quotes and headings; anything else stays as it was written. */
export function blocksOf(text: string, about: Turn[] = []): Block[] {
  return text.replace(/\r\n?/g, '\n').split(/\n\s*\n/).filter(part => part.trim()).map(part => {
    const lines = part.split('\n').filter(line => line.trim());
    if (lines.every(line => /^\s*[-*•]\s+/.test(line))) return block('list', lines.map(line => line.replace(/^\s*[-*•]\s+/, '')), about);
    if (lines.every(line => /^\s*>/.test(line))) return block('quote', [lines.map(line => line.replace(/^\s*>\s?/, '')).join(' ')], about);
    if (lines.length === 1 && /^#{1,4}\s+/.test(lines[0])) return block('heading', [lines[0].replace(/^#+\s+/, '')], about);
    return block('p', lines, about);
  });
}

const block = (kind: Block['kind'], lines: string[], about: Turn[]): Block => ({ kind, lines: lines.map(line => piecesOf(line, about)) });

// **strong**, *em*, _em_, "11, t52", "s11 t46", "t39"
const MARKED = /\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?!\w)|(?<!\w)_([^_\s][^_]*)_(?!\w)|\bs?(\d{1,3}),? t(\d{1,4})\b|\bt(\d{1,4})\b/g;

/** One line in pieces; a turn without its session is told only where the memo is about exactly one such turn. */
export function piecesOf(line: string, about: Turn[] = []): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (kind: Piece['kind'], text: string, place?: Turn) => text && pieces.push({ kind, text, ...place });
  for (const match of line.matchAll(MARKED)) {
    push('text', line.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[1]) push('strong', match[1]);
    else if (match[2] ?? match[3]) push('em', match[2] ?? match[3]);
    else {
      const place = match[4] ? { session: Number(match[4]), turn: Number(match[5]) } : only(about, Number(match[6]));
      push(place ? 'place' : 'text', match[0], place);
    }
  }
  push('text', line.slice(at));
  return pieces;
}

function only(about: Turn[], turn: number): Turn | undefined {
  const found = about.filter(one => one.turn === turn);
  return found.length === 1 ? found[0] : undefined;
}
