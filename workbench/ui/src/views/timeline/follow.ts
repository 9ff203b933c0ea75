import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Span } from './model/brush';

type Follow = (span: Span, done: boolean) => void;

/** Calls follow the hand once per painted frame; the last one always comes through. */
export function useFrame(run: Follow): Follow {
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
