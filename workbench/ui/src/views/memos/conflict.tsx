import type { Words } from './model';
import { kindSaid } from './model';
import { firstName, moment } from './said';
import type { Clash } from './writing';

interface ConflictProps {
  clash: Clash;
  mine: Words;
  name: string;
  keepMine: () => void;
  keepTheirs: () => void;
}

const LABELS: Record<keyof Words, string> = { title: 'Title', kind: 'Kind', text: '' };

/** Two wordings side by side with equal weight; nothing is lost whichever is kept. */
export function Conflict({ clash, mine, name, keepMine, keepTheirs }: ConflictProps) {
  const fields = Object.keys(clash.theirs) as (keyof Words)[];
  const who = firstName(name) || 'Somebody else';
  const side = (words: Partial<Words>) => fields.map(field => <p key={field} class="cw-me-side-text">
    {LABELS[field] && <span class="cw-2">{LABELS[field]}: </span>}{field === 'kind' ? kindSaid(words.kind ?? '') : words[field]}</p>);
  return <div class="cw-me-clash" role="alertdialog" aria-label="Two wordings of this memo">
    <section aria-label="Yours"><h2>Yours, not saved</h2>{side(mine)}
      <button type="button" class="cw-button" onClick={keepMine}>Save yours over it</button></section>
    <section aria-label="Theirs"><h2>{who}’s{clash.at && `, saved ${moment(clash.at)}`}</h2>{side(clash.theirs)}
      <button type="button" class="cw-button" onClick={keepTheirs}>Keep {name ? `${who}’s` : 'theirs'}</button></section>
    <p class="cw-2 cw-small">To join them, write on in yours below. The journal keeps every wording that was saved.</p>
  </div>;
}
