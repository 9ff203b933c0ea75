import { LANES, lanesOf } from './model';

const NAME = 17; // height of a name in the margin
const LANE = 9; // from one lane to the next

interface Found {
  row: HTMLElement;
  line: number;
  stripes: { el: HTMLElement; from: number; to: number }[];
  names: { el: HTMLElement; at: number }[];
  more: HTMLElement | null;
  rest: HTMLElement | null;
  room: number;
}

/** In some of all rows, put stripes beside the lines of their passages and names at the first line: first everything is read. */
export function arrange(some: HTMLElement[], all: HTMLElement[]): void {
  const found = some.filter(row => row.dataset.coded).map(row => read(row, all, all.indexOf(row)));
  for (const one of found) write(one);
}

function read(row: HTMLElement, rows: HTMLElement[], i: number): Found {
  const words = row.querySelector<HTMLElement>('.cw-tr-words');
  const line = words ? parseFloat(getComputedStyle(words).lineHeight) || 23 : 23;
  const pieces = words ? [...words.querySelectorAll<HTMLElement>('[data-at]')].map(el => ({ el, at: Number(el.dataset.at) })) : [];
  const lineOf = (y: number) => Math.max(0, Math.floor(y / line));
  const first = (at: number) => {
    const piece = pieces.find(one => one.at >= at)?.el;
    return piece ? lineOf(piece.offsetTop + line / 2) : 0;
  };
  const last = (at: number) => {
    const piece = pieces.findLast(one => one.at < at)?.el;
    return piece ? lineOf(piece.offsetTop + piece.offsetHeight - line / 2) : 0;
  };
  const range = (el: HTMLElement): [number, number] => [Number(el.dataset.from), Number(el.dataset.to)];
  return {
    row, line, room: room(rows, i),
    stripes: [...row.querySelectorAll<HTMLElement>('.cw-tr-stripe')].map(el => ({ el, from: first(range(el)[0]), to: last(range(el)[1]) })),
    names: [...row.querySelectorAll<HTMLElement>('.cw-tr-name')].map(el => ({ el, at: first(range(el)[0]) })),
    more: row.querySelector<HTMLElement>('.cw-tr-more'), rest: row.querySelector<HTMLElement>('.cw-tr-rest')
  };
}

/** How far down names may go: to the end of the turn, and over the turns below it that have none. */
function room(rows: HTMLElement[], i: number): number {
  let height = rows[i].offsetHeight;
  for (let next = i + 1; next < rows.length && next <= i + 3 && !rows[next].dataset.coded; next++) {
    height += rows[next].offsetHeight;
  }
  return height - 4;
}

function write(found: Found): void {
  writeStripes(found);
  writeNames(found);
}

/** Up to four lanes; beyond, the fourth says how many more there are. */
function writeStripes({ line, stripes, rest }: Found): void {
  const lanes = lanesOf(stripes.map(({ from, to }) => [from, to]));
  const most = Math.max(...lanes) < LANES ? LANES : LANES - 1;
  let hidden = 0;
  stripes.forEach(({ el, from, to }, i) => {
    el.hidden = lanes[i] >= most;
    if (el.hidden) hidden++;
    el.style.left = `${lanes[i] * LANE}px`;
    el.style.top = `${from * line + 3}px`;
    el.style.height = `${(to - from + 1) * line - 6}px`;
  });
  if (rest) show(rest, hidden, stripes[lanes.findIndex(lane => lane >= most)]?.from * line + 3);
}

/** Names below one another from the first line of each passage; where room ends, how many more there are. */
function writeNames({ line, names, more, room }: Found): void {
  const spare = fitsAll(names, line, room) ? 0 : NAME; // kept free for the number of those left out
  let below = 0;
  let left = names.length;
  for (const { el, at } of names) {
    const top = Math.max(at * line + (line - NAME) / 2, below);
    el.hidden = top + NAME + spare > room;
    if (el.hidden) break;
    el.style.top = `${top}px`;
    below = top + NAME;
    left--;
  }
  for (const { el } of names.slice(names.length - left)) el.hidden = true;
  if (more) show(more, left, Math.min(below, Math.max(0, room - NAME)));
}

function fitsAll(names: Found['names'], line: number, room: number): boolean {
  return names.reduce((below, { at }) => Math.max(at * line + (line - NAME) / 2, below) + NAME, 0) <= room;
}

function show(el: HTMLElement, count: number, top: number): void {
  el.hidden = count === 0;
  el.textContent = count ? `+${count}` : '';
  if (count) el.style.top = `${top}px`;
}
