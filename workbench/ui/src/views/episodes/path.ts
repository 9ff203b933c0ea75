import type { Row } from '../../protocol/types';
import { listed, many } from '../memos/said';
import { inOrder } from './model';

export const STAGES: Record<string, string> = {
  W1: 'moves away', W2: 'explores it', W3: 'avoids', W4: 'asserts a wish',
  C1: 'marker', C2: 'steps out', C3: 'construal', C4: 'retreats', C5: 'hardens at hurt', C6: 'shows hurt or need'
};

export interface Step {
  row: Row;
  says: string;
  place: string;
}

/** The stages of an episode in the order in which they were seen. */
export function pathOf(stages: Row[]): Step[] {
  return inOrder(stages).map(row => ({ row, says: STAGES[row.stage] ?? '', place: row.turn ? `s${row.session} t${row.turn}` : `s${row.session}` }));
}

/** How one stage follows another, beside the model's own order. */
function way(from: string, to: string): 'next' | 'stay' | 'back' | 'ahead' | 'change' {
  if (from[0] !== to[0]) return 'change';
  const by = Number(to.slice(1)) - Number(from.slice(1));
  return by === 1 ? 'next' : by === 0 ? 'stay' : by < 0 ? 'back' : 'ahead';
}

const SAID = { back: ['goes back', 'go back'], stay: ['stays where it is', 'stay where they are'], ahead: ['leaves a stage out', 'leave a stage out'],
  change: ['changes type', 'change type'] } as const;

/** The path beside the model, counted and not judged. */
export function pathSaid(steps: Step[]): string {
  if (steps.length < 2) return 'The path is shown, not judged.';
  const ways = steps.slice(1).map((step, n) => way(steps[n].row.stage, step.row.stage));
  const n = ways.filter(one => one === 'next').length;
  const rest = (['ahead', 'back', 'stay', 'change'] as const).map(kind => [kind, ways.filter(one => one === kind).length] as const).filter(([, count]) => count > 0);
  const others = listed(rest.map(([kind, count]) => `${count} ${SAID[kind][count === 1 ? 0 : 1]}`));
  return `${n} of ${many(ways.length, 'step')} ${n === 1 ? 'follows' : 'follow'} the model${others ? `; ${others}` : ''}. The path is shown, not judged.`;
}
