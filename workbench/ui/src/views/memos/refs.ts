import type { FocusState } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { token } from '../shared/data';

/** What must be known to say in words what a record's id stands for. */
export interface Known {
  sessions: Row[];
  /** The turns of a session, as far as they are here. */
  turns: (session: number) => Row[] | undefined;
  episodes: Row[];
  annotations: Row[];
  memos: Row[];
  people: Row[];
  codes: Row[];
  events: Row[];
}

/** An id in words, and where it leads. */
export interface Place {
  ref: string;
  says: string;
  /** What was said there, where it is words. */
  quote: string;
  /** The focus on it; nothing where it has no place in the case. */
  jump: Partial<FocusState> | null;
  /** The memo it is, if it is one. */
  memo: string;
}

/** The session that an id of a session, a turn or a coding belongs to. */
export function sessionOf(ref: string, sessions: Row[]): number | null {
  const [prefix, mark] = [ref.split('_', 1)[0], token(ref)];
  if (!['ses', 'trn', 'ann'].includes(prefix)) return null;
  return sessions.find(row => token(row.id) === mark)?.session ?? null;
}

/** The sessions whose turns are needed to name these ids. */
export function sessionsNamed(refs: string[], sessions: Row[]): number[] {
  const found = refs.filter(ref => ref.startsWith('trn_')).map(ref => sessionOf(ref, sessions));
  return [...new Set(found.filter((one): one is number => one !== null))].sort((a, b) => a - b);
}

/** An id in words a colleague would use. */
export function placeOf(ref: string, known: Known): Place {
  const place: Place = { ref, says: '', quote: '', jump: null, memo: '' };
  const session = sessionOf(ref, known.sessions);
  const byId = (rows: Row[]) => rows.find(row => row.id === ref);
  switch (ref.split('_', 1)[0]) {
    case 'ses': return session === null ? { ...place, says: 'a session' }
      : { ...place, says: `session ${session}`, jump: { ...OUT, session } };
    case 'trn': return turnPlace(place, session, known);
    case 'ann': {
      const row = byId(known.annotations);
      if (!row) return { ...place, says: 'a passage that is not here any more' };
      return { ...place, says: `s${row.session} t${row.turn}`, quote: row.quote,
        jump: { ...OUT, session: row.session, turns: [row.turn, row.turn], annotation: ref } };
    }
    case 'epi': {
      const row = byId(known.episodes);
      return row ? { ...place, says: row.label || 'an episode', jump: toEpisode(row) } : { ...place, says: 'an episode that is not here any more' };
    }
    case 'mem': return { ...place, says: byId(known.memos)?.title || 'a memo', memo: ref };
    case 'cod': {
      const row = byId(known.codes);
      return { ...place, says: row?.name || row?.code || 'a code', jump: row ? { codes: [row.code] } : null };
    }
    case 'par': return { ...place, says: byId(known.people)?.name || 'a person' };
    case 'cas': return { ...place, says: 'the case' };
    default: return { ...place, says: byId(known.events)?.title || 'something in the case' };
  }
}

function turnPlace(place: Place, session: number | null, known: Known): Place {
  if (session === null) return { ...place, says: 'a turn' };
  const row = known.turns(session)?.find(one => one.id === place.ref);
  if (!row) return { ...place, says: `s${session}`, jump: { ...OUT, session } };
  return { ...place, says: `s${session} t${row.turn}`, quote: row.text, jump: { ...OUT, session, turns: [row.turn, row.turn] } };
}

const OUT = { span: null, turns: null, annotation: null };

/** The focus on an episode and its words. */
export function toEpisode(row: Row): Partial<FocusState> {
  const end = row.end_session === row.session && row.end_turn ? row.end_turn : row.turn;
  return { ...OUT, session: row.session, episode: row.id, turns: row.turn ? [row.turn, end] : null };
}

/** The ids of what is in focus: what a new memo would be about. */
export function inFocus(focus: FocusState, known: Known): string[] {
  const codes = focus.codes.map(code => known.codes.find(row => row.code === code)?.id).filter(Boolean) as string[];
  if (focus.annotation) return [focus.annotation, ...codes];
  const session = focus.session;
  const episode = focus.episode ? known.episodes.find(row => row.id === focus.episode) : undefined;
  const own = episode && JSON.stringify(toEpisode(episode).turns) === JSON.stringify(focus.turns);
  const turns = session !== null && focus.turns && !own ? turnsBetween(known.turns(session) ?? [], focus.turns) : [];
  const first = episode ? [episode.id] : [];
  if (turns.length) return [...first, ...turns, ...codes];
  const whole = !episode && session !== null ? known.sessions.filter(row => row.session === session).map(row => row.id) : [];
  return [...first, ...whole, ...codes];
}

const MOST = 12;

function turnsBetween(rows: Row[], [first, last]: [number, number]): string[] {
  const found = rows.filter(row => row.turn >= first && row.turn <= last).map(row => row.id);
  return found.length > MOST ? [found[0], found.at(-1)!] : found;
}
