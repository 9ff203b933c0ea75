import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { FocusState } from '../../protocol/focus';
import type { TurnList } from './list';
import type { PageProps } from './session';
import type { Reader } from './reader';
import { SOURCE } from './source';
import { standOn, toTurn } from './state';

const WAIT = 120; // milliseconds between two words about what is on screen
const QUIET = 600; // after following another view, scrolling says nothing

/** The transcript and the shared focus: it goes where others look, says where the reader is, and ignores its own echo. */
export function useFollow({ focus, reading, session }: PageProps, reader: Reader, list: { current: TurnList | null }) {
  const { turns, index, walk } = reading;
  const quiet = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ reader, turns, index, walk });
  latest.current = { reader, turns, index, walk };
  const known = useRef({ span: null as FocusState['span'], turns: null as string | null, annotation: null as string | null });

  const hear = () => {
    const { reader, turns, index, walk } = latest.current;
    const now = focus.get();
    if (now.session !== session) return;
    const before = known.current;
    const named = now.turns?.join(':') ?? null;
    known.current = { span: now.span, turns: named, annotation: now.annotation };
    const passage = now.annotation && now.annotation !== before.annotation ? walk.find(one => one.ids.includes(now.annotation!)) : undefined;
    const first = now.turns && named !== before.turns ? index.get(now.turns[0]) : undefined;
    const span = now.span !== before.span && now.span && now.span[1] > session && now.span[0] < session + 0.5 ? now.span : null;
    if (!passage && first === undefined && !span) return;
    quiet.current = performance.now() + QUIET;
    if (passage) reader.set(standOn(reader.state, passage, index.get(passage.turn) ?? 0));
    else if (first !== undefined) reader.set(toTurn(reader.state, first, turns.length));
    if (passage || first !== undefined) list.current?.reveal(passage ? (index.get(passage.turn) ?? 0) : first!, 'third');
    else if (span![0] > session) list.current?.reveal(turns.findIndex(turn => turn.x >= span![0]), 'top');
  };
  useLayoutEffect(() => {
    hear();
    const stop = focus.subscribe((_, source) => source !== SOURCE && hear());
    return () => { stop(); if (timer.current) clearTimeout(timer.current); };
  }, []);

  const { spot, selection, passage } = reader.state;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) { first.current = false; return; }
    const from = turns[selection?.from.turn ?? spot.turn]?.number;
    const to = turns[selection?.to.turn ?? spot.turn]?.number;
    if (from === undefined || to === undefined) return;
    const annotation = walk.find(one => one.key === passage)?.ids[0] ?? null;
    known.current = { ...known.current, turns: `${from}:${to}`, annotation };
    focus.set({ session, turns: [from, to], annotation }, SOURCE);
  }, [spot.turn, selection, passage]);

  /** What is on screen, told at most every WAIT milliseconds. */
  return () => {
    if (timer.current || performance.now() < quiet.current || focus.get().session !== session) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      const seen = list.current?.seen();
      const { turns } = latest.current;
      if (!seen || !turns[seen[0]] || focus.get().session !== session) return;
      const span: [number, number] = [turns[seen[0]].x, turns[Math.min(seen[1] + 1, turns.length - 1)].x];
      known.current = { ...known.current, span };
      focus.set({ span }, SOURCE);
    }, WAIT);
  };
}
