import { Component, createRef, type ComponentChildren } from 'preact';
import { arrange } from './arrange';
import { estimate, Extent, visible, type Window } from './extent';
import type { Turn } from './model';

const MORE = 600; // pixels drawn beyond the screen on either side
const LEAST = 200; // drawn anew when less than this is left

export interface Place {
  turn: number;
  offset: number;
}

interface Props {
  turns: Turn[];
  /** The current turn is always in the page, so that it can keep the keyboard's focus. */
  current: number;
  draw: (index: number, away: number | null) => ComponentChildren;
  /** Where to begin: the turn at the upper edge. */
  place?: Place;
  /** Other turns are on screen now. */
  onSeen: () => void;
  /** The session is left at this place. */
  onLeave: (place: Place) => void;
  label: string;
  /** Filled with the list itself, through which turns are brought on screen. */
  handle: { current: TurnList | null };
  children?: ComponentChildren;
}

/** Turns of which only those near the screen are in the page; the words under the eye never move by themselves. */
export class TurnList extends Component<Props, Window> {
  state: Window = { first: 0, last: -1 };
  readonly scroller = createRef<HTMLDivElement>();
  private inner = createRef<HTMLDivElement>();
  private extent = new Extent([]);
  private watched = new Set<Element>();
  private arranged = new WeakMap<Element, string>();
  private observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(sizes => this.measure(sizes));
  private width = 0;
  private goal: { turn: number; y: number; until: number } | null = null;
  private set = -1; // the scroll place set by ourselves

  componentWillMount(): void {
    this.props.handle.current = this;
    this.build();
    this.setState(this.wanted(this.props.place ? this.extent.offset(this.props.place.turn) : 0));
  }

  componentDidMount(): void {
    const el = this.scroller.current!;
    this.width = el.clientWidth;
    this.observer?.observe(el);
    this.build();
    if (this.props.place) this.scrollTo(this.extent.offset(this.props.place.turn) + this.props.place.offset);
    this.follow(true);
    this.settle();
  }

  componentWillUnmount(): void {
    this.observer?.disconnect();
    this.props.onLeave(this.place());
    this.props.handle.current = null;
  }

  componentDidUpdate(before: Props): void {
    if (before.turns.length !== this.props.turns.length) {
      const place = this.place();
      this.build();
      this.scrollTo(this.extent.offset(place.turn) + place.offset);
      this.follow(true);
    }
    this.settle();
  }

  /** Which turn stands at the upper edge, and how much of it is above. */
  place(): Place {
    const top = this.scroller.current?.scrollTop ?? 0;
    const turn = this.extent.indexAt(top);
    return { turn, offset: top - this.extent.offset(turn) };
  }

  /** First and last turn on screen. */
  seen(): [number, number] {
    const el = this.scroller.current;
    if (!el) return [0, 0];
    return [this.extent.indexAt(el.scrollTop + 8), this.extent.indexAt(el.scrollTop + el.clientHeight - 8)];
  }

  /** Bring a turn on screen: not at all where it is there, by a step where it is near, to the upper third from afar. */
  reveal(turn: number, where: 'near' | 'third' | 'top' = 'near'): void {
    const el = this.scroller.current;
    if (!el || turn < 0 || turn >= this.extent.length) return;
    const [top, height] = [el.scrollTop, el.clientHeight];
    const [from, to] = [this.extent.offset(turn), this.extent.offset(turn + 1)];
    if (where === 'near' && from >= top + 4 && to <= top + height - 4) return;
    const near = where === 'near' && to > top - height / 2 && from < top + height * 1.5;
    const y = where === 'top' ? 4 : !near ? height / 3 : from < top || to - from > height ? 8 : height - (to - from) - 8;
    this.goal = { turn, y, until: performance.now() + 400 };
    this.scrollTo(from - y);
    this.follow();
  }

  private build(): void {
    const style = this.scroller.current ? getComputedStyle(this.scroller.current) : null;
    const size = parseFloat(style?.getPropertyValue('--cw-read-size') || '') || 15.5;
    const line = parseFloat(style?.getPropertyValue('--cw-read-line') || '') || 23;
    const words = Math.min(484, Math.max(200, (this.width || 892) - 190));
    const metrics = { signs: words / (size * 0.46), line, space: 7 };
    this.extent = new Extent(this.props.turns.map(turn => estimate(turn.text, metrics)));
  }

  private wanted(top: number): Window {
    return visible(this.extent, top, this.scroller.current?.clientHeight || 600, MORE);
  }

  private scrollTo(top: number): void {
    const el = this.scroller.current;
    if (!el) return;
    if (this.inner.current) this.inner.current.style.height = `${this.extent.total}px`;
    el.scrollTop = top;
    this.set = el.scrollTop;
  }

  private scrolled = () => {
    const byHand = Math.abs((this.scroller.current?.scrollTop ?? 0) - this.set) > 1;
    if (byHand) this.goal = null;
    this.follow();
  };

  /** Draw other turns where the eye comes near the end of those drawn. */
  private follow(anew = false): void {
    const el = this.scroller.current;
    if (!el) return;
    const seen = visible(this.extent, el.scrollTop, el.clientHeight || 600, LEAST);
    if (anew || seen.first < this.state.first || seen.last > this.state.last) this.setState(this.wanted(el.scrollTop));
    this.props.onSeen();
  }

  /** After drawing: new turns are measured (and then arranged), and where a turn got other passages its margin is arranged. */
  private settle(): void {
    const rows = this.rows();
    const others = rows.filter(row => this.watched.has(row) && signOf(row) !== this.arranged.get(row));
    for (const row of rows) if (!this.watched.has(row)) { this.watched.add(row); this.observer?.observe(row); }
    for (const row of this.watched) if (!row.isConnected) { this.watched.delete(row); this.observer?.unobserve(row); }
    this.arrange(others, rows);
  }

  private rows(): HTMLElement[] {
    return [...(this.inner.current?.querySelectorAll<HTMLElement>('.cw-tr-turn') ?? [])];
  }

  private arrange(some: HTMLElement[], all: HTMLElement[]): void {
    if (some.length) arrange(some, all);
    for (const row of some) this.arranged.set(row, signOf(row));
  }

  private measure(sizes: ResizeObserverEntry[]): void {
    const el = this.scroller.current;
    if (!el) return;
    if (el.clientWidth !== this.width && el.clientWidth) this.rebuild(el);
    const top = el.scrollTop;
    const anchor = this.extent.indexAt(top);
    let above = 0;
    let changed = 0;
    for (const { target, borderBoxSize } of sizes) {
      if (target === el || !target.isConnected) continue;
      const index = Number((target as HTMLElement).dataset.index);
      const change = this.extent.measure(index, borderBoxSize[0].blockSize);
      changed += Math.abs(change);
      if (index < anchor) above += change;
    }
    const all = this.rows();
    this.arrange(all.filter(row => row.dataset.coded && sizes.some(size => size.target === row)), all);
    if (!changed) return;
    if (this.inner.current) this.inner.current.style.height = `${this.extent.total}px`;
    if (this.goal && performance.now() < this.goal.until) this.scrollTo(this.extent.offset(this.goal.turn) - this.goal.y);
    else if (above) this.scrollTo(top + above);
    this.follow();
    const { current } = this.props;
    if (current < this.state.first || current > this.state.last) this.forceUpdate();
  }

  private rebuild(el: HTMLElement): void {
    const place = this.place();
    this.width = el.clientWidth;
    this.build();
    for (const row of this.watched) {
      if (row.isConnected) this.extent.measure(Number((row as HTMLElement).dataset.index), row.getBoundingClientRect().height);
    }
    this.scrollTo(this.extent.offset(place.turn) + place.offset);
    this.follow(true);
  }

  render({ turns, current, draw, label, children }: Props, { first, last }: Window) {
    const end = Math.min(last, turns.length - 1);
    const rows = [];
    const away = current < first || current > end ? this.extent.offset(current) - this.extent.offset(first) : null;
    if (away !== null && current < first) rows.push(draw(current, away));
    for (let i = first; i <= end; i++) rows.push(draw(i, null));
    if (away !== null && current > end && current < turns.length) rows.push(draw(current, away));
    return <div class="cw-tr-list" ref={this.scroller} onScroll={this.scrolled}>
      <div class="cw-tr-inner" ref={this.inner} style={{ height: `${this.extent.total}px` }}>
        <div class="cw-tr-rows" role="list" aria-label={label} style={{ top: `${this.extent.offset(first)}px` }}>{rows}</div>
        {children}
      </div>
    </div>;
  }
}

/** What is coded in a turn, as far as its margin depends on it. */
function signOf(row: HTMLElement): string {
  return row.dataset.coded ?? '';
}
