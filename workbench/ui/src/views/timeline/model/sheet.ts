import type { Axis } from './axis';
import { shorten, wide } from './lettering';
import { together, type Common, type Fill, type Key, type Label, type Mark, type Scene, type Spot, type Track } from './scene';
import { hueOfWho, SIZE, tokens, whoOf, type Colour, type Glyph, type Who } from './tokens';

const LABEL_LINE = 15;
const GAP = 1;

/** A surface on which tracks lie one under the other; `y` is the height reached so far. */
export class Sheet {
  y = 0;
  head = 0;
  readonly columns: Mark[] = [];
  readonly tracks: Track[] = [];
  readonly labels: Label[] = [];
  readonly spots: Spot[] = [];
  private titled = 0;
  private now: Track = { id: '', name: '', top: 0, bottom: 0, marks: [] };

  /** `tall` below 1 makes tracks lower, where a view has little room. */
  constructor(readonly axis: Axis, readonly width: number, readonly tall = 1) {}

  /** Whether there is so little height that margins shrink too. */
  get low(): boolean {
    return this.tall <= 0.5;
  }

  /** Draw one track: what `draw` puts down belongs to it. */
  track(id: string, name: string, draw: () => void): void {
    this.now = { id, name, top: this.y, bottom: this.y, marks: [] };
    this.tracks.push(this.now);
    draw();
    this.now.bottom = this.y;
  }

  area(x: number, x2: number, y: number, y2: number, fill: Fill, more: Partial<Extract<Mark, { m: 'area' }>> = {}): void {
    const [a, b] = [this.axis.px(x), this.axis.px(x2)];
    this.put({ m: 'area', x: tidy(a), y: tidy(Math.min(y, y2)), w: tidy(Math.max(b - a, 0.5)), h: tidy(Math.abs(y2 - y)), fill,
      opacity: 1, stroke: 'none', width: 0, ...more });
  }

  rule(x: number, x2: number, y: number, stroke: Colour, width = 1, dash?: string): void {
    this.path(`M${tidy(this.axis.px(x))} ${tidy(y)}H${tidy(this.axis.px(x2))}`, stroke, width, { dash });
  }

  path(d: string, stroke: Fill, width: number, more: Partial<Extract<Mark, { m: 'path' }>> = {}): void {
    this.put({ m: 'path', d, fill: 'none', stroke, width, ...more });
  }

  glyph(shape: Glyph | `M${string}`, px: number, y: number, r: number, fill: Fill, stroke: Fill = 'none', width = 1, more: Common = {}): void {
    this.put({ m: 'glyph', shape, x: tidy(px), y: tidy(y), r, fill, stroke, width, ...more });
  }

  /** Words, their middle height at y. */
  word(words: string, px: number, y: number, size: number, fill: Colour, more: Partial<Extract<Mark, { m: 'word' }>> = {}): void {
    this.put({ m: 'word', words, x: tidy(px), y: tidy(y + size * 0.355), size, fill, weight: 400, align: 'middle', ...more });
  }

  /** Somebody's mark at a point of the plot. */
  who(who: Who, px: number, y: number, by: string, scale = 1): void {
    const look = tokens.marks[who];
    const hue = hueOfWho(who);
    this.glyph(look.glyph as Glyph, px, y, look.radius * scale, look.filled ? hue : 'paper', look.filled ? 'none' : hue, 1.6, { by });
  }

  /** The marks of one person at many points, as one drawing. */
  marks(who: Who, points: [number, number][], by: string, scale = 1): void {
    const look = tokens.marks[who];
    const hue = hueOfWho(who);
    const r = tidy(look.radius * scale);
    const at = (x: number, y: number) => look.glyph === 'dot' ? `M${tidy(x)} ${tidy(y)}h0`
      : look.glyph === 'square' ? `M${tidy(x - r)} ${tidy(y - r)}h${2 * r}v${2 * r}h${-2 * r}z` : `M${tidy(x)} ${tidy(y - r * 1.1)}l${r} ${r * 1.1}l${-r} ${r * 1.1}l${-r} ${-r * 1.1}z`;
    const d = points.map(([x, y]) => at(x, y)).join('');
    if (look.glyph === 'dot') this.path(d, hue, 2 * r, { cap: 'round', by });
    else this.path(d, hue, look.filled ? 0.5 : 1.6, { fill: look.filled ? hue : 'paper', cap: 'butt', by });
  }

  /** The track's name and what it shows, in the gutter round this height; names never cover one another. */
  title(middle: number, name: string, subs: string[] = [], keys: Key[] = [], quiet = false): void {
    const said = subs.filter(Boolean);
    const tall = LABEL_LINE * (1 + said.length + keys.length);
    const top = Math.max(middle - tall / 2, this.titled);
    this.titled = top + tall + GAP;
    this.labels.push({ track: this.now.id, top, name, subs: said, keys, quiet });
  }

  /** A number of the scale at the plot's left edge. */
  scale(y: number, words: string): void {
    this.word(words, this.axis.left - 8, y, SIZE.axis, 'ink-2', { align: 'end' });
  }

  /** Words right of the plot. */
  behind(words: string, y: number, fill: Colour, weight = 400, by?: string): void {
    const cut = shorten(words, SIZE.name, this.width - this.axis.right - 12, weight);
    this.word(cut, this.axis.right + 10, y, SIZE.name, fill, { align: 'start', weight, by });
  }

  /** An empty track says what is not there yet. */
  sentence(words: string): void {
    const cut = shorten(words, SIZE.sub, this.width - this.axis.left - 4);
    this.word(cut, this.axis.left + 2, this.y + 9, SIZE.sub, 'ink-2', { align: 'start' });
    this.y += 18;
  }

  /** Say what can be pointed at in this track. */
  spot(session: number, x: number, y: number, w: number, h: number, says: string, more: Partial<Spot> = {}): void {
    this.spots.push({ track: this.now.id, session, x, y, w, h, says, ...more });
  }

  room(words: string, size: number = SIZE.name, weight = 400): number {
    return wide(words, size, weight);
  }

  /** What was drawn; `behind` draws what lies behind it all, which is a faint column for every session that was held. */
  scene(behind = (height: number) => this.held(height)): Scene {
    const height = Math.max(this.y, this.titled) + 2;
    behind(height);
    const { axis, width, head, columns, tracks, labels, spots } = this;
    for (const track of tracks) track.marks = together(track.marks);
    return { axis, width, height, head, columns: together(columns), tracks, labels, spots };
  }

  held(height: number): void {
    if (this.axis.level === 'coarse') return;
    for (const s of this.axis.sessions) if (this.axis.held.has(s)) this.column(s, s + 0.5, height);
  }

  /** A column from the head to the foot. */
  column(x: number, x2: number, height: number, fill: Colour = 'column', least = 0): void {
    const [a, b] = [this.axis.px(x), this.axis.px(x2)];
    this.columns.push({ m: 'area', x: tidy(a), y: this.head, w: tidy(Math.max(b - a, least)), h: height - this.head, fill, opacity: 1,
      stroke: 'none', width: 0 });
  }

  private put(mark: Mark): void {
    this.now.marks.push(mark);
  }
}

export const tidy = (n: number) => Math.round(n * 10) / 10;
export const keyOfSeries = (one: { by: string; label: string; role: string }, line: boolean): Key =>
  ({ by: one.by, label: one.label, who: whoOf(one.role), line });
