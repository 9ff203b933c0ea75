import { colour, roleOf } from '../shared/glyphs';
import { clock, type Turn } from './model';
import type { Person } from './reading';

/** Every turn of the session in the page at once, as plain words: for reading aloud, printing and the browser's search. */
export function WholeSession({ turns, people, label }: { turns: Turn[]; people: Map<string, Person>; label: string }) {
  return <div class="cw-tr-list cw-tr-plain" tabIndex={0} role="region" aria-label={`${label}, every turn`}>
    {turns.map(turn => <p key={turn.id} class="cw-tr-paragraph">
      <span class="cw-2 cw-small">{turn.number} {clock(turn.start)} </span>
      <b style={{ color: colour(roleOf(people.get(turn.by)?.role ?? '')) }}>{people.get(turn.by)?.name ?? turn.by}: </b>
      <span class="cw-quote">{turn.text}</span>
    </p>)}
  </div>;
}
