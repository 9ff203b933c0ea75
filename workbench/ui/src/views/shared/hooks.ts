import { useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Focus, FocusState } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { storeOf, type CaseStore } from './data';

/** The store of the case in focus; shared with every other view of the same client. */
export function useStore(client: Client, name: string): CaseStore {
  const held = useMemo(() => storeOf(client, name), [client, name]);
  useEffect(() => held.release, [held]);
  return held.store;
}

/** The focus, drawn anew at each change; `source` names the view, which `heard` tells apart from others. */
export function useFocus(focus: Focus): FocusState & { source: string } {
  const [state, set] = useState(() => ({ ...focus.get(), source: '' }));
  useEffect(() => {
    set(now => ({ ...focus.get(), source: now.source }));
    return focus.subscribe((next, source) => set({ ...next, source }));
  }, [focus]);
  return state;
}

/** The rows of a noun, kept up to date; nothing until they are here. */
export function useNoun<R extends Row = Row>(store: CaseStore, noun: string, session: number | null = null): R[] | undefined {
  useChanges(store, noun);
  return store.noun(noun, session) as R[] | undefined;
}

/** The rows that answer a question about the case, kept up to date by what touches `noun`. */
export function useRows<R extends Row = Row>(store: CaseStore, question: string, params: Record<string, unknown>,
  noun = question, session: number | null = null): R[] | undefined {
  useChanges(store, noun);
  return store.rows(question, params, noun, session) as R[] | undefined;
}

/** The codings of a session in their places, kept up to date; none without a session. */
export function useInside<R extends Row = Row>(store: CaseStore, session: number | null): R[] | undefined {
  useChanges(store, 'inside');
  return session === null ? [] : (store.inside(session) as R[] | undefined);
}

/** Draw anew when a noun has new rows; listening begins with the drawing, so that no answer is missed. */
export function useChanges(store: CaseStore, noun: string): void {
  const [, again] = useReducer((n: number, _: void) => n + 1, 0);
  useLayoutEffect(() => store.subscribe(changed => changed === noun && again()), [store, noun]);
}

/** The inner size of an element, followed as it changes. */
export function useSize(ref: { current: HTMLElement | null }): { width: number; height: number } {
  const [size, set] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const el = ref.current;
    if (!el) return;
    const look = () => set(now => now.width === el.clientWidth && now.height === el.clientHeight ? now
      : { width: el.clientWidth, height: el.clientHeight });
    look();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(look);
    observer.observe(el);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
