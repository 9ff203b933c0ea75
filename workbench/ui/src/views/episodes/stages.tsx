import type { Row } from '../../protocol/types';
import { pathOf, pathSaid } from './path';

interface StagesProps {
  stages: Row[];
  /** The turn at which one could be tagged, in words; nothing where no turn is in focus. */
  here: string;
  go: (session: number, turn: number) => void;
  tag: () => void;
  edit: (row: Row) => void;
}

/** The stages that were seen, as tags on their turns; no order is enforced. */
export function Stages({ stages, here, go, tag, edit }: StagesProps) {
  const steps = pathOf(stages);
  return <section aria-label="Stages seen">
    <h2>Stages seen</h2>
    {steps.length > 0 && <ol class="cw-ep-stages">{steps.map(({ row, says, place }) => <li key={row.id}>
      <button type="button" title={row.note || undefined} onClick={() => go(row.session, row.turn)}><b>{row.stage}</b> {says} <em>{place}</em></button>
      <button type="button" class="cw-ep-more" aria-label={`Revise ${row.stage} at ${place}`} title="Revise or take off" onClick={() => edit(row)}>…</button>
    </li>)}</ol>}
    <p class="cw-2 cw-small">{steps.length ? pathSaid(steps) : 'No stage is tagged. Choose a turn and tag the first one.'}</p>
    {here && <button type="button" class="cw-ep-quiet" onClick={tag}>Tag a stage at {here}</button>}
  </section>;
}
