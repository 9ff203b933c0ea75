import type { Scene, Spot, Track } from './scene';

/** Where the keyboard is: a track, and a session (or, inside one, a turn). */
export interface Cursor { track: string; column: number }
export type Step = 'left' | 'right' | 'up' | 'down' | 'home' | 'end';
const NEAR = 9;

/** The spot under a point, or the nearest one close by. */
export function hit(scene: Scene, x: number, y: number): Spot | null {
  let best: Spot | null = null;
  let least = NEAR;
  for (const spot of scene.spots) {
    const dy = Math.max(spot.y - y, y - spot.y - spot.h, 0);
    if (dy > least) continue;
    const far = Math.max(spot.x - x, x - spot.x - spot.w, 0) + dy * 1.5;
    const closer = far < least || (far === least && best && spot.w * spot.h < best.w * best.h);
    if (closer) [best, least] = [spot, far];
  }
  return best;
}

const byTurn = (scene: Scene) => scene.axis.end - scene.axis.first < 1;
const columnOf = (scene: Scene, spot: Spot) => (byTurn(scene) ? (spot.turn ?? -1) : spot.session);

/** Tracks that the arrows reach, from top to bottom. */
export const rows = (scene: Scene): Track[] => scene.tracks.filter(t => t.id === 'session' || scene.spots.some(s => s.track === t.id));

/** Where the arrows begin: the first track, at the session in focus. */
export function start(scene: Scene, session: number | null): Cursor {
  const row = rows(scene)[byTurn(scene) ? 1 : 0] ?? rows(scene)[0];
  if (byTurn(scene)) return { track: row?.id ?? '', column: columns(scene, row?.id ?? '')[0] ?? 1 };
  return { track: row?.id ?? '', column: session !== null && scene.axis.has(session) ? session : (scene.axis.sessions[0] ?? 1) };
}

function columns(scene: Scene, track: string): number[] {
  if (!byTurn(scene)) return scene.axis.sessions;
  return [...new Set(scene.spots.filter(s => s.track === track && s.turn).map(s => s.turn!))].sort((a, b) => a - b);
}

/** One step of an arrow: left and right over sessions (inside one, over what the track holds), up and down over tracks. */
export function stepped(scene: Scene, cursor: Cursor, step: Step): Cursor {
  if (step === 'up' || step === 'down') {
    const all = rows(scene).filter(t => columns(scene, t.id).length);
    const at = all.findIndex(t => t.id === cursor.track);
    const track = all[Math.min(Math.max(at + (step === 'down' ? 1 : -1), 0), all.length - 1)]?.id ?? cursor.track;
    return { track, column: nearest(columns(scene, track), cursor.column) };
  }
  const all = columns(scene, cursor.track);
  if (!all.length) return cursor;
  if (step === 'home' || step === 'end') return { ...cursor, column: step === 'home' ? all[0] : all.at(-1)! };
  const next = step === 'right' ? all.find(c => c > cursor.column) : all.findLast(c => c < cursor.column);
  return { ...cursor, column: next ?? nearest(all, cursor.column) };
}

const nearest = (all: number[], wish: number) =>
  all.reduce((best, c) => (Math.abs(c - wish) < Math.abs(best - wish) ? c : best), all[0] ?? wish);

/** What lies in a cell of the grid. */
export const cell = (scene: Scene, { track, column }: Cursor): Spot[] =>
  scene.spots.filter(s => s.track === track && columnOf(scene, s) === column);

/** The spoken form of a cell: the sentences of what lies there, or that nothing does. */
export function spoken(scene: Scene, cursor: Cursor): string {
  const says = [...new Set(cell(scene, cursor).map(s => s.says))];
  const name = scene.tracks.find(t => t.id === cursor.track)?.name ?? '';
  if (says.length) return says.join(' ');
  return byTurn(scene) ? `${name}: nothing here.` : `Session ${cursor.column}, ${name.toLowerCase()}: nothing.`;
}

/** The frame round a cell: what lies in it, else the session's column in its track. */
export function frameOf(scene: Scene, cursor: Cursor): { x: number; y: number; w: number; h: number } | null {
  const track = scene.tracks.find(t => t.id === cursor.track);
  if (!track) return null;
  const { axis } = scene;
  if (byTurn(scene)) {
    const spot = cell(scene, cursor)[0];
    return spot ? { x: spot.x - 2, y: spot.y - 2, w: spot.w + 4, h: spot.h + 4 } : null;
  }
  const w = Math.max(axis.step / 2, 6);
  return { x: axis.px(cursor.column + 0.25) - w / 2 - 1, y: track.top, w: w + 2, h: track.bottom - track.top };
}
