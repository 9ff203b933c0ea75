interface DividerProps {
  label: string;
  across: boolean;
  size: number;
  /** Which way the size grows with the hand: 1 right or down, -1 left. */
  way: 1 | -1;
  set: (size: number) => void;
}

/** A line to be dragged, or moved with the arrow keys. */
export function Divider({ label, across, size, way, set }: DividerProps) {
  const drag = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const line = event.currentTarget as HTMLElement;
    const from = across ? event.clientY : event.clientX;
    line.setPointerCapture(event.pointerId);
    const move = (now: PointerEvent) => set(size + way * ((across ? now.clientY : now.clientX) - from));
    const end = () => {
      line.removeEventListener('pointermove', move);
      line.removeEventListener('pointerup', end);
      line.removeEventListener('pointercancel', end);
    };
    line.addEventListener('pointermove', move);
    line.addEventListener('pointerup', end);
    line.addEventListener('pointercancel', end);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: across ? 0 : -16, ArrowRight: across ? 0 : 16, ArrowUp: across ? -16 : 0, ArrowDown: across ? 16 : 0 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    set(size + way * step);
  };
  return <div class="cw-divider" role="separator" tabIndex={0} aria-label={label} aria-orientation={across ? 'horizontal' : 'vertical'}
    aria-valuenow={size} aria-valuemin={0} aria-valuemax={1000} data-across={across} onPointerDown={drag} onKeyDown={press} />;
}
