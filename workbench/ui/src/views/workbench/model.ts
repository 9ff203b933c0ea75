import type { FocusState } from '../../protocol/focus';

export interface Sizes {
  timeline: number;
  codebook: number;
  inspector: number;
}

export const USUAL: Sizes = { timeline: 520, codebook: 288, inspector: 384 };
const LEAST: Sizes = { timeline: 96, codebook: 160, inspector: 240 };
const MOST: Sizes = { timeline: 900, codebook: 560, inspector: 760 };

/** A size a divider may take. */
export function held(name: keyof Sizes, size: number): number {
  return Math.round(Math.max(LEAST[name], Math.min(MOST[name], size)));
}

/** The sizes a person left behind, as far as they can be used. */
export function sizesFrom(text: string | null): Sizes {
  let kept: Partial<Sizes> = {};
  try {
    kept = JSON.parse(text ?? '{}') ?? {};
  } catch {
    // what cannot be read is as good as nothing
  }
  const size = (name: keyof Sizes) => (typeof kept[name] === 'number' ? held(name, kept[name]) : USUAL[name]);
  return { timeline: size('timeline'), codebook: size('codebook'), inspector: size('inspector') };
}

export type Width = 'wide' | 'middle' | 'narrow';

/** Which panels there is room for: below 1180 px the inspector is called when needed, below 900 px the codebook too. */
export function widthOf(pixels: number): Width {
  return pixels >= 1180 || pixels === 0 ? 'wide' : pixels >= 900 ? 'middle' : 'narrow';
}

/** What is in focus, in words. */
export function focusWords(focus: FocusState, episode = ''): string {
  const parts: string[] = [];
  if (focus.session !== null) parts.push(`session ${focus.session}`);
  if (focus.turns) parts.push(focus.turns[0] === focus.turns[1] ? `turn ${focus.turns[0]}` : `turns ${focus.turns[0]} to ${focus.turns[1]}`);
  else if (focus.span && focus.session === null) {
    const [from, to] = focus.span.map(Math.floor);
    parts.push(from === to ? `session ${from}` : `sessions ${from} to ${to}`);
  }
  if (focus.episode) parts.push(episode || 'an episode');
  if (focus.codes.length) parts.push(focus.codes.length === 1 ? focus.codes[0] : `${focus.codes.length} codes`);
  return parts.join(', ');
}

/** One step out: selection, episode, codes, turns, stretch, session. */
export function stepOut(focus: FocusState): Partial<FocusState> | null {
  if (focus.annotation) return { annotation: null };
  if (focus.episode) return { episode: null };
  if (focus.codes.length) return { codes: [] };
  if (focus.turns) return { turns: null };
  if (focus.span) return { span: null };
  if (focus.session !== null) return { session: null };
  return null;
}
