import type { Entry, Row } from '../../protocol/types';
import { day, listed, many } from '../memos/said';

/** One line of the journal. */
export interface Line {
  id: number;
  at: string;
  actor: string;
  host: string;
  command: string;
  what: string;
  reason: string;
  undoes: number | null;
  /** The entry that took it back, if one did. */
  undone: number | null;
}

export const COMMANDS: Record<string, string> = {
  AddSession: 'added sessions', Annotate: 'coded', Connect: 'linked two records', Contribute: 'described a contribution',
  CorrectTurn: 'corrected a turn', DropTurn: 'dropped a turn', Equip: 'added measures, codes or people', GiveConsent: 'recorded consent',
  Ingest: 'brought files in', InsertTurn: 'inserted a turn', Mark: 'marked an episode', MergeTurns: 'joined two turns',
  MoveTurn: 'moved a turn', NewCase: 'opened a case', PlacePassage: 'placed a passage', Rate: 'recorded ratings',
  RecordLifeEvent: 'recorded a life event', Revise: 'revised', See: 'recorded how somebody saw an episode', SplitTurn: 'split a turn',
  TagStage: 'tagged a stage', Together: 'did several things together', Undo: 'took back', Withdraw: 'withdrew', WriteMemo: 'wrote a memo'
};

/** What a command does, in words; its own name apart where it is not known here. */
export const commandSaid = (command: string) =>
  COMMANDS[command] ?? command.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** What a table's records are called. */
export const recordSaid = (table: string, n = 1) => {
  const word = table.replace(/_/g, ' ');
  return n === 1 ? word : word.endsWith('s') ? word : `${word}s`;
};

/** What an entry did: `coded: 3 annotations`; the words of corrected turns count as their turns. */
export function sentence(entry: Entry): string {
  const counts = new Map<string, number>();
  for (const { before, after } of entry.changes) {
    const table = (after ?? before)?.table;
    if (table && table !== 'text') counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  const said = commandSaid(entry.command) + (entry.undoes === null ? '' : ` entry ${entry.undoes}`);
  const parts = [...counts].map(([table, n]) => `${n} ${recordSaid(table, n)}`);
  return parts.length ? `${said}: ${parts.join(', ')}` : said;
}

/** The lines of the journal, newest first: what was read, and what came in since. */
export function linesOf(rows: Row[], entries: Entry[]): Line[] {
  const lines = new Map<number, Line>();
  for (const row of rows) {
    lines.set(row.entry, { id: row.entry, at: row.at, actor: row.actor, host: row.host, command: row.command, what: row.what,
      reason: row.reason ?? '', undoes: row.undoes ?? null, undone: null });
  }
  for (const entry of entries) {
    if (lines.has(entry.id)) continue;
    lines.set(entry.id, { id: entry.id, at: entry.at, actor: entry.actor, host: entry.host, command: entry.command, what: sentence(entry),
      reason: entry.reason, undoes: entry.undoes, undone: null });
  }
  const all = [...lines.values()].sort((a, b) => b.id - a.id);
  for (const line of [...all].reverse()) takenBack(lines, line);
  return all;
}

/** What an undo takes back; where it takes back an undo, that one's entry stands again. */
function takenBack(lines: Map<number, Line>, line: Line): void {
  const target = line.undoes === null ? undefined : lines.get(line.undoes);
  if (!target) return;
  target.undone = line.id;
  const again = target.undoes === null ? undefined : lines.get(target.undoes);
  if (!again) return;
  again.undone = null;
  line.what = line.what.replace(`${COMMANDS.Undo} entry ${target.id}`, `did entry ${again.id} again`);
}

export interface Filter {
  actor: string;
  command: string;
}

export const chosen = (lines: Line[], { actor, command }: Filter) =>
  lines.filter(line => (!actor || line.actor === actor) && (!command || line.command === command));

/** Lines by day, in their order. */
export function byDay(lines: Line[], now = new Date()): [day: string, lines: Line[]][] {
  const days: [string, Line[]][] = [];
  for (const line of lines) {
    const name = day(line.at, now);
    if (days.at(-1)?.[0] === name) days.at(-1)![1].push(line);
    else days.push([name, [line]]);
  }
  return days;
}

/** Whether an entry concerns a case: what all cases share concerns each. */
export function concerns(entry: Entry, caseId: string): boolean {
  return !entry.case || entry.case === caseId || entry.changes.some(({ before, after }) => (after ?? before)?.case === caseId);
}

/** From where something was done, in words. */
export const hostSaid = (host: string) => (host ? `in ${({ lab: 'the workbench', notebook: 'a notebook', cli: 'a terminal', rest: 'another program' } as Record<string, string>)[host] ?? host}` : '');

/** What stands at the end of a filtered journal. */
export function endSaid(shown: number, all: number): string {
  return shown === all ? `${many(all, 'entry', 'entries')}.` : listed([`${many(shown, 'entry', 'entries')} of ${all}`]) + '.';
}
