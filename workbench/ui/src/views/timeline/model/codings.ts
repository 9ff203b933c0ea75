import type { Row } from '../../../protocol/types';
import { whenOf, type Talk } from './talk';
import { KINS, kinOf, type Kin } from './tokens';
import { named } from './words';

const MOST_ROWS = 14;

/** One coder's use of one code at one place. */
export interface Coding {
  id: string; code: string; kin: Kin; family: string; coder: string; position: number; certain: boolean; turn: number; quote: string; says: string; merged: number;
}
export interface CodeRow { name: string; kin: Kin; of: Coding[] }

/** The coded passages of a session in their places. */
export function codingsOf(rows: Row[], talk: Talk, people: Row[]): Coding[] {
  const initials = new Map(people.map(p => [p.key as string, p.initials as string]));
  return rows.filter(r => r.x != null && r.session === talk.session).map(r => {
    const coder = initials.get(r.coder) || (String(r.coder ?? '').length <= 3 ? String(r.coder ?? '').toUpperCase() : r.coder);
    const position = (r.x - talk.session) * 2;
    const when = talk.basis === 'clock' ? `, ${whenOf(talk, position)}` : '';
    const doubt = r.certainty === 'doubtful' ? ', doubtful' : '';
    const loose = r.state === 'loose' ? '; the words were corrected, the place is to be reviewed' : '';
    return { id: r.id, code: r.code, family: r.family ?? r.code.split('.')[0], kin: kinOf(r.family ?? r.code.split('.')[0]), coder, position,
      certain: !doubt, turn: r.turn, quote: r.quote ?? '', merged: 1, says: `${named(r.code)}, ${coder}${doubt}: turn ${r.turn}${when}${loose}.` };
  }).sort((a, b) => a.position - b.position);
}

/** Codes by family, then by use; what exceeds the room shares one row. */
export function codeRows(found: Coding[]): CodeRow[] {
  const by = new Map<string, Coding[]>();
  for (const one of found) (by.get(one.code) ?? by.set(one.code, []).get(one.code)!).push(one);
  const most = [...by].sort((a, b) => b[1].length - a[1].length);
  const kept = most.length <= MOST_ROWS ? most : most.slice(0, MOST_ROWS - 1);
  const rest = most.slice(kept.length);
  const rows = kept.map(([code, of]) => ({ name: named(code), kin: of[0].kin, of, sort: `${KINS.indexOf(of[0].kin)} ${of[0].family} ${1e6 - of.length} ${code}` }));
  rows.sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const out: CodeRow[] = rows.map(({ name, kin, of }) => ({ name, kin, of }));
  return rest.length ? [...out, { name: `${rest.length} further codes`, kin: 'other', of: rest.flatMap(([, of]) => of) }] : out;
}

/** Codings closer than so much are drawn as one, certain if one of them is. */
export function together(found: Coding[], near: number): Coding[] {
  const out: Coding[] = [];
  for (const one of [...found].sort((a, b) => a.position - b.position)) {
    const last = out.at(-1);
    if (last && one.position - last.position < near) {
      out[out.length - 1] = { ...last, certain: last.certain || one.certain, merged: last.merged + 1, says: last.says };
    } else out.push(one);
  }
  return out.map(one => (one.merged > 1 ? { ...one, says: `${one.says} And ${one.merged - 1} more beside it.` } : one));
}
