import type { Change, Row } from '../../protocol/types';
import { placeOf, type Known, type Place } from '../memos/refs';
import { recordSaid } from './model';

/** One field before and after, in words. */
export interface Turned {
  name: string;
  before: string;
  after: string;
}

/** What happened to one record. */
export interface Happened {
  kind: 'new' | 'gone' | 'changed';
  /** `annotation`, `memo`. */
  record: string;
  /** What it is called, or the words it stands on. */
  name: string;
  quote: string;
  place: Place | null;
  fields: Turned[];
}

const SILENT = new Set(['id', 'case', 'table', 'episode', 'key', 'version', 'order', 'length', 'words_from', 'text_version', 'definition_version']);
const SAID: Record<string, string> = { by: 'who', about: 'about', reason_absent: 'why no words', anchor: 'place', passage: 'words', excerpts: 'words',
  end_turn: 'last turn', components: 'touches', subform: 'sub-form', words: 'words', certainty: 'certainty' };

/** An entry's changes in words; versions of a turn's text come with their turn. */
export function happened(changes: Change[], known: Known): Happened[] {
  return changes.filter(change => (change.after ?? change.before)?.table !== 'text').map(change => one(change, known));
}

function one({ before, after }: Change, known: Known): Happened {
  const record = (after ?? before)!;
  const kind = !before ? 'new' : !after ? 'gone' : 'changed';
  const leads = refOf(record);
  const place = leads ? placeOf(leads, known) : null;
  return { kind, record: recordSaid(record.table), name: nameOf(record, known), quote: record.passage?.quote ?? '',
    place: place?.jump ? place : null, fields: fieldsOf(before, after, known) };
}

/** The record to which a change leads: itself, its episode, or the turn it stands on. */
function refOf(record: Row): string {
  if (record.passage?.turn) return record.passage.turn;
  if (record.anchor?.turn && record.table !== 'episode') return record.anchor.turn;
  if (['episode', 'turn', 'session'].includes(record.table)) return record.id;
  return record.episode ?? '';
}

function nameOf(record: Row, known: Known): string {
  if (record.table === 'annotation') return placeOf(record.code, known).says;
  if (record.table === 'turn') return placeOf(record.id, known).says;
  if (record.episode) return placeOf(record.episode, known).says;
  return record.label || record.title || record.name || record.stage || (record.number ? `${record.number}` : '');
}

function fieldsOf(before: Row | null, after: Row | null, known: Known): Turned[] {
  const names = Object.keys(after ?? before ?? {}).filter(name => !SILENT.has(name));
  const turned = names.map(name => ({ name: SAID[name] ?? name.replace(/_/g, ' '), before: said(before?.[name], known), after: said(after?.[name], known) }));
  return turned.filter(field => field.before !== field.after && (before && after ? true : field.before || field.after));
}

/** A value as words: ids by what they stand for, passages by their quote, places by their turns. */
export function said(value: any, known: Known): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value}`;
  if (Array.isArray(value)) return value.map(one => said(one, known)).filter(Boolean).join(', ');
  if (typeof value === 'object') return object(value, known);
  return /^[a-z]{3}_[0-9a-f]/.test(value) ? placeOf(value, known).says : value;
}

function object(value: Row, known: Known): string {
  if ('quote' in value) return value.loose ? `“${value.quote}” (loose)` : `“${value.quote}”`;
  if ('session' in value) {
    const [from, to] = [said(value.turn || value.session, known), said(value.end_turn || value.end_session, known)];
    return to && to !== from ? `${from} to ${to}` : from || value.date || '';
  }
  return Object.entries(value).map(([name, one]) => `${name} ${said(one, known)}`).join(', ');
}

/** Every id in some changes, so that it can be named. */
export function refsIn(changes: Change[]): string[] {
  const found = new Set<string>();
  const look = (value: any): void => {
    if (typeof value === 'string') { if (/^[a-z]{3}_[0-9a-f]/.test(value)) found.add(value); }
    else if (Array.isArray(value)) value.forEach(look);
    else if (value && typeof value === 'object') Object.values(value).forEach(look);
  };
  for (const { before, after } of changes) look([before, after]);
  return [...found];
}

/** Two texts as what they share at the ends and what differs between, cut at words. */
export function differing(before: string, after: string): { head: string; before: string; after: string; tail: string } {
  const [a, b] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const words = (all: string[], from: number, to: number) => all.slice(from, to).join('');
  const short = { head: Math.max(0, head - AROUND), tail: Math.max(0, tail - AROUND) };
  return { head: (short.head ? '… ' : '') + words(a, short.head, head), before: words(a, head, a.length - tail), after: words(b, head, b.length - tail),
    tail: words(a, a.length - tail, a.length - short.tail) + (short.tail ? '…' : '') };
}

const AROUND = 12; // words shown on either side of what differs
