import type { Row } from '../../protocol/types';
import { listed } from '../memos/said';

/** What both sides are called; a role's own word where nobody has it. */
export interface Names {
  patient: string;
  therapist: string;
  observer: string;
}
export type Side = 'patient' | 'therapist';
export const SIDES: Side[] = ['patient', 'therapist'];
export const SEERS = ['patient', 'therapist', 'observer'] as const;

export function namesOf(people: Row[]): Names {
  const name = (role: string, otherwise: string) => people.find(row => row.role === role)?.name || otherwise;
  return { patient: name('patient', 'the patient'), therapist: name('therapist', 'the therapist'), observer: name('observer', 'the observers') };
}

export const DEFINITIONS: Record<string, string> = {
  D1: 'breakdown in the collaborative process', D2: 'poor quality of relatedness', D3: 'deterioration in the communicative process',
  D4: 'collaboration never came about', D5: 'breakdown in collaboration and poor relatedness together'
};
export const TYPES: Record<string, string> = { withdrawal: 'moves away', confrontation: 'moves against', mixed: 'both' };
export const SUBFORMS = ['withdrawing', 'deferring', 'complying'];
export const COMPONENTS = ['task', 'goal', 'bond'];
export const AWARENESS: Record<string, string> = {
  'not-assessed': 'not assessed', conscious: 'conscious', 'out-of-awareness': 'out of awareness', undetermined: 'undetermined'
};

/** Where it is: `session 14, turns 18 to 79`, `session 4, turn 15 to session 11, turn 74`. */
export function placeSaid(row: Row): string {
  const at = (session: number, turn: number | null) => `session ${session}${turn ? `, turn ${turn}` : ''}`;
  if (row.marker || (row.end_session === row.session && row.end_turn === row.turn)) return at(row.session, row.turn);
  if (row.end_session === row.session || !row.end_session) {
    return row.turn && row.end_turn ? `session ${row.session}, turns ${row.turn} to ${row.end_turn}` : at(row.session, row.turn);
  }
  return `${at(row.session, row.turn)} to ${at(row.end_session, row.end_turn)}`;
}

/** The same in few letters: `s14 t18–79`. */
export function placeShort(row: Row): string {
  const from = `s${row.session}${row.turn ? ` t${row.turn}` : ''}`;
  if (row.end_session && row.end_session !== row.session) return `${from} – s${row.end_session}${row.end_turn ? ` t${row.end_turn}` : ''}`;
  return row.end_turn && row.end_turn !== row.turn ? `${from}–${row.end_turn}` : from;
}

/** The type in words, with its sub-form and what is no rupture. */
export function typeSaid(row: Row): string {
  return [row.type || 'type not given', row.subform].filter(Boolean).join(', ');
}

export const kindSaid = (row: Row) => (row.marker ? 'Marker' : (row.kind || 'episode').replace(/^./, (letter: string) => letter.toUpperCase()));

export const touchesSaid = (row: Row): string => listed(row.components ?? []);

/** How far each side knew what it did. */
export function awarenessSaid(contributions: Row[], names: Names): string {
  const said = SIDES.map(side => {
    const own = contributions.filter(one => one.role === side && one.awareness !== 'not-assessed').map(one => AWARENESS[one.awareness]);
    return own.length ? `${names[side]} ${listed([...new Set(own)])}` : '';
  }).filter(Boolean);
  return said.join('; ') || 'not assessed';
}

/** Observers' resolution, with where it was rated. */
export function resolutionSaid(row: Row): string {
  if (row.resolution === null || row.resolution === undefined) return 'not rated';
  const later = (row.end_session ?? row.session) - row.session;
  const when = later === 0 ? '' : `, ${COUNTED[later] ?? later} session${later === 1 ? '' : 's'} later`;
  return `${row.resolution} of 5 in session ${row.end_session ?? row.session}${when}`;
}

const COUNTED = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** How a side stands: its words are there, their absence is explained, or neither. */
export function sideState(side: Side, contributions: Row[]): 'described' | 'explained' | 'open' {
  const own = contributions.filter(one => one.role === side);
  if (own.some(one => one.quote)) return 'described';
  return own.some(one => one.reason_absent) ? 'explained' : 'open';
}

/** Whether both sides are described, in a sentence. */
export function sidesSaid(contributions: Row[], names: Names): string {
  const states = SIDES.map(side => sideState(side, contributions));
  const [patient, therapist] = [names.patient, names.therapist].map(owned);
  if (states.every(state => state === 'described')) return 'Both sides are described.';
  if (states.every(state => state === 'open')) return 'Neither side is described yet.';
  const of = (state: string, who: string) => state === 'described' ? `${who} side is described` : state === 'explained'
    ? `why there is nothing of ${who.replace(/^The/, 'the')} is written down` : `${who} side is not described yet`;
  const said = states[0] === 'described' ? [of(states[0], patient), of(states[1], therapist)] : [of(states[1], therapist), of(states[0], patient)];
  return `${upper(said.join('; '))}.`;
}

/** What is still open, as far as the record shows it. */
export function openPoints(contributions: Row[], perspectives: Row[], names: Names): string[] {
  const open = SIDES.filter(side => sideState(side, contributions) === 'open').map(side => `what ${names[side]} brought`);
  for (const role of SEERS) {
    const own = perspectives.filter(one => one.role === role);
    const who = role === 'observer' ? lower(names[role]) : names[role];
    if (own.length === 0) open.push(`how ${who} saw it`);
    else if (!own.some(one => one.words)) open.push(`${owned(who)} own words`);
    else if (own.every(one => one.intensity === null)) open.push(`how strong it was for ${who}`);
  }
  if (contributions.some(one => one.quote && one.awareness === 'not-assessed')) open.push('awareness');
  return open;
}

/** The whole of it: what is described, and what is open. */
export function completenessSaid(contributions: Row[], perspectives: Row[], names: Names): { says: string; open: boolean } {
  const open = openPoints(contributions, perspectives, names);
  const sides = sidesSaid(contributions, names);
  return { says: open.length ? `${sides} Still open: ${listed(open)}.` : sides, open: open.length > 0 };
}

export const owned = (name: string) => (name.endsWith('s') && !/^[A-Z][a-z]+$/.test(name) || /^observers$/i.test(name) ? `${name}’` : `${name}’s`);
const upper = (text: string) => text.replace(/^./, letter => letter.toUpperCase());
const lower = (name: string) => (/^Observers?$/.test(name) ? `the ${name.toLowerCase()}` : name);

/** Contributions in the order in which they were said. */
export function inOrder(rows: Row[]): Row[] {
  const at = (row: Row) => (row.session ?? Infinity) * 100_000 + (row.turn ?? 0);
  return [...rows].sort((a, b) => at(a) - at(b));
}
