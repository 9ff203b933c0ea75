import type { Row, Table } from '../../protocol/types';
import type { Example } from '../../protocol/fake';

/** A therapy made up for tests: every session rated by two people but where `missing` says so, one of them not held. */
export function sample(n: number, { missing = [] as number[], cancelled = [] as number[], coded = (s: number) => s % 3, basis = 'clock' } = {}): Row[] {
  const rows: Row[] = [];
  for (let s = 1; s <= n; s++) {
    const held = !cancelled.includes(s);
    const place = { session: s, end_session: s, position: 0, end_position: 0.999999, x: s, x2: s + 0.4999995 };
    const date = new Date(Date.UTC(2024, 0, 1 + 7 * s)).toISOString().slice(0, 10);
    rows.push({ kind: 'session', id: `ses_${s}`, ...place, value: 40, state: held ? 'held' : 'cancelled', label: date, basis, says: `Session ${s}, ${date}.` });
    rows.push({ kind: 'coded', id: `ses_${s}/coded`, ...place, value: held ? coded(s) : 0, says: `Session ${s}: ${coded(s)} coded passages.` });
    if (held) rows.push(...ratings(s, missing.includes(s)));
  }
  return rows;
}

function ratings(s: number, missing: boolean): Row[] {
  const at = { kind: 'rating', session: s, x: s + 0.4999995, timing: 'post' };
  return [['patient', 'Ilse'], ['therapist', 'Tomas']].flatMap(([role, name], i) => {
    const gone = missing && i === 0;
    const value = gone ? null : 3 + ((s + i) % 3) / 2;
    const who = { ...at, by: role, role, name, state: gone ? 'missing' : 'answered' };
    return [{ ...who, id: `rat_${s}_${i}`, measure: 'wai_sr', scale: 'total', low: 1, high: 5, value, says: `${name} (${role}): ${value}, after session ${s}.` },
      { ...who, id: `rar_${s}_${i}`, measure: 'psq', scale: 'rupture_intensity', low: 0, high: 5, value: (s + i) % 6, state: 'answered', says: `${name}: rupture ${(s + i) % 6}.` }];
  });
}

export const episode = (id: string, x: number, x2: number, type = 'withdrawal', more: Row = {}): Row =>
  ({ kind: 'episode', id, session: Math.floor(x), end_session: Math.floor(x2), x, x2, type, marker: x === x2, resolution: x === x2 ? null : 3, label: `The ${id}`, says: `The ${id} (${type}).`, ...more });
export const memo = (id: string, x: number, type = 'case'): Row => ({ kind: 'memo', id, session: Math.floor(x), x, type, label: id, says: `Memo “${id}”.` });
export const event = (label: string, x: number): Row => ({ kind: 'life_event', id: label, session: Math.floor(x), x, label, says: `${label}.` });

export const PEOPLE: Row[] = [{ key: 'patient', role: 'patient', name: 'Ilse', initials: 'IV' }, { key: 'therapist', role: 'therapist', name: 'Tomas', initials: 'TB' },
  { key: 'mk', role: 'analyst', name: 'Mira', initials: 'MK' }, { key: 'jr', role: 'analyst', name: 'Jon', initials: 'JR' }];

/** Turns that take a minute each, in alternation; without a clock where `timed` is false. */
export const turns = (session: number, n = 10, timed = true): Row[] => Array.from({ length: n }, (_, i) => ({
  id: `trn_${session}_${i + 1}`, session, turn: i + 1, by: i % 2 ? 'therapist' : 'patient', start: timed ? i * 60 : null, end: timed ? i * 60 + 50 : null,
  text: 'Words.', words: 5 + i, position: i / n, x: session + i / n / 2
}));

export const coding = (session: number, turn: number, code: string, coder: string, n = 10, certainty = 'certain'): Row => ({
  id: `ann_${session}_${turn}_${code}_${coder}`, session, turn, start: 0, end: 5, quote: 'Words.', code, family: code.split('.')[0], coder, certainty, state: 'placed',
  position: (turn - 1) / n, x: session + (turn - 1) / n / 2, x2: session + (turn - 0.5) / n / 2
});

/** Rows as the Desk answers them. */
export function table(name: string, rows: Row[]): Table {
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))];
  return { name, columns: names.map(one => ({ name: one, type: 'text', about: '' })), rows: rows.map(row => names.map(one => row[one] ?? null)) };
}

/** What a client is asked for by a timeline, answered from such rows. */
export function answers(rows: Row[], inside: { session: number; turns: Row[]; codings: Row[] }[] = []): Example[] {
  const noun = (name: string, of: Row[]) => ({ question: 'noun', params: { case: 'varga', noun: name }, answer: table(name, of) });
  return [{ question: 'cases', params: {}, answer: table('cases', [{ id: 'cas_1', case: 'varga' }]) },
    { question: 'about', params: {}, answer: { study: 'demo', actor: 'mira', entry: 1 } },
    noun('timeline', rows), noun('participants', PEOPLE),
    noun('episodes', rows.filter(r => r.kind === 'episode').map(r => ({ id: r.id, session: r.session, turn: 3, end_session: r.end_session, end_turn: 5 }))),
    ...inside.flatMap(one => [
      { question: 'noun', params: { case: 'varga', noun: 'turns', session: one.session }, answer: table('turns', one.turns) },
      { question: 'inside', params: { case: 'varga', session: one.session }, answer: table('inside', one.codings) }])];
}
