import { slice, counting } from '../../protocol/text';
import type { Row } from '../../protocol/types';
import { colour, familyOf, Icon, RoleMark } from '../shared/glyphs';
import type { CaseStore } from '../shared/data';
import { useNoun } from '../shared/hooks';
import { placeOf, type Passage } from './model';
import type { Reading } from './reading';

interface DetailProps {
  store: CaseStore;
  passage: Passage;
  reading: Reading;
  open: () => void;
}

const AROUND = 2;

/** The passage among the turns around it, and what its coders said of it. */
export function Detail({ store, passage, reading, open }: DetailProps) {
  const turns = useNoun(store, 'turns', passage.session);
  const at = turns?.findIndex(row => row.turn === passage.turn) ?? -1;
  const around = turns && at >= 0 ? turns.slice(Math.max(0, at - AROUND), at + AROUND + 1) : [];
  const code = reading.code.get(passage.code);
  const person = (key: string) => reading.people.find(row => row.key === key);
  return <section class="cw-pa-detail" aria-label={`Around ${placeOf(passage)}`}>
    <header>
      <button type="button" class="cw-pa-word" onClick={open} title="Show it in the transcript">Session {passage.session}, turn {passage.turn}</button>
      {code && <span class="cw-2">{code.under ? `${code.under}: ` : ''}{code.name}</span>}
      {passage.loose && <span>The words were corrected; still the place? Look at it in the transcript.</span>}
    </header>
    {around.length === 0
      ? <p class="cw-quote"><span class="cw-2">{passage.before}</span><mark style={hue(passage)}>{passage.quote}</mark><span class="cw-2">{passage.after}</span></p>
      : <ol>{around.map(row => <li key={row.id} value={row.turn} data-here={row.turn === passage.turn || undefined}>
        <span class="cw-pa-turn">{row.turn}</span>
        <span class="cw-pa-who" data-role={person(row.by)?.role}><Icon size={9}><RoleMark role={person(row.by)?.role ?? ''} /></Icon>{person(row.by)?.name ?? row.by}</span>
        <span class="cw-quote">{row.turn === passage.turn ? <Words row={row} passage={passage} /> : row.text}</span>
      </li>)}</ol>}
    {passage.codings.filter(coding => coding.note || coding.certainty === 'doubtful').map(coding => <p key={coding.id} class="cw-pa-note">
      <b>{person(coding.coder)?.name || coding.coder}</b>{coding.certainty === 'doubtful' && ', doubtful'}{coding.note && `: ${coding.note}`}</p>)}
  </section>;
}

function Words({ row, passage }: { row: Row; passage: Passage }) {
  const text = String(row.text ?? '');
  const { start, end } = passage;
  if (passage.loose && slice(text, start, end) !== passage.quote) return <>{text}</>;
  return <>{slice(text, 0, start)}<mark style={hue(passage)} data-loose={passage.loose || undefined}>{slice(text, start, end)}</mark>
    {slice(text, end, counting(text).points)}</>;
}

const hue = ({ code }: Passage) => ({ '--k': colour(code ? familyOf(code) : 'ink-3') });
