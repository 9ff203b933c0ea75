import type { Client } from '../../protocol/client';
import type { Row } from '../../protocol/types';
import { many } from '../memos/said';
import type { Field } from './field';
import { AWARENESS, COMPONENTS, DEFINITIONS, SUBFORMS, TYPES, type Names, type Side } from './model';
import { STAGES } from './path';
import { plain, type SheetProps, type Values } from './sheet';
import type { Sight } from './seen';

/** What a sheet needs beside the host's own: its title, fields, and what saving does. */
export type Given = Pick<SheetProps, 'title' | 'about' | 'fields' | 'start' | 'says' | 'fresh' | 'save' | 'withdraw'>;

/** Who writes where, and what they have seen. */
export interface Hand {
  client: Client;
  name: string;
  /** The entry at which the rows on the screen were read. */
  seen: number;
  /** The newest entry there is, for what goes over somebody else's wording. */
  newest: () => number;
}

/** A turn that is in focus. */
export interface Spot {
  id: string;
  session: number;
  turn: number;
  text: string;
}

const choices = (all: Record<string, string>): [string, string][] => Object.entries(all);

function revising({ client, name, seen, newest }: Hand, ref: string, made: (changed: Values) => Row): SheetProps['save'] {
  return (changed, _all, over) => client.act('revise', { case: name, ref, fields: made(changed), seen: (over ? newest() : seen) || undefined });
}

function taking({ client, name, seen }: Hand, ref: string, label: string, says: string): NonNullable<SheetProps['withdraw']> {
  return { label, says, run: () => client.act('withdraw', { case: name, ref, seen: seen || undefined }) };
}

/** The fields of an episode itself; `stretch` gives it the turns in focus. */
export function episodeSheet(hand: Hand, row: Row, parts: number, stretch: { says: string; anchor: Row } | null): Given {
  const fields: Field[] = [
    { name: 'label', label: 'Name', kind: 'line' },
    { name: 'type', label: 'Type', kind: 'choice', options: [['', 'not given'], ...choices(TYPES).map(([key, says]): [string, string] => [key, `${key}: ${says}`])] },
    { name: 'subform', label: 'Sub-form of a withdrawal', kind: 'choice', options: [['', 'none'], ...SUBFORMS.map((one): [string, string] => [one, one])] },
    { name: 'definition', label: 'Definition of rupture it meets', kind: 'choice', options: [['', 'not given'], ...choices(DEFINITIONS).map(([key, says]): [string, string] => [key, `${key} ${says}`])] },
    { name: 'components', label: 'Touches', kind: 'several', options: COMPONENTS.map((one): [string, string] => [one, one]) },
    { name: 'note', label: 'Note', kind: 'words' }
  ];
  if (stretch) fields.push({ name: 'anchor', label: 'Where it lies', kind: 'choice', options: [['', 'as it is'], ['focus', stretch.says]] });
  return {
    title: row.label || 'Episode', about: row.id, fields, start: { ...plain(row), anchor: '' },
    save: revising(hand, row.id, ({ anchor, components, ...rest }) => ({ ...rest,
      ...(components !== undefined && { components: components.split(' ').filter(Boolean) }),
      ...(anchor === 'focus' && { anchor: stretch!.anchor }) })),
    withdraw: taking(hand, row.id, 'Withdraw', parts
      ? `${many(parts, 'contribution, perspective or stage goes', 'contributions, perspectives and stages go')} with it. The journal keeps them, and undo brings them back.`
      : 'The journal keeps it, and undo brings it back.')
  };
}

const AWARE: Field = { name: 'awareness', label: 'Awareness', kind: 'choice', options: choices(AWARENESS) };
const NOTE: Field = { name: 'note', label: 'Note', kind: 'words' };
const ABSENT: Field = { name: 'reason_absent', label: 'Why there are no words', kind: 'words' };

/** A contribution as it stands. */
export function contributionSheet(hand: Hand, row: Row, names: Names): Given {
  const who = names[row.role as Side] ?? row.by;
  return {
    title: row.quote ? `What ${who} brought: s${row.session} t${row.turn}` : `What ${who} brought`, about: row.id, says: row.quote ? `“${row.quote}”` : undefined,
    fields: row.quote ? [AWARE, NOTE] : [ABSENT, AWARE, NOTE], start: plain(row),
    save: revising(hand, row.id, changed => changed), withdraw: taking(hand, row.id, 'Withdraw', 'The journal keeps it, and undo brings it back.')
  };
}

/** A new contribution: words of the turn in focus, or the reason why there are none. */
export function contributing({ client, name }: Hand, episode: string, by: string, who: string, spot: Spot | null): Given {
  const quote: Field = { name: 'quote', label: spot ? `Words of s${spot.session} t${spot.turn}` : '', kind: 'quote',
    help: 'Shorten them to the words that are meant.' };
  return {
    title: `What ${who} brought`, about: `contribution:${episode}:${by}`, fields: spot ? [quote, ABSENT, AWARE, NOTE] : [ABSENT, AWARE, NOTE],
    says: spot ? 'Either words, or the reason why there are none.' : 'No turn is in focus: choose one in the transcript for words, or say why there are none.',
    fresh: true, start: { quote: spot?.text ?? '', reason_absent: '', awareness: 'not-assessed', note: '' },
    save: (_changed, all) => {
      const absent = all.reason_absent.trim();
      const words = spot && !absent ? { turn: spot.id, ...(all.quote.trim() && { quote: all.quote.trim() }) } : {};
      if (!absent && !spot) return Promise.reject(new Error('Neither words nor a reason. Nothing was stored.'));
      return client.act('contribute', { case: name, episode, by, ...words, reason_absent: absent, awareness: all.awareness, note: all.note.trim() });
    }
  };
}

/** How somebody saw an episode: put down for the first time, or revised. */
export function sightSheet(hand: Hand, episode: string, sight: Sight): Given {
  const fields: Field[] = [
    { name: 'intensity', label: 'How strong', kind: 'choice', options: [['', 'not asked'], ['0', '0 asked, none reported'], ...['1', '2', '3', '4', '5'].map((n): [string, string] => [n, n])] },
    { name: 'words', label: 'In their words', kind: 'words' }, { name: 'source', label: 'Where it comes from', kind: 'line' }
  ];
  const { row } = sight;
  const number = (text: string) => (text === '' ? null : Number(text));
  return {
    title: `How ${sight.name} saw it`, about: row?.id ?? `perspective:${episode}:${sight.by}`, fields,
    fresh: !row, start: row ? plain(row) : { intensity: '', words: '', source: '' },
    save: row ? revising(hand, row.id, ({ intensity, ...rest }) => ({ ...rest, ...(intensity !== undefined && { intensity: number(intensity) }) }))
      : (_changed, all) => hand.client.act('see', { case: hand.name, episode, by: sight.by, intensity: number(all.intensity), note: all.words.trim(), source: all.source.trim() }),
    withdraw: row ? taking(hand, row.id, 'Withdraw', 'The journal keeps it, and undo brings it back.') : undefined
  };
}

/** A stage: tagged at the turn in focus, or revised. */
export function stageSheet(hand: Hand, episode: string, row: Row | null, spot: Spot | null): Given {
  const fields: Field[] = [{ name: 'stage', label: 'Stage', kind: 'choice', options: choices(STAGES).map(([key, says]): [string, string] => [key, `${key} ${says}`]) }, NOTE];
  if (row) {
    return { title: `${row.stage} at s${row.session} t${row.turn}`, about: row.id, fields, start: plain(row), save: revising(hand, row.id, changed => changed),
      withdraw: taking(hand, row.id, 'Take it off', 'The journal keeps it, and undo brings it back.') };
  }
  return { title: `A stage at s${spot!.session} t${spot!.turn}`, about: `stage:${episode}`, fields, fresh: true, start: { stage: 'W1', note: '' },
    save: (_changed, all) => hand.client.act('tag', { case: hand.name, episode, stage: all.stage, turn: spot!.id, note: all.note.trim() }) };
}
