import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { useFocus, useNoun, useSize, useStore } from '../shared/hooks';
import { toSession, toSpan, toSpot, SOURCE } from './acts';
import { Below } from './below';
import { useDimming } from './dimming';
import { useKeys, type Moves } from './keys';
import { whole, type Scene, type Spot } from './model';
import { framed, sessionsIn, stretched, type Span } from './model/brush';
import { cell, rows as tracksOf, spoken, start, stepped, type Cursor } from './model/grid';
import { count } from './model/words';
import { Overview } from './overview';
import { Zoomed } from './zoomed';

const NONE: Row[] = [];
const HINT = 'Drag over session numbers to look closer; double-click a session to go inside. With the keyboard: arrows, Enter, Esc.';
const BELOW = 112;

/** The timeline of the case in focus. */
export function Timeline({ client, focus }: { client: Client; focus: Focus }) {
  const state = useFocus(focus);
  return state.case ? <OfCase key={state.case} client={client} focus={focus} /> : <p class="cw-empty">No case is open. Choose one in the list of cases.</p>;
}

function OfCase({ client, focus }: { client: Client; focus: Focus }) {
  const state = useFocus(focus);
  const store = useStore(client, state.case);
  const rows = useNoun(store, 'timeline');
  const people = useNoun(store, 'participants') ?? NONE;
  const episodes = useNoun(store, 'episodes');
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const problem = store.problem('timeline');
  if (problem && !rows) return <p class="cw-problem">{problem.message}</p>;
  return <div class="cw-tl" ref={place} tabIndex={0} role="application" aria-roledescription="timeline" aria-label={labelOf(rows)}>
    {!rows ? <p class="cw-empty">Fetching the case…</p>
      : rows.length === 0 ? <p class="cw-empty">No sessions yet. Drop transcripts or a table of ratings onto the case.</p>
        : size.width > 0 && <Drawn {...{ client, focus, state, store, rows, people, episodes, place, size }} />}
  </div>;
}

function labelOf(rows: Row[] | undefined): string {
  const of = (kind: string) => (rows ?? []).filter(r => r.kind === kind).length;
  return `Timeline: ${count(of('session'), 'session')}, ${count(of('episode'), 'episode')}, ${count(of('memo'), 'memo')}. Arrows move by session and track, Enter goes inside.`;
}

interface Given {
  focus: Focus; state: ReturnType<typeof useFocus>; store: ReturnType<typeof useStore>; rows: Row[]; people: Row[]; episodes: Row[] | undefined;
  place: { current: HTMLDivElement | null }; size: { width: number; height: number };
}

function Drawn({ focus, state, store, rows, people, episodes, place, size }: Given) {
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
  const [dim, toggle] = useDimming(useCallback(() => namesOf(zoomed ? zoomScene.current ?? scene : scene), [scene, zoomed]));
  const frame = clamped(held ?? framed(state.span, state.session), scene);
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
    leaves: () => zoomed || held !== null || wide(focus, mine.current),
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

  const shared = { store, rows, people, dim, toggle, over, chosen: state.episode, seen: held ?? state.span, turns: state.turns, onOver: setOver, onPick: pick, onSeen: seen };
  const says = over?.says ?? (cursor ? spoken(active(), cursor) : '');
  return <>
    <div class="cw-tl-scroll">
      {zoomed && state.session !== null
        ? <Zoomed {...shared} width={width} session={inSession} cursor={cursor} last={scene.axis.last} onSession={go} out={out} scenes={s => (zoomScene.current = s)} />
        : <div class="cw-tl-whole">
          <Overview scene={scene} dim={dim} toggle={toggle} span={frame} cursor={cursor} over={over} chosen={state.episode} onOver={setOver} onBrush={brush} onPick={pick} onEnter={enter} />
          {frame ? <Below {...shared} above={scene} frame={frame} onEnter={enter} /> : null}
        </div>}
    </div>
    <div class="cw-tl-says" style={{ paddingLeft: `${Math.min(scene.axis.left, 302)}px` }}>
      <p role="status" aria-live="polite" data-hint={!says || undefined}>{says || HINT}</p>
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

/** Whether the brush is still this view's own and holds more than one session. */
function wide(focus: Focus, mine: Span | null): boolean {
  const { span } = focus.get();
  if (!span || !mine || span[0] !== mine[0] || span[1] !== mine[1]) return false;
  const [first, last] = sessionsIn(span);
  return last > first;
}

/** Calls follow the hand once per painted frame; the last one always comes through. */
function useFrame(run: (span: Span, done: boolean) => void): (span: Span, done: boolean) => void {
  const latest = useRef(run);
  latest.current = run;
  const waiting = useRef<{ id: number; span: Span } | null>(null);
  useEffect(() => () => void (waiting.current && cancelAnimationFrame(waiting.current.id)), []);
  return useCallback((span: Span, done: boolean) => {
    if (done) {
      if (waiting.current) cancelAnimationFrame(waiting.current.id);
      waiting.current = null;
      return latest.current(span, true);
    }
    if (waiting.current) return void (waiting.current.span = span);
    const id = requestAnimationFrame(() => {
      const now = waiting.current;
      waiting.current = null;
      if (now) latest.current(now.span, false);
    });
    waiting.current = { id, span };
  }, []);
}
