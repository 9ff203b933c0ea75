import type { Axis } from './axis';
import type { Colour, Glyph, Who } from './tokens';

export type Fill = Colour | 'none';
export interface Common { by?: string; layer?: 'back' | 'front' }
export type Mark = Common & (
  | { m: 'area'; x: number; y: number; w: number; h: number; fill: Fill; opacity: number; stroke: Fill; width: number; hatch?: Colour }
  | { m: 'path'; d: string; fill: Fill; stroke: Fill; width: number; dash?: string; cap?: 'round' | 'butt'; opacity?: number }
  | { m: 'glyph'; shape: Glyph | `M${string}`; x: number; y: number; r: number; fill: Fill; stroke: Fill; width: number }
  | { m: 'word'; words: string; x: number; y: number; size: number; fill: Colour; weight: number; align: 'start' | 'middle' | 'end'; read?: boolean });

/** Something that can be pointed at, with the sentence that says what it is. */
export interface Spot {
  track: string; session: number; x: number; y: number; w: number; h: number; says: string;
  kind?: 'episode' | 'memo' | 'turn' | 'annotation'; id?: string; by?: string; turn?: number;
}

export interface Key { by: string; label: string; who: Who; line: boolean }
/** Words in the gutter; `quiet` ones are rows of a larger track, or name the axis. */
export interface Label { track: string; top: number; name: string; subs: string[]; keys: Key[]; quiet: boolean }
export interface Track { id: string; name: string; top: number; bottom: number; marks: Mark[] }

/** Everything a timeline draws, in pixels; no element of any page. */
export interface Scene {
  axis: Axis; width: number; height: number;
  /** Where the head ends and the tracks begin. */
  head: number;
  columns: Mark[]; tracks: Track[]; labels: Label[]; spots: Spot[];
}

/** Plain areas that look alike become one drawing: a page of 300 sessions stays light. */
export function together(marks: Mark[]): Mark[] {
  const out: Mark[] = [];
  const by = new Map<string, Extract<Mark, { m: 'path' }>>();
  for (const mark of marks) {
    if (mark.m !== 'area' || mark.hatch || mark.stroke !== 'none') { out.push(mark); continue; }
    const opacity = Math.round(mark.opacity * 20) / 20;
    const key = `${mark.fill} ${opacity} ${mark.by ?? ''}`;
    const box = `M${mark.x} ${mark.y}h${mark.w}v${mark.h}h${-mark.w}z`;
    const found = by.get(key);
    if (found) { found.d += box; continue; }
    const path: Extract<Mark, { m: 'path' }> = { m: 'path', d: box, fill: mark.fill, stroke: 'none', width: 0, opacity, by: mark.by };
    by.set(key, path);
    out.push(path);
  }
  return out;
}
