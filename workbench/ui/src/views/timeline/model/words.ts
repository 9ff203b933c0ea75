const TITLES: Record<string, string> = {
  wai: 'Working alliance', arm: 'Alliance', calpas: 'Alliance', haq: 'Helping alliance', srs: 'Session rating',
  seq: 'Session evaluation', ors: 'Outcome', phq: 'Depression', gad: 'Anxiety', core: 'Distress', oq: 'Distress'
};
const NAMES: Record<string, string> = { rrs3: '3RS', wai: 'WAI', haq_ii: 'HAq-II' };
export const TIMINGS: Record<string, string> = {
  pre: 'before each session', mid: 'during each session', post: 'after each session', between: 'between sessions'
};
export const ALLIANCE = ['wai', 'arm', 'calpas', 'haq'];

/** The instrument a measure's id begins with: wai of wai_sr. */
export const stem = (measure: string) => /^[a-z]*/.exec(measure.toLowerCase())![0];

/** The measure's id as it is written in papers: WAI-SR, PHQ-9, CORE-10. */
export const instrument = (measure: string) =>
  NAMES[measure] ?? measure.toUpperCase().replace(/[_ ]/g, '-').replace(/([A-Z])(\d)/g, '$1-$2');

/** What a measure is about. */
export const titleOf = (measure: string) => TITLES[stem(measure)] ?? instrument(measure);

/** A score with at most one decimal. */
export const number = (value: number) => (Number.isInteger(value) ? `${value}` : value.toFixed(1));

/** Somebody on first use: Dario (patient). */
export function person(name: string, role: string, by = ''): string {
  const called = name || by;
  return called && role && called.toLowerCase() !== role && role !== 'other' ? `${called} (${role})` : called || role;
}

/** 1 episode, 3 episodes. */
export const count = (n: number, one: string, many = `${one}s`) => `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;

/** Minutes and seconds; hours where there are many. */
export function clock(seconds: number): string {
  const all = Math.round(seconds);
  const minutes = Math.floor(all / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return minutes >= 100 ? `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}

/** A code as words: the last part of its path, without hyphens. */
export const named = (code: string) => code.split('.').at(-1)!.replace(/[-_]/g, ' ');

/** Session 7, or sessions 7 to 9. */
export const sessionsSaid = (first: number, last: number) => (first === last ? `Session ${first}` : `Sessions ${first} to ${last}`);
