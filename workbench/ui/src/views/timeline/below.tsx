import { useMemo, useRef } from 'preact/hooks';
import type { Row } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import { useInsides } from './data';
import type { Toggle } from './gutter';
import { BrushBack, Frame, Lens, LENS, pixels } from './lens';
import type { Dim } from './marks';
import { detail, type Scene, type Spot } from './model';
import { inside, seenIn, sessionsIn, type Span } from './model/brush';
import { FEW, strip } from './model/strip';
import { stretchOf, talkOf } from './model/talk';
import { Around } from './overview';
import { Surface } from './surface';

export interface BelowProps {
  store: CaseStore; rows: Row[]; people: Row[]; above: Scene; frame: Span; dim: Dim; toggle: Toggle; over: Spot | null; chosen: string[];
  /** What of one session is on screen, and the turns that are chosen. */
  seen: Span | null; turns: Span | null;
  onOver: (spot: Spot | null) => void;
  onPick: (session: number, spot: Spot | null) => void;
  onEnter: (session: number) => void;
  onSeen: (span: Span, done: boolean) => void;
}

/** What hangs from the brush: a session or a few turn by turn, or many in the detail the whole has no room for. */
export function Below(props: BelowProps) {
  const { above, frame } = props;
  const [first, last] = sessionsIn(frame);
  const few = last - first < FEW;
  const tallest = useRef(0);
  const from = pixels(above.axis, frame);
  const height = few ? LENS : LENS + 8;
  return <div class={few ? 'cw-tl-below' : undefined}>
    <Lens from={from} to={[above.axis.left, above.axis.right]} width={above.width} height={height} />
    {few ? <Strip {...props} first={first} last={last} /> : <Detail {...props} first={first} last={last} tallest={tallest} />}
  </div>;
}

type Range = { first: number; last: number };

function Strip({ first, last, ...props }: BelowProps & Range) {
  const { store, rows, people, above, seen, turns } = props;
  const insides = useInsides(store, rows, Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const scene = useMemo(() => strip(insides, people, above.axis, above.width), [insides, people, above]);
  const { axis } = scene;
  const sole = first === last ? insides[0] : null;
  const marked = useMemo(() => (sole && turns ? stretchOf(talkOf(first, sole.turns ?? [], sole.basis, people), turns) : null), [sole, turns, people]);
  const part = seenIn(seen, first, last) ?? (marked && [first + marked[0] / 2, first + marked[1] / 2] as Span);
  const bars = scene.tracks.find(t => t.id === 'speakers');
  const tint = <rect class="cw-tl-tint" x={axis.left} y={0} width={axis.width} height={bars?.bottom ?? scene.height} />;
  return <Surface name="strip" scene={scene} dim={props.dim} toggle={props.toggle} back={tint}
    front={<>
      {part && bars && <Frame scene={scene} span={part} top={1} bottom={bars.bottom + 1} />}
      {marked && bars && <path class="cw-tl-turn" d={`M${axis.px(first + marked[0] / 2).toFixed(1)} ${bars.bottom + 1}v5`} />}
      <Around scene={scene} cursor={null} over={props.over} chosen={props.chosen} />
    </>}
    over={props.onOver} click={(p, spot) => props.onPick(spot?.session ?? Math.floor(axis.at(p.x)), spot)} enter={p => props.onEnter(Math.floor(axis.at(p.x)))}
    holds={p => !!sole && p.x >= axis.left && p.x <= axis.right} drag={(a, b, done) => props.onSeen(inside(axis, a.x, b.x), done)} />;
}

function Detail({ first, last, tallest, ...props }: BelowProps & Range & { tallest: { current: number } }) {
  const { rows, above } = props;
  const scene = useMemo(() => detail(rows, above.axis, first, last, above.width), [rows, above, first, last]);
  tallest.current = Math.max(tallest.current, scene.height);
  return <div style={{ minHeight: `${tallest.current}px` }}>
    <Surface name="detail" scene={scene} dim={props.dim} toggle={props.toggle} over={props.onOver}
      back={props.seen && props.seen[1] - props.seen[0] < last - first && <BrushBack scene={scene} span={props.seen} />}
      front={<Around scene={scene} cursor={null} over={props.over} chosen={props.chosen} />}
      click={(p, spot) => props.onPick(spot?.session ?? Math.floor(scene.axis.at(p.x)), spot)} enter={p => props.onEnter(Math.floor(scene.axis.at(p.x)))} />
  </div>;
}
