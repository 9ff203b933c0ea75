import { useState } from 'preact/hooks';
import { many } from '../memos/said';
import { Scale } from './scale';
import type { Sight } from './seen';

const FIRST = 4; // marks shown before the rest is asked for

interface SightsProps {
  sights: Sight[];
  edit: (sight: Sight) => void;
}

/** Who saw it, and how strongly: three small multiples on one scale, with each one's own words. */
export function Sights({ sights, edit }: SightsProps) {
  const [all, show] = useState(false);
  const most = Math.max(...sights.map(one => one.marks.length));
  return <section aria-label="Who saw it, and how strongly">
    <h2>Who saw it, and how strongly</h2>
    <div class="cw-ep-three">{sights.map(sight => <div key={sight.role} data-role={sight.role} class="cw-ep-sight">
      <b>{sight.name}</b>
      <span class="cw-2 cw-small cw-ep-source" title={sight.source || undefined}>{sight.source || (sight.row ? '' : 'not asked yet')}</span>
      {(all ? sight.marks : sight.marks.slice(0, FIRST)).map(mark => <div key={mark.label} class="cw-ep-mark" role="img"
        aria-label={`${sight.name}, ${mark.label === 'whole' ? 'the whole episode' : `session ${mark.label}`}: ${mark.says || `${mark.value} of 5`}`}>
        <span class="cw-2">{mark.label}</span>
        {mark.value === null ? <i class="cw-2">{mark.says}</i> : <><Scale role={sight.role} value={mark.value} />
          <span data-strong={mark.value >= 3 || undefined}>{mark.value}</span></>}
      </div>)}
      <p class={sight.words ? (sight.quoted ? 'cw-quote' : 'cw-ep-says') : 'cw-2 cw-ep-says'}>
        {sight.words ? (sight.quoted ? `“${sight.words}”` : sight.words) : 'No words yet.'}</p>
      <button type="button" class="cw-ep-quiet" onClick={() => edit(sight)} aria-label={`${sight.row ? 'Revise' : 'Add'} how ${sight.name} saw it`}>
        {sight.row ? 'Revise' : 'Add'}</button>
    </div>)}</div>
    {most > FIRST && <button type="button" class="cw-ep-quiet" aria-expanded={all} onClick={() => show(!all)}>
      {all ? 'Fewer sessions' : `${many(most - FIRST, 'more session')}`}</button>}
  </section>;
}
