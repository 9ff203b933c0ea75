import type { Row } from '../../protocol/types';
import { fold } from '../transcript/codes';
import { listed, nameOf } from './said';
import { sessionOf } from './refs';
import { inWords } from '../codebook/scope';

/** What of a memo is written in the window. */
export interface Words {
  title: string;
  kind: string;
  text: string;
}

export const FIELDS: (keyof Words)[] = ['title', 'kind', 'text'];
export const BLANK: Words = { title: '', kind: 'case', text: '' };
const KINDS = ['case', 'theoretical', 'methodological', 'reflexive', 'supervision', 'enactment', 'schema', 'negative-case', 'note'];

export const wordsOf = (row: Row): Words => ({ title: row.title ?? '', kind: row.kind || 'case', text: row.text ?? '' });

/** The fields in which two wordings differ, with the values of the second. */
export function differing(before: Words, after: Words): Partial<Words> {
  return Object.fromEntries(FIELDS.filter(field => before[field].trim() !== after[field].trim()).map(field => [field, after[field].trim()]));
}

/** The kinds to choose among: the usual ones and those that occur. */
export function kindsOf(memos: Row[]): string[] {
  return [...new Set([...KINDS, ...memos.map(row => row.kind)])].filter(Boolean);
}

/** A kind as a word: `negative-case` is a negative case. */
export const kindSaid = (kind: string) => kind.replace(/[-_]/g, ' ');

/** What is in focus, as far as it chooses memos. */
export interface Here {
  sessions: number[] | null;
  episode: string | null;
  codes: string[];
}

export const nowhere = (here: Here) => here.sessions === null && !here.episode && here.codes.length === 0;

/** What is in focus, in words: `The long yes`, `session 14`. */
export function hereSaid(here: Here, episodes: Row[], codes: Row[]): string {
  if (here.episode) return episodes.find(row => row.id === here.episode)?.label || 'this episode';
  if (here.codes.length) return listed(here.codes.map(code => codes.find(row => row.code === code)?.name || code));
  return here.sessions ? inWords(here.sessions) : '';
}

export interface Filter {
  here: Here | null;
  kind: string;
  by: string;
  phrase: string;
}

export interface Around {
  sessions: Row[];
  annotations: Row[];
  codes: Row[];
  episodes?: Row[];
}

/** The memos that a filter lets through, in their own order. */
export function chosen(memos: Row[], filter: Filter, around: Around): Row[] {
  const words = fold(filter.phrase).split(/\s+/).filter(Boolean);
  return memos.filter(row => (!filter.kind || row.kind === filter.kind) && (!filter.by || row.by === filter.by)
    && (!filter.here || concerns(row, filter.here, around))
    && (words.length === 0 || says(row, words)));
}

const says = (row: Row, words: string[]) => {
  const text = fold(`${row.title} ${row.text} ${row.kind}`);
  return words.every(word => text.includes(word));
};

/** Whether a memo is about what is in focus; the narrowest of episode, codes and sessions decides. */
export function concerns(row: Row, here: Here, around: Around): boolean {
  const about: string[] = row.about ?? [];
  if (here.episode) return about.includes(here.episode) || inside(row, around.episodes?.find(one => one.id === here.episode));
  if (here.codes.length) return about.some(ref => under(ref, here.codes, around));
  if (!here.sessions) return true;
  return (row.session !== null && here.sessions.includes(row.session))
    || about.some(ref => here.sessions!.includes(sessionOf(ref, around.sessions) ?? -1));
}

/** Whether a memo is about words that were said while an episode lasted. */
function inside(row: Row, episode: Row | undefined): boolean {
  return !!episode && typeof row.x === 'number' && episode.x <= row.x && row.x <= (episode.x2 ?? episode.x)
    && row.about.some((ref: string) => /^(trn|ann)_/.test(ref));
}

function under(ref: string, codes: string[], { annotations, codes: book }: Around): boolean {
  const code = ref.startsWith('ann_') ? annotations.find(row => row.id === ref)?.code
    : ref.startsWith('cod_') ? book.find(row => row.id === ref)?.code : undefined;
  return !!code && codes.some(one => code === one || code.startsWith(`${one}.`));
}

/** A memo's head in words: kind, who, when. */
export function headSaid(row: Row, people: Row[]): string {
  return [kindSaid(row.kind || 'case'), nameOf(people, row.by), row.written].filter(Boolean).join(' · ');
}

/** What a draft keeps: the words, what they are about, and the newest entry their author had seen. */
export interface Kept extends Words {
  about: string[];
  seen: number;
}

export const draftText = (kept: Kept): string => JSON.stringify(kept);

/** What a draft holds; plain words where it is no draft of this view. */
export function draftOf(text: string | undefined): Kept | null {
  if (!text?.trim()) return null;
  try {
    const kept = JSON.parse(text);
    if (kept && typeof kept === 'object' && typeof kept.text === 'string') {
      return { ...BLANK, about: [], seen: 0, ...kept };
    }
  } catch {
    // words that are no JSON are words
  }
  return { ...BLANK, text, about: [], seen: 0 };
}

/** Under which name a memo that is not on record yet is kept while it is typed. */
export const newMemo = (name: string) => `memo:${name}`;

/** Who was faster, from a conflict's own sentence. */
export function fasterSaid(message: string): { who: string; at: string } {
  const found = /^(\S+) changed this at (\S+?),/.exec(message);
  return { who: found?.[1] ?? '', at: found?.[2] ?? '' };
}
