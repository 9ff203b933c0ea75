import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import type { useFocus, useStore } from '../shared/hooks';
import { toSession, toSpan, toSpot, SOURCE } from './acts';
import { Below } from './below';
import { useDimming } from './dimming';
import { useFrame } from './follow';
import { useKeys, type Moves } from './keys';
import { whole, type Scene, type Spot } from './model';
import { framed, stays, stretched, type Span } from './model/brush';
import { cell, rows as tracksOf, spoken, start, stepped, type Cursor } from './model/grid';
import { Overview } from './overview';
import { Zoomed } from './zoomed';

const HINT = 'Drag over session numbers to look closer; double-click to go inside. With the keyboard: arrows, Enter, Esc.';
const HINT_INSIDE = 'Arrows go from turn to turn; drag over who speaks to look closer. Esc shows all sessions.';
/** The least height that what hangs below the whole takes. */
const BELOW = 112;

interface Given {
  focus: Focus; state: ReturnType<typeof useFocus>; store: ReturnType<typeof useStore>; rows: Row[]; people: Row[]; episodes: Row[] | undefined;
  place: { current: HTMLDivElement | null }; size: { width: number; height: number };
}

/** The whole with what hangs from it, or one session from inside; one sentence for what is pointed at. */
export function Drawn({ focus, state, store, rows, people, episodes, place, size }: Given) {
  const width = Math.max(size.width - 14, 300);
  const room = size.height > 200 ? size.height - BELOW : undefined;
  const scene = useMemo(() => whole(rows, width, room), [rows, width, room]);
  const [held, hold] = useState<Span | null>(null);
  const [over, setOver] = useState<Spot | null>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [zoomed, zoom] = useState(false);
  const zoomScene = useRef<Scene | null>(null);
  const anchor = useRef<number | null>(null);
  const mine = useRef<Span | null>(null);
  const been = useRef(false);
  const [dim, toggle] = useDimming(useCallback(() => namesOf(zoomed ? zoomScene.current ?? scene : scene), [scene, zoomed]));
  const kept = stays(mine.current, state.span) ? mine.current : null;
  const frame = clamped(held ?? kept ?? framed(state.span, state.session), scene);
  const active = () => (zoomed && zoomScene.current) || scene;

  const brush = useFrame((span: Span, done: boolean) => {
    hold(done ? null : span);
    mine.current = span;
    toSpan(focus, span, done);
  });
  const enter = (session: number) => {
    if (session < 1) return;
    if (focus.get().session !== session) toSession(focus, session);
    setCursor(null);
    setOver(null);
    been.current = true;
    zoom(true);
  };
  const out = () => { setCursor(null); setOver(null); zoom(false); };
  const pick = (session: number, spot: Spot | null) => (spot?.kind ? toSpot(focus, spot, episodes) : toSession(focus, session));
  const seen = useFrame((span: Span, done: boolean) => focus.set(done ? { span, session: Math.floor(span[0]) } : { span }, SOURCE));
  const go = (session: number) => session >= 1 && session <= scene.axis.last && toSession(focus, session);
  const inSession = state.session ?? 1;

  const moves = useRef<Moves>(null!);
  moves.current = {
    here: () => document.activeElement === place.current,
    zoomed: () => zoomed,
    step: step => { anchor.current = null; setOver(null); setCursor(now => (now ? stepped(active(), now, step) : start(active(), state.session))); },
    brush: way => {
      if (zoomed) return;
      const at = cursor?.column ?? state.session ?? scene.axis.sessions[0];
      anchor.current ??= at;
      const column = Math.min(Math.max(at + way, scene.axis.sessions[0]), scene.axis.last);
      setCursor({ track: cursor?.track ?? tracksOf(scene)[0].id, column });
      brush(stretched(anchor.current, column), true);
    },
    enter: () => (zoomed ? moves.current.pick() : enter(cursor?.column ?? state.session ?? scene.axis.sessions[0])),
    pick: () => {
      const here = cursor && cell(active(), cursor);
      if (here?.length || cursor) pick(zoomed ? inSession : cursor!.column, here?.find(s => s.kind) ?? null);
    },
    leaves: () => zoomed || held !== null || kept !== null,
    out: () => (zoomed ? out() : (hold(null), focus.set({ span: null }, SOURCE))),
    session: way => go(inSession + way)
  };
  useKeys(place, moves, true);
  useEffect(() => { if (state.session === null) zoom(false); }, [state.session]);
  useEffect(() => {
    const el = place.current;
    const leave = () => setCursor(null);
    el?.addEventListener('blur', leave);
    return () => el?.removeEventListener('blur', leave);
  }, [place]);

  const chosen = useMemo(() => [state.episode, state.annotation].filter((id): id is string => !!id), [state.episode, state.annotation]);
  const shared = { store, rows, people, dim, toggle, over, chosen, seen: held ?? state.span, turns: state.turns, onOver: setOver, onPick: pick, onSeen: seen };
  const says = over?.says ?? (cursor ? spoken(active(), cursor) : '');
  return <>
    <div class="cw-tl-scroll">
      {zoomed && state.session !== null
        ? <Zoomed {...shared} width={width} session={inSession} cursor={cursor} last={scene.axis.last} onSession={go} out={out} scenes={s => (zoomScene.current = s)} />
        : <div class="cw-tl-whole" data-back={been.current || undefined} style={{ '--cw-tl-back': `${frame ? scene.axis.px(frame[0] + 0.25) : 0}px` }}>
          <Overview scene={scene} dim={dim} toggle={toggle} span={frame} cursor={cursor} over={over} chosen={chosen} onOver={setOver} onBrush={brush} onPick={pick} onEnter={enter} />
          {frame ? <Below {...shared} above={scene} frame={frame} onEnter={enter} /> : null}
        </div>}
    </div>
    <div class="cw-tl-says" style={{ '--cw-tl-left': `${scene.axis.left}px` }}>
      <p role="status" aria-live="polite" data-hint={!says || undefined}>{says || (zoomed ? HINT_INSIDE : HINT)}</p>
    </div>
  </>;
}

/** The names of the legend: tracks and people. */
const namesOf = (scene: Scene) => [...scene.tracks.map(t => `track:${t.id}`), ...new Set(scene.labels.flatMap(l => l.keys).map(k => `by:${k.by}`))];

function clamped(span: Span | null, scene: Scene): Span | null {
  if (!span) return null;
  const { first, last } = scene.axis;
  return [Math.min(Math.max(span[0], first), last), Math.min(Math.max(span[1], first), last + 0.5)];
}
