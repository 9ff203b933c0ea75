import { colour, Glyph, tokens, type GlyphName } from '../shared/glyphs';
import type { Sight } from './seen';

const STEP = 10;
const x = (value: number) => 6 + value * STEP;

/** A scale from 0 to 5 with one mark; 0 is a dot, nothing where nobody was asked. */
export function Scale({ role, value }: { role: Sight['role']; value: number | null }) {
  const mark = tokens.marks[role];
  return <svg width={62} height={16} aria-hidden="true">
    <line x1={6} x2={56} y1={8} y2={8} stroke="var(--cw-rule)" />
    {[0, 1, 2, 3, 4, 5].map(n => <line key={n} x1={x(n)} x2={x(n)} y1={6} y2={10} stroke="var(--cw-ink-3)" />)}
    {value !== null && (value === 0 ? <Glyph name="dot" x={x(0)} y={8} r={2} colour={colour(role)} />
      : <Glyph name={mark.glyph as GlyphName} x={x(value)} y={8} r={role === 'observer' ? 4.6 : 4} hollow={!mark.filled} width={1.6} colour={colour(role)} />)}
  </svg>;
}
