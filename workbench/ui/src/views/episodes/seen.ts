import type { Row } from '../../protocol/types';
import { SEERS, type Names } from './model';

/** One mark on a scale of 0 to 5; nothing where nobody was asked, with the word for it. */
export interface Mark {
  label: string;
  value: number | null;
  says: string;
}

/** How one person, or the observers, saw an episode. */
export interface Sight {
  role: 'patient' | 'therapist' | 'observer';
  by: string;
  name: string;
  row: Row | null;
  marks: Mark[];
  words: string;
  /** Whether the words are quoted as that person's own. */
  quoted: boolean;
  source: string;
}

/** The three sights of an episode, and what was rated after each of its sessions. */
export function sightsOf(episode: Row, perspectives: Row[], ratings: Row[], people: Row[], names: Names): Sight[] {
  return SEERS.map(role => {
    const row = perspectives.find(one => one.role === role) ?? null;
    const by = row?.by ?? people.find(one => one.role === role)?.key ?? '';
    const words = row?.words ?? '';
    return { role, by, name: names[role], row, marks: [...whole(row), ...bySession(episode, role, by, ratings)],
      words: unquoted(words), quoted: /^["“]/.test(words), source: row?.source ?? '' };
  });
}

function whole(row: Row | null): Mark[] {
  if (!row) return [];
  return [{ label: 'whole', value: row.intensity, says: row.intensity === null ? 'not asked' : row.intensity === 0 ? 'asked, none reported' : '' }];
}

function bySession(episode: Row, role: string, by: string, ratings: Row[]): Mark[] {
  const scales = role === 'observer' ? (episode.type === 'mixed' ? ['withdrawal', 'confrontation'] : [episode.type]) : ['rupture_intensity'];
  const marks: Mark[] = [];
  for (let session = episode.session; session <= (episode.end_session ?? episode.session); session++) {
    const found = ratings.filter(row => row.session === session && row.role === role && (!by || row.by === by)
      && scales.includes(row.scale) && (row.low ?? 0) >= 0 && (row.high ?? 5) <= 5);
    if (!found.length) continue;
    const values = found.map(row => row.value).filter((one): one is number => one !== null);
    marks.push({ label: `${session}`, value: values.length ? Math.max(...values) : null, says: values.length ? '' : 'no form' });
  }
  return marks;
}

/** Words without the quotation marks round them. */
export const unquoted = (words: string) => words.replace(/^["“](.*)["”]$/s, '$1');
