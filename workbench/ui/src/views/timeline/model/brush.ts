import type { Axis } from './axis';

export type Span = [number, number];
export type Grip = 'new' | 'start' | 'end' | 'whole';

/** Whole sessions: from the first that is touched to the end of the last; the white after a session belongs to it. */
export function snapped([a, b]: Span, axis: Axis): Span {
  const [low, high] = a <= b ? [a, b] : [b, a];
  const first = Math.min(Math.max(Math.floor(low), axis.sessions[0] ?? axis.first), axis.last);
  const last = Math.min(Math.max(Math.ceil(high) - 1, first), axis.last);
  return [first, last + 0.5];
}

/** The first and the last session that a span touches. */
export const sessionsIn = ([a, b]: Span): [number, number] => [Math.floor(a), Math.max(Math.floor(a), Math.ceil(b) - 1)];

/** The one session a span lies in, if it lies in one. */
export function soleSession(span: Span | null): number | null {
  if (!span) return null;
  const [first, last] = sessionsIn(span);
  return first === last ? first : null;
}

/** What is framed on the whole: the sessions a span touches, else the session in focus. */
export function framed(span: Span | null, session: number | null): Span | null {
  if (!span) return session === null ? null : [session, session + 0.5];
  const [first, last] = sessionsIn(span);
  return [first, last + 0.5];
}

/** The part of one of these sessions that is looked at: a span inside it, as the transcript tells what is on screen. */
export function seenIn(span: Span | null, first: number, last = first): Span | null {
  const session = soleSession(span);
  return span && session !== null && session >= first && session <= last && span[1] - span[0] < 0.495 ? span : null;
}

/** A brush over several sessions stays while what is on screen moves inside it. */
export function stays(brush: Span | null, span: Span | null): boolean {
  return !!brush && !!span && soleSession(brush) === null && span[0] >= brush[0] - 0.01 && span[1] <= brush[1] + 0.01;
}

/** What a pointer takes hold of: an edge, the span itself, or nothing yet. */
export function gripAt(span: Span | null, axis: Axis, px: number, near = 7): Grip {
  if (!span) return 'new';
  const [a, b] = [axis.px(span[0]), axis.px(span[1])];
  const [toStart, toEnd] = [Math.abs(px - a), Math.abs(px - b)];
  if (Math.min(toStart, toEnd) <= near) return toStart < toEnd || (toStart === toEnd && px < a) ? 'start' : 'end';
  return px > a && px < b ? 'whole' : 'new';
}

/** The span that dragging from one pixel to another makes of what was held. */
export function dragged(grip: Grip, before: Span | null, axis: Axis, from: number, to: number): Span {
  if (grip === 'new' || !before) return snapped([axis.at(from), axis.at(to)], axis);
  if (grip === 'start') return snapped([Math.min(axis.at(to), axis.end), Math.max(before[1], 0)], axis);
  if (grip === 'end') return snapped([before[0] + 0.25, axis.at(to)], axis);
  const [first, last] = sessionsIn(before);
  const n = last - first;
  const wish = first + Math.round((to - from) / axis.step);
  const start = Math.min(Math.max(wish, axis.sessions[0] ?? axis.first), axis.last - n);
  return [start, start + n + 0.5];
}

/** A span of any length inside a session, for brushing in the strip. */
export function inside(axis: Axis, from: number, to: number): Span {
  const [a, b] = [axis.at(from), axis.at(to)];
  return a <= b ? [a, b] : [b, a];
}

/** From the session where Shift was first held to the one where the keyboard is now. */
export const stretched = (anchor: number, now: number): Span => [Math.min(anchor, now), Math.max(anchor, now) + 0.5];
