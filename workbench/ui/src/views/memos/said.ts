import type { Row } from '../../protocol/types';

/** Somebody by name; the key where no name is known. */
export const nameOf = (people: Row[], key: string): string => people.find(row => row.key === key)?.name || key;

/** The first name; all of it where it begins with a title. */
export const firstName = (name: string): string => (/^(Dr|Prof|Mr|Mrs|Ms)\b/.test(name) ? name : name.split(' ')[0]);

/** `1 memo`, `3 memos`. */
export const many = (n: number, one: string, more = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** A moment: the time alone where it is today. */
export function moment(at: string, now = new Date()): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return at;
  const time = `${two(when.getHours())}:${two(when.getMinutes())}`;
  return dayOf(when) === dayOf(now) ? time : `${day(at, now)}, ${time}`;
}

/** A day: today, yesterday, 5 January, 5 January 2025. */
export function day(at: string, now = new Date()): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return at;
  if (dayOf(when) === dayOf(now)) return 'today';
  if (dayOf(when) === dayOf(new Date(now.getTime() - 86_400_000))) return 'yesterday';
  const year = when.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return when.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year });
}

const dayOf = (when: Date) => `${when.getFullYear()}-${when.getMonth()}-${when.getDate()}`;

/** The beginning of a text, cut at a word. */
export function beginning(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most * 0.6)).trimEnd()} …`;
}
