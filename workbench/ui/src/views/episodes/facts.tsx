import type { ComponentChildren } from 'preact';
import type { Row } from '../../protocol/types';
import { EpisodeMark, Icon, Ring } from '../shared/glyphs';
import { awarenessSaid, completenessSaid, DEFINITIONS, kindSaid, placeSaid, resolutionSaid, touchesSaid, typeSaid, type Names } from './model';

interface FactsProps {
  row: Row;
  contributions: Row[];
  perspectives: Row[];
  names: Names;
  /** To its words. */
  go: () => void;
  edit: () => void;
}

/** The head of an episode: what it is, six fields, and what is still open. */
export function Facts({ row, contributions, perspectives, names, go, edit }: FactsProps) {
  const { says, open } = completenessSaid(contributions, perspectives, names);
  const touches = touchesSaid(row);
  return <>
    <header class="cw-ep-head">
      <Icon size={22}><EpisodeMark type={row.type} marker={row.marker} r={row.marker ? 7 : 8.5} /></Icon>
      <div><h3>{row.label || typeSaid(row)}</h3>
        <button type="button" class="cw-ep-link" title="To its words" onClick={go}>{kindSaid(row)} · {placeSaid(row)}</button></div>
      <button type="button" class="cw-button" data-quiet onClick={edit}>Revise <kbd>r</kbd></button>
    </header>
    <dl class="cw-ep-facts">
      <Fact name="Type">{typeSaid(row)}</Fact>
      <Fact name="Definition">{row.definition && `${row.definition} ${DEFINITIONS[row.definition] ?? ''}`}</Fact>
      <Fact name="Touches">{touches}</Fact>
      <Fact name="Awareness" quiet={awarenessSaid(contributions, names) === 'not assessed'}>{awarenessSaid(contributions, names)}</Fact>
      <Fact name="Resolution" quiet={row.resolution === null}>{row.resolution !== null && <Icon size={15}><Ring value={row.resolution} r={5.5} width={2.3} /></Icon>}{resolutionSaid(row)}</Fact>
      <Fact name="Note">{row.note}</Fact>
    </dl>
    <p class="cw-ep-complete" data-open={open || undefined}>{says}</p>
  </>;
}

function Fact({ name, quiet = false, children }: { name: string; quiet?: boolean; children: ComponentChildren }) {
  const none = children === '' || children === null || children === undefined;
  return <><dt>{name}</dt><dd class={quiet || none ? 'cw-2' : undefined}>{none ? 'not given' : children}</dd></>;
}
