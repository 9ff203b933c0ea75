import { Component } from 'preact';
import { colour, familyOf, Icon, RoleMark } from '../shared/glyphs';
import type { Code } from './codes';
import { clock, type Passage, type Turn } from './model';
import { Margin } from './stripes';
import type { Person } from './reading';
import { segmentsOf, type Range, type Segment } from './segments';

/** What the rows of the transcript are told to do. */
export interface Hands {
  stand: (passage: Passage) => void;
  hover: (passage: Passage | null) => void;
  list: (turn: number) => void;
}

export interface TurnProps {
  turn: Turn;
  index: number;
  count: number;
  /** Where it stands when it is kept in the page although far from the screen. */
  away: number | null;
  person: Person | undefined;
  people: Map<string, Person>;
  code: Map<string, Code>;
  passages: Passage[];
  selection: string;
  hits: Range[] | undefined;
  here: string;
  current: boolean;
  /** Key of the passage one stands on, or over which the pointer is, where it lies in this turn. */
  standing: string;
  hot: string;
  memo: string;
  hands: Hands;
}

/** One turn: clock, number, who, words, stripes and the names of what is coded. Drawn anew only where something changed. */
export class TurnRow extends Component<TurnProps> {
  shouldComponentUpdate(next: TurnProps): boolean {
    return (Object.keys(next) as (keyof TurnProps)[]).some(key => next[key] !== this.props[key]);
  }

  render({ turn, index, count, away, person, people, code, passages, selection, hits, here, current, standing, hot, memo, hands }: TurnProps) {
    const name = person?.name ?? turn.by;
    const over = { passages, hits, selection: rangeOf(selection), here: rangeOf(here) };
    return <div class="cw-tr-turn" role="listitem" aria-posinset={index + 1} aria-setsize={count} data-index={index}
      data-coded={passages.length ? passages.map(one => one.key).join(' ') : undefined} data-memo={memo ? '' : undefined} data-current={current || undefined} aria-current={current ? 'true' : undefined}
      tabIndex={current ? 0 : -1} style={away === null ? undefined : { position: 'absolute', top: `${away}px`, left: 0, right: 0 }}>
      <span class="cw-tr-clock">{clock(turn.start)}</span>
      <span class="cw-tr-number">{turn.number}</span>
      <span class="cw-tr-who" data-role={person?.role ?? 'other'} title={name}>
        <Icon size={9}><RoleMark role={person?.role ?? 'other'} /></Icon><span>{name}</span></span>
      <p class="cw-tr-words">{segmentsOf(turn.text, over).map(one => piece(one, standing, hot))}</p>
      <Margin passages={passages} code={code} people={people} standing={standing} hot={hot} hands={hands} turn={index} />
      {memo && <span class="cw-tr-memo" title={memo} role="img" aria-label={`Memo: ${memo}`}>
        <svg width="12" height="13" aria-hidden="true"><path d="M1 1h6l3 3v8H1z" /></svg></span>}
    </div>;
  }
}

const rangeOf = (text: string): Range | null => (text ? (text.split(':').map(Number) as Range) : null);

/** A piece of the words: tint of the first two passages over it, their underlines, dashes where one is loose. */
function piece(segment: Segment, standing: string, hot: string) {
  const { passages, start, end } = segment;
  const first = passages[0];
  const second = passages[1];
  const on = passages.find(passage => passage.key === standing);
  const style: Record<string, string> = {};
  if (first) Object.assign(style, { '--a': colour(familyOf(first.code)) });
  if (second) Object.assign(style, { '--b': colour(familyOf(second.code)) });
  return <span key={start} class="cw-tr-piece" data-at={start} style={style}
    data-mark={first && (first.loose ? 'loose' : 'placed')} data-ink={first && familyOf(first.code) === 'other' ? '' : undefined}
    data-hot={passages.some(passage => passage.key === hot) ? '' : undefined}
    data-aside={segment.aside ? '' : undefined} data-selected={segment.selected ? '' : undefined} data-found={segment.found || undefined}
    data-on={on && (start === on.start ? (end === on.end ? 'whole' : 'first') : end === on.end ? 'last' : 'middle')}>
    {second ? <span class="cw-tr-second" data-mark={second.loose ? 'loose' : 'placed'}>{segment.text}</span> : segment.text}
  </span>;
}
