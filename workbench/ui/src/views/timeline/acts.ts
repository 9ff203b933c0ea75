import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import type { Spot } from './model';
import { sessionsIn, type Span } from './model/brush';

export const SOURCE = 'timeline';

/** The focus on one session as a whole. */
export function toSession(focus: Focus, session: number): void {
  if (session < 1) return;
  focus.set({ session, span: null, turns: null, episode: null, annotation: null }, SOURCE);
}

/** The focus on a brushed stretch; its first session is opened unless one of them is open. */
export function toSpan(focus: Focus, span: Span, done: boolean): void {
  const [first, last] = sessionsIn(span);
  const now = focus.get().session;
  const open = now !== null && now >= first && now <= last ? now : Math.max(first, 1);
  focus.set(done ? { span, session: open, turns: open === now ? focus.get().turns : null } : { span }, SOURCE);
}

/** The focus on what was pointed at: an episode at its words, a memo in its session, a turn, a coded passage. */
export function toSpot(focus: Focus, spot: Spot, episodes: Row[] | undefined): void {
  const session = Math.max(spot.session, 1);
  const here = { session, span: null, episode: null, annotation: null, turns: null };
  if (spot.kind === 'episode') {
    const row = episodes?.find(e => e.id === spot.id);
    const start = row?.session ?? session;
    const turns: Span | null = row?.turn ? [row.turn, row.end_session === start && row.end_turn ? row.end_turn : row.turn] : null;
    return focus.set({ ...here, session: start, episode: spot.id ?? null, turns }, SOURCE);
  }
  if (spot.kind === 'memo') return focus.set({ ...here, span: [session, session + 0.5] }, SOURCE);
  if (spot.kind === 'annotation') return focus.set({ ...here, annotation: spot.id ?? null, turns: spot.turn ? [spot.turn, spot.turn] : null }, SOURCE);
  if (spot.kind === 'turn' && spot.turn) return focus.set({ ...here, span: focus.get().span, turns: [spot.turn, spot.turn] }, SOURCE);
  toSession(focus, spot.session);
}
