import { many } from '../codebook/model';
import { inWords } from '../codebook/scope';
import type { Passage } from './model';
import type { Query } from './query';
import { MOST, type Reading } from './reading';

/** How much was found, in a sentence. */
export function summary(found: Passage[], query: Query, scope: number[] | null): string {
  const sessions = new Set(found.map(passage => passage.session)).size;
  const codings = found.reduce((sum, passage) => sum + passage.codings.length, 0);
  const where = query.focus && scope ? inWords(scope) : many(sessions, 'session');
  const most = query.phrase.trim() && found.length >= MOST ? `The first ${MOST.toLocaleString('en')} places. ` : '';
  const coded = codings ? `, ${many(codings, 'coding')}` : '';
  return found.length ? `${most}${many(found.length, 'passage')}${coded}, in ${where}` : '';
}

/** What stands where nothing was found, and what to do. */
export function Empty({ reading, query, looking, all }: { reading: Reading; query: Query; looking: boolean; all: () => void }) {
  if (looking) return <p class="cw-empty" />;
  if (reading.passages.length === 0 && !query.phrase.trim()) {
    return <p class="cw-empty">Nothing is coded yet. Select words in the transcript and press the key of a code.</p>;
  }
  return <p class="cw-empty">{query.phrase.trim() ? `Nobody says “${query.phrase.trim()}” here.` : 'No passage answers this.'}{' '}
    <button type="button" class="cw-pa-word" onClick={all}>Show everything</button></p>;
}
