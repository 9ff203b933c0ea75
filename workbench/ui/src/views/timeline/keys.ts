import { useEffect } from 'preact/hooks';
import { bindKeys, type Binding } from '../shared/keys';
import type { Step } from './model/grid';

export interface Moves {
  /** Whether the grid itself has the keyboard, and not a button in it. */
  here: () => boolean;
  zoomed: () => boolean;
  step: (step: Step) => void;
  brush: (way: -1 | 1) => void;
  enter: () => void;
  pick: () => void;
  /** One step out; says whether there was one. */
  leaves: () => boolean;
  out: () => void;
  session: (way: -1 | 1) => void;
}

const GROUP = 'Timeline';

/** The keys of the timeline: a grid of sessions and tracks. */
export function useKeys(ref: { current: HTMLElement | null }, moves: { current: Moves }, ready: boolean): void {
  useEffect(() => {
    const m = () => moves.current;
    const arrow = (key: string, step: Step, says: string): Binding => ({ key, says, group: GROUP, when: () => m().here(), run: () => m().step(step) });
    const list: Binding[] = [
      arrow('ArrowLeft', 'left', 'Session before'), arrow('ArrowRight', 'right', 'Next session'), arrow('ArrowUp', 'up', 'Track above'),
      arrow('ArrowDown', 'down', 'Track below'), arrow('Home', 'home', 'First session'), arrow('End', 'end', 'Last session'),
      { key: 'Shift+ArrowLeft', says: 'Brush to the left', group: GROUP, when: () => m().here(), run: () => m().brush(-1) },
      { key: 'Shift+ArrowRight', says: 'Brush to the right', group: GROUP, when: () => m().here(), run: () => m().brush(1) },
      { key: 'Enter', says: 'Go inside the session', group: GROUP, when: () => m().here(), run: () => m().enter() },
      { key: 'Space', says: 'Choose what is here', group: GROUP, when: () => m().here(), run: () => m().pick() },
      { key: 'Escape', says: 'Out of the session', group: GROUP, when: () => m().leaves(), run: () => m().out() },
      { key: '[', says: 'Session before', group: GROUP, when: () => m().zoomed(), run: () => m().session(-1) },
      { key: ']', says: 'Next session', group: GROUP, when: () => m().zoomed(), run: () => m().session(1) }
    ];
    return ref.current ? bindKeys(ref.current, list) : undefined;
  }, [ref, ready]);
}
