import type { Row } from '../../protocol/types';
import { EpisodeMark, Icon, Ring } from '../shared/glyphs';
import { walk } from '../memos/list';
import { placeShort, resolutionSaid, sidesSaid, typeSaid, type Names } from './model';

interface ListProps {
  episodes: Row[];
  contributions: Row[];
  names: Names;
  /** Whether an episode lies in what is in focus. */
  here: (row: Row) => boolean;
  choose: (row: Row) => void;
}

/** Every episode in its order: what kind of movement, where, and what is known of both sides. */
export function List({ episodes, contributions, names, here, choose }: ListProps) {
  return <ul class="cw-ep-list" onKeyDown={walk}>{episodes.map(row => <li key={row.id} data-here={here(row) || undefined}>
    <button type="button" onClick={() => choose(row)}>
      <Icon size={16}><EpisodeMark type={row.type} marker={row.marker} r={row.marker ? 5 : 6} /></Icon>
      <span class="cw-ep-name">{row.label || typeSaid(row)}</span>
      <span class="cw-2 cw-small cw-ep-at">{placeShort(row)}</span>
      <span class="cw-ep-ring" title={`Resolution: ${resolutionSaid(row)}`}>{row.resolution !== null && <Icon size={13}><Ring value={row.resolution} r={4.6} width={2} /></Icon>}</span>
      <span class="cw-2 cw-ep-sides" data-open={!row.complete || undefined}>{row.marker ? 'Marker. ' : ''}{sidesSaid(contributions.filter(one => one.episode === row.id), names)}</span>
    </button></li>)}</ul>;
}
