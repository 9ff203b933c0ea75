import { useMemo } from 'preact/hooks';
import type { Row } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import { useInsides } from './data';
import type { Toggle } from './gutter';
import { BrushBack, BrushFront, Lens, LENS, pixels } from './lens';
import type { Dim } from './marks';
import { mini, type Scene, type Spot } from './model';
import { inside, seenIn, type Span } from './model/brush';
import { closeup } from './model/closeup';
import type { Cursor } from './model/grid';
import { session as sceneOf } from './model/session';
import { placeOf, stretchOf, talkOf } from './model/talk';
import { Around } from './overview';
import { Surface } from './surface';

interface Props {
  store: CaseStore; rows: Row[]; people: Row[]; width: number; session: number; dim: Dim; toggle: Toggle; cursor: Cursor | null; over: Spot | null;
  chosen: string[]; seen: Span | null; turns: Span | null; last: number;
  onOver: (spot: Spot | null) => void;
  onPick: (session: number, spot: Spot | null) => void;
  onSession: (session: number) => void;
  onSeen: (span: Span, done: boolean) => void;
  out: () => void;
  scenes: (scene: Scene) => void;
}

/** Inside one session: the whole therapy thin above, the session turn by turn, and the turns on screen close up. */
export function Zoomed(props: Props) {
  const { rows, people, width, session, dim, toggle, onOver } = props;
  const [known] = useInsides(props.store, rows, [session]);
  const top = useMemo(() => mini(rows, width), [rows, width]);
  const scene = useMemo(() => sceneOf(known, rows, people, top.axis, width), [known, rows, people, top, width]);
  const talk = useMemo(() => talkOf(session, known.turns ?? [], known.basis, people), [known, session, people]);
  props.scenes(scene);
  const marked = props.turns && stretchOf(talk, props.turns);
  const part = seenIn(props.seen, session) ?? (marked && [placeOf(talk, marked[0]), placeOf(talk, marked[1])] as Span);
  const near = useMemo(() => part && turnsIn(talk, part), [talk, part?.[0], part?.[1]]);
  const close = useMemo(() => near && closeup(known, near, people, top.axis, width), [near?.[0], near?.[1], known, people, top, width]);
  const whole: Span = [session, session + 0.5];
  const { axis } = scene;
  return <>
    <Tools {...props} />
    <Surface name="mini" scene={top} dim={dim} toggle={toggle} over={onOver} back={<BrushBack scene={top} span={whole} />}
      front={<BrushFront scene={top} span={whole} handles={false} />} click={p => props.onSession(Math.floor(top.axis.at(p.x)))} />
    <Lens from={pixels(top.axis, whole)} to={[axis.left, axis.right]} width={width} height={LENS} />
    <div class="cw-tl-zoomed" key={session} style={{ '--cw-tl-left': `${axis.left}px`, '--cw-tl-from': `${top.axis.px(session) - axis.left}px`, '--cw-tl-thin': top.axis.step / 2 / axis.width }}>
      <Surface name="session" scene={scene} dim={dim} toggle={toggle} over={onOver} back={part && <BrushBack scene={scene} span={part} />}
        front={<>{part && <BrushFront scene={scene} span={part} handles={false} />}<Around scene={scene} {...props} /></>}
        click={(_, spot) => spot && props.onPick(session, spot)}
        holds={(p, event) => p.x >= axis.left && (p.y < scene.head + 60 || event.shiftKey)} drag={(a, b, done) => props.onSeen(inside(axis, a.x, b.x), done)} />
      {close && part && <>
        <Lens from={pixels(axis, part)} to={[axis.left, axis.right]} width={width} height={LENS + 8} />
        <Surface name="closeup" scene={close} dim={dim} toggle={toggle} over={onOver} front={<Around scene={close} {...props} cursor={null} />}
          click={(_, spot) => spot && props.onPick(session, spot)} />
      </>}
    </div>
  </>;
}

function turnsIn(talk: ReturnType<typeof talkOf>, [a, b]: Span): Span | null {
  const here = talk.turns.filter(t => placeOf(talk, t.a) >= a - 1e-6 && placeOf(talk, t.a) < b);
  return here.length ? [here[0].number, here.at(-1)!.number] : null;
}

/** Out, and to the sessions beside this one; the keys stand beside the acts. */
function Tools({ session, last, rows, onSession, out }: Props) {
  const about = rows.find(r => r.kind === 'session' && r.session === session);
  return <div class="cw-tl-tools">
    <b>Session {session}{about?.label ? `, ${about.label}` : ''}</b>
    <button type="button" class="cw-button" data-quiet onClick={out}>All sessions <kbd>Esc</kbd></button>
    <button type="button" class="cw-button" data-quiet disabled={session <= 1} onClick={() => onSession(session - 1)}>Previous <kbd>[</kbd></button>
    <button type="button" class="cw-button" data-quiet disabled={session >= last} onClick={() => onSession(session + 1)}>Next <kbd>]</kbd></button>
  </div>;
}
