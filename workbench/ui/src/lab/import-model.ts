export interface Preview {
  transcripts: { file: string; session: number | null; turns: number; timed: number; until: number | null; first: string;
    speakers: { label: string; turns: number; by: string }[] }[];
  ratings: { file: string; measure: string; by: string; values: number }[];
  counts: Record<string, number>;
  notices: string[];
  more: number;
}

/** What a reader asks the person: the name of the answer, and the choices where they are few. */
export interface Asked {
  name: string;
  label: string;
  choices: string[];
  example: string;
}

const WORDS: Record<string, string> = {
  encoding: 'Encoding', by: 'Rated by', timing: 'Timing', split: 'Split at', tracked: 'Tracked changes', hidden: 'Hidden text',
  dates: 'Order of day and month', decimal: 'Decimal mark', kind: 'Read as', session: 'Session', column: 'Column, as ours=theirs'
};

/** The question in the words of the command line ("--dates dmy or --dates mdy"), as a form can ask it. */
export function asked(option: string | undefined): Asked | null {
  const name = option?.match(/--([a-z]+)/)?.[1];
  if (!option || !name || !(name in WORDS)) return null;
  const given = [...option.matchAll(new RegExp(`--${name} ([^\\s]+)`, 'g'))].map(match => match[1]);
  const open = name === 'column' || given.length === 0 || given.some(one => one === 'followed');
  return { name, label: WORDS[name], choices: open ? [] : [...new Set(given)], example: open && given[0] !== 'followed' ? given[0] ?? '' : '' };
}

/** How far the clock of a transcript goes, in words. */
export function clock(one: { turns: number; timed: number; until: number | null }): string {
  if (one.until === null) return 'none';
  const minutes = Math.floor(one.until / 60);
  const time = `to ${minutes}:${String(Math.floor(one.until % 60)).padStart(2, '0')}`;
  return one.timed < one.turns ? `${time}, ${counted(one.turns - one.timed, 'turn')} without` : time;
}

/** A number with its noun. */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 || noun.endsWith('s') ? '' : 's'}`;
}
