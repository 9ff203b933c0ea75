import tokens from '../../../../../charts/tokens.json';

/** Colours, glyphs, lengths: the one file that the charts of notebooks and reports read too. */
export { tokens };

export type Colour = keyof typeof tokens.colours.light;
export type Glyph = keyof typeof tokens.glyphs;
export type Who = 'patient' | 'therapist' | 'observer' | 'other';
export type Kin = keyof typeof tokens.families;

export const SIZE = tokens.sizes.screen;
export const RADII = tokens.radii;
export const WHO: Who[] = ['patient', 'therapist', 'observer', 'other'];
export const KINS: Kin[] = ['confrontation', 'withdrawal', 'resolution', 'therapist', 'other'];

/** The role whose line and mark somebody gets. */
export const whoOf = (role: unknown): Who => (WHO.includes(role as Who) ? (role as Who) : 'other');

/** The family whose glyph and hue a code or episode gets. */
export const kinOf = (name: unknown): Kin => (KINS.includes(name as Kin) ? (name as Kin) : 'other');

/** The colour of somebody's lines, marks and name. */
export const hueOfWho = (who: Who): Colour => (who === 'other' ? 'ink-2' : who);

/** The colour of what happened: three hues mean rupture things, everything else is ink. */
export const hueOfKin = (kin: string): Colour =>
  kin === 'confrontation' || kin === 'withdrawal' || kin === 'resolution' ? kin : 'other';

/** How a colour is written on the page; the theme declares it, so that dark and light change live. */
export const css = (name: Colour | 'none') => (name === 'none' ? 'none' : `var(--cw-${name})`);

/** A ring closed as far as the observers say: 1 empty, 3 half, 5 closed; radius 1. */
export function ring(value: number): string {
  const part = Math.min(Math.max((value - 1) / 4, 0), 1);
  const angle = part * 2 * Math.PI - (part >= 1 ? 1e-3 : 0);
  return `M0,-1A1,1,0,${part > 0.5 ? 1 : 0},1,${Math.sin(angle).toFixed(4)},${(-Math.cos(angle)).toFixed(4)}`;
}
