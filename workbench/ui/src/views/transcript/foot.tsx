import type { Loose } from './loose';

interface FootProps extends Omit<Loose, 'stay'> {
  /** What was last said, or what the pointer is on. */
  message: string;
  hover: string;
  coded: number;
}

/** The line below the words: loose passages to review, what an act led to, what lies under the pointer. */
export function Foot({ message, hover, coded, loose, on, moving, ready, next, keep, move, remove }: FootProps) {
  return <div class="cw-tr-foot">
    {loose.length > 0 && <button type="button" class="cw-tr-loose" onClick={next}>
      <svg width="12" height="12" aria-hidden="true"><rect x="1" y="2" width="10" height="8" /></svg>
      {loose.length} loose {loose.length === 1 ? 'passage' : 'passages'} to review</button>}
    {on && <span class="cw-tr-still">
      {moving ? (ready ? '' : 'Select the words it belongs to.') : 'The words were corrected; still the place?'}
      {!moving && <button type="button" onClick={keep}>Keep</button>}
      <button type="button" onClick={move} disabled={moving && !ready}>{moving ? 'Move here' : 'Move'}</button>
      <button type="button" onClick={remove}>Remove</button>
    </span>}
    <span role="status" class="cw-tr-says">{hover || message || (coded || on ? '' : 'Nothing coded in this session. Select words and press Enter.')}</span>
  </div>;
}
