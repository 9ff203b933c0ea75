import { useRef } from 'preact/hooks';
import type { Toggle } from './gutter';
import { BrushBack, BrushFront } from './lens';
import type { Dim } from './marks';
import type { Scene, Spot } from './model';
import { dragged, gripAt, type Grip, type Span } from './model/brush';
import { frameOf, type Cursor } from './model/grid';
import { Surface, type Hands, type Point } from './surface';

interface Props {
  scene: Scene; dim: Dim; toggle: Toggle; span: Span | null; cursor: Cursor | null; over: Spot | null; chosen: string[];
  onOver: (spot: Spot | null) => void;
  onBrush: (span: Span, done: boolean) => void;
  onPick: (session: number, spot: Spot | null) => void;
  onEnter: (session: number) => void;
}

/** The whole therapy with its brush: dragged on the session numbers, or with Shift anywhere. */
export function Overview(props: Props) {
  const { scene, span } = props;
  const hands = useBrush(props);
  const session = span && span[1] - span[0] <= 0.5 ? span[0] : null;
  return <Surface name="whole" scene={scene} dim={props.dim} toggle={props.toggle} {...hands}
    back={span && <BrushBack scene={scene} span={span} />}
    front={<>
      {span && <BrushFront scene={scene} span={span} />}
      {session !== null && <text class="cw-tl-now" x={scene.axis.px(session + 0.25)} y={17} text-anchor="middle">{session}</text>}
      <Around {...props} />
    </>} />;
}

/** What the pointer or the keyboard is on, and the episode in focus. */
export function Around({ scene, cursor, over, chosen }: Pick<Props, 'scene' | 'cursor' | 'over' | 'chosen'>) {
  const cell = cursor && frameOf(scene, cursor);
  const those = chosen.map(id => scene.spots.find(s => s.id === id)).filter((s): s is Spot => !!s);
  return <>
    {those.map(s => <rect key={s.id} class="cw-tl-chosen" x={s.x - 3} y={s.y - 1} width={Math.max(s.w + 6, 10)} height={s.h + 2} rx={3} />)}
    {over && scene.spots.includes(over) && <rect class="cw-tl-over" x={over.x - 1.5} y={over.y - 1.5} width={over.w + 3} height={over.h + 3} rx={3} />}
    {cell && <rect class="cw-tl-cursor" x={cell.x} y={cell.y} width={cell.w} height={cell.h} rx={2} />}
  </>;
}

function useBrush({ scene, span, onOver, onBrush, onPick, onEnter }: Props): Hands {
  const grip = useRef<{ grip: Grip; span: Span | null }>({ grip: 'new', span: null });
  const { axis } = scene;
  const sessionAt = (p: Point) => Math.min(Math.max(Math.floor(axis.at(p.x)), axis.first), axis.last);
  const inPlot = (p: Point) => p.x >= axis.left - 6 && p.x <= axis.right + 6;
  const takes = (p: Point, shift: boolean): Grip | null => {
    if (!inPlot(p)) return null;
    const edge = gripAt(span, axis, p.x);
    const onHandle = (edge === 'start' || edge === 'end') && (p.y < scene.head || Math.abs(p.y - scene.height / 2) < 14);
    if (onHandle) return edge;
    if (p.y < scene.head) return edge === 'whole' ? 'whole' : 'new';
    return shift ? 'new' : null;
  };
  return {
    over: onOver,
    holds: (p, event) => {
      const held = takes(p, event.shiftKey);
      if (held) grip.current = { grip: held, span };
      return held !== null;
    },
    drag: (from, to, done) => onBrush(dragged(grip.current.grip, grip.current.span, axis, from.x, to.x), done),
    click: (p, spot) => (spot || inPlot(p)) && onPick(spot?.session ?? sessionAt(p), spot),
    enter: p => inPlot(p) && onEnter(sessionAt(p)),
    cursor: p => ({ start: 'ew-resize', end: 'ew-resize', whole: 'grab', new: 'crosshair' })[takes(p, false) ?? 'none' as never] ?? ''
  };
}
