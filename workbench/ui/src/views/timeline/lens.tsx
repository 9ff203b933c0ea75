import type { Scene } from './model';
import type { Axis } from './model';
import type { Span } from './model/brush';

/** A pale trapezoid from what is framed above to the whole width below: one always sees where one is. */
export function Lens({ from, to, width, height }: { from: [number, number]; to: [number, number]; width: number; height: number }) {
  const [a, b] = from;
  const [c, d] = to;
  return <svg class="cw-tl-lens" width={width} height={height} aria-hidden="true">
    <path class="cw-tl-tint" d={`M${a} 0H${b}L${d} ${height}H${c}Z`} />
    <path class="cw-tl-edge" d={`M${a} 0L${c} ${height - 0.5}H${d}L${b} 0`} />
  </svg>;
}

export const LENS = 16;

/** The pixels of a span, never thinner than can be seen. */
export function pixels(axis: Axis, [a, b]: Span, least = 5): [number, number] {
  const [x, x2] = [Math.max(axis.px(a), axis.left - 1), Math.min(axis.px(b), axis.right + 1)];
  const more = Math.max(least - (x2 - x), 0) / 2;
  return [Math.round((x - more) * 10) / 10, Math.round((x2 + more) * 10) / 10];
}

/** The tint of the brush, behind everything. */
export function BrushBack({ scene, span }: { scene: Scene; span: Span }) {
  const [a, b] = pixels(scene.axis, span);
  return <rect class="cw-tl-tint" x={a - 1} y={0} width={b - a + 2} height={scene.height} />;
}

/** The frame of the brush, with handles to move its edges. */
export function BrushFront({ scene, span, handles = true }: { scene: Scene; span: Span; handles?: boolean }) {
  const [a, b] = pixels(scene.axis, span);
  const middle = scene.height / 2;
  return <g class="cw-tl-brush">
    <rect x={a - 1} y={0.7} width={b - a + 2} height={scene.height - 0.7} rx={2} />
    {handles && [a - 1, b + 1].map((x, i) => <rect key={i} class="cw-tl-handle" x={x - 2} y={middle - 10} width={4} height={20} rx={2} />)}
  </g>;
}

/** The black frame round the turns that are on screen. */
export function Frame({ scene, span, top, bottom }: { scene: Scene; span: Span; top: number; bottom: number }) {
  const [a, b] = pixels(scene.axis, span, 8);
  return <rect class="cw-tl-frame" x={a - 2} y={top} width={b - a + 4} height={bottom - top} rx={2} />;
}
