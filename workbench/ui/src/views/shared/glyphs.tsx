import type { ComponentChildren } from 'preact';
import tokens from '../../../../charts/tokens.json';
import { letterOf, type Pattern } from './patterns';

export type GlyphName = keyof typeof tokens.glyphs;
export type Role = 'patient' | 'therapist' | 'observer' | 'other';
export type Family = 'confrontation' | 'withdrawal' | 'resolution' | 'other';

export { tokens, type Pattern };

/** The variable of a colour of tokens.json, as the theme declares it. */
export const colour = (name: string) => `var(--cw-${name})`;

/** The family whose hue a code has; all but three share the ink. */
export function familyOf(code: string): Family {
  const first = code.split('.', 1)[0];
  return first === 'confrontation' || first === 'withdrawal' || first === 'resolution' ? first : 'other';
}

export const roleOf = (role: string): Role => role === 'patient' || role === 'therapist' || role === 'observer' ? role : 'other';

interface GlyphProps {
  name: GlyphName;
  x?: number;
  y?: number;
  r?: number;
  colour?: string;
  hollow?: boolean;
  width?: number;
  opacity?: number;
}

/** A shape of tokens.json inside an SVG, round its middle. */
export function Glyph({ name, x = 0, y = 0, r = 7, colour: ink = 'var(--cw-ink)', hollow = false, width = 1.5, opacity }: GlyphProps) {
  const line = hollow || name === 'cross';
  return <path d={tokens.glyphs[name]} transform={`translate(${x} ${y}) scale(${r})`} opacity={opacity}
    style={{ fill: line ? (name === 'cross' ? 'none' : 'var(--cw-paper)') : ink, stroke: line ? ink : 'none' }}
    stroke-width={width} vector-effect="non-scaling-stroke" stroke-linejoin="round" />;
}

/** The mark of an episode: up moves against, down moves away, both in one for mixed; hollow where it has no length. */
export function EpisodeMark({ type, marker = false, x = 0, y = 0, r }: { type: string; marker?: boolean; x?: number; y?: number; r?: number }) {
  const size = r ?? (marker ? tokens.radii.marker : tokens.radii.episode);
  if (type === 'confrontation') return <Glyph name="up" x={x} y={y} r={size} colour={colour('confrontation')} hollow={marker} />;
  if (type === 'withdrawal') return <Glyph name="down" x={x} y={y} r={size} colour={colour('withdrawal')} hollow={marker} />;
  if (type === 'mixed') {
    return <g>
      <Glyph name="upper" x={x} y={y} r={size} colour={colour('confrontation')} hollow={marker} />
      <Glyph name="lower" x={x} y={y} r={size} colour={colour('withdrawal')} hollow={marker} />
    </g>;
  }
  return <Glyph name="dot" x={x} y={y} r={size * 0.8} colour={colour('other')} hollow={marker} />;
}

/** A ring that closes as far as the observers say: 1 empty, 5 closed. */
export function Ring({ value, x = 0, y = 0, r = tokens.radii.ring, width = 2.2 }: { value: number; x?: number; y?: number; r?: number; width?: number }) {
  const length = 2 * Math.PI * r;
  const closed = Math.max(0, Math.min(1, (value - 1) / 4));
  return <g fill="none" stroke-width={width} transform={`rotate(-90 ${x} ${y})`}>
    <circle cx={x} cy={y} r={r} style={{ stroke: colour('rule') }} />
    <circle cx={x} cy={y} r={r} style={{ stroke: colour('resolution') }} stroke-dasharray={`${closed * length} ${length}`} />
  </g>;
}

/** The mark of who: patient dot, therapist hollow square, observer diamond. */
export function RoleMark({ role, x = 0, y = 0, r }: { role: string; x?: number; y?: number; r?: number }) {
  const mark = tokens.marks[roleOf(role)];
  return <Glyph name={mark.glyph as GlyphName} x={x} y={y} r={r ?? mark.radius} hollow={!mark.filled} width={1.6}
    colour={colour(roleOf(role))} />;
}

/** A small picture of its own, for use among words; silent, since the words beside it say the same. */
export function Icon({ size = 12, children }: { size?: number; children: ComponentChildren }) {
  return <svg width={size} height={size} viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`} aria-hidden="true"
    style={{ flex: 'none' }}>{children}</svg>;
}

/** The chip of a code: hue of its family, a pattern of its own, and its letter where the pattern comes again. */
export function Chip({ code, pattern, size = 11 }: { code: string; pattern: Pattern; size?: number }) {
  return <span class="cw-chip cw-pattern" data-family={familyOf(code)} data-pattern={pattern} data-letter={letterOf(pattern) || undefined}
    aria-hidden="true" style={{ '--cw-chip': `${size}px` }} />;
}
