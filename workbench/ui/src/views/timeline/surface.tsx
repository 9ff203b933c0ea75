import type { ComponentChildren } from 'preact';
import { useId, useMemo, useRef } from 'preact/hooks';
import { Gutter, type Toggle } from './gutter';
import { Marks, type Dim } from './marks';
import type { Scene, Spot } from './model';
import { hit } from './model/grid';

export interface Point { x: number; y: number }
export interface Hands {
  /** What lies under the pointer, or nothing. */
  over?: (spot: Spot | null) => void;
  /** A click that was no drag. */
  click?: (point: Point, spot: Spot | null, event: PointerEvent) => void;
  enter?: (point: Point) => void;
  /** Whether a press here begins a drag; then `drag` follows it to its end. */
  holds?: (point: Point, event: PointerEvent) => boolean;
  drag?: (from: Point, to: Point, done: boolean) => void;
  cursor?: (point: Point) => string;
}

interface Props extends Hands { scene: Scene; dim: Dim; toggle: Toggle; back?: ComponentChildren; front?: ComponentChildren; class?: string; name: string }

const MOVED = 3;

/** A scene on the page: what lies behind it, its marks (drawn once), what lies before it, and its gutter. */
export function Surface({ scene, dim, toggle, back, front, name, ...hands }: Props) {
  const id = useId();
  const marks = useMemo(() => <Marks scene={scene} dim={dim} id={id} />, [scene, dim, id]);
  const gutter = useMemo(() => <Gutter scene={scene} dim={dim} toggle={toggle} />, [scene, dim, toggle]);
  const handlers = useHands(scene, hands);
  const size = { width: scene.width, height: scene.height };
  return <div class={`cw-tl-surface ${hands.class ?? ''}`} style={{ width: `${scene.width}px`, height: `${scene.height}px` }} data-surface={name} {...handlers}>
    <svg class="cw-tl-layer" {...size} aria-hidden="true">{back}</svg>
    <svg class="cw-tl-layer cw-tl-still" {...size} aria-hidden="true">{marks}</svg>
    <svg class="cw-tl-layer" {...size} aria-hidden="true">{front}</svg>
    {gutter}
  </div>;
}

/** Pointing, clicking and dragging on a scene. */
function useHands(scene: Scene, hands: Hands) {
  const held = useRef<{ from: Point; drags: boolean; moved: boolean } | null>(null);
  const last = useRef<Spot | null>(null);
  const at = (event: MouseEvent): Point => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const over = (spot: Spot | null) => {
    if (spot === last.current) return;
    last.current = spot;
    hands.over?.(spot);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return;
      const from = at(event);
      const drags = hands.holds?.(from, event) ?? false;
      held.current = { from, drags, moved: false };
      if (drags) (event.currentTarget as HTMLElement).setPointerCapture?.(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const to = at(event);
      const now = held.current;
      if (now?.drags) {
        now.moved ||= Math.abs(to.x - now.from.x) > MOVED;
        if (now.moved) {
          over(null);
          hands.drag?.(now.from, to, false);
        }
        return;
      }
      over(hit(scene, to.x, to.y));
      (event.currentTarget as HTMLElement).style.cursor = hands.cursor?.(to) ?? '';
    },
    onPointerUp: (event: PointerEvent) => {
      const now = held.current;
      held.current = null;
      if (!now) return;
      const to = at(event);
      if (now.drags && now.moved) hands.drag?.(now.from, to, true);
      else if (Math.abs(to.x - now.from.x) <= MOVED) hands.click?.(to, hit(scene, to.x, to.y), event);
    },
    onPointerCancel: () => void (held.current = null),
    onPointerLeave: () => over(null),
    onDblClick: (event: MouseEvent) => !(event.target as HTMLElement).closest('button') && hands.enter?.(at(event))
  };
}
