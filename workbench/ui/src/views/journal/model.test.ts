import { expect, test } from 'vitest';
import type { Entry } from '../../protocol/types';
import { examplesOf } from '../memos/examples';
import type { Known } from '../memos/refs';
import { differing, happened, refsIn } from './changes';
import { byDay, chosen, commandSaid, concerns, linesOf, sentence } from './model';

const rows = examplesOf('journal');
const known: Known = { sessions: examplesOf('sessions'), episodes: examplesOf('episodes'), memos: examplesOf('memos'), people: examplesOf('participants'),
  annotations: examplesOf('annotations'), codes: examplesOf('codes'), events: [], turns: n => (n === 14 ? examplesOf('turns-14') : undefined) };
const entry = (part: Partial<Entry>): Entry => ({ id: 3, at: '2026-01-05T12:03:00Z', actor: 'mira', host: 'lab', case: 'cas_1', command: 'Annotate',
  request: '', reason: '', undoes: null, changes: [], ...part });
const MEMO = { table: 'memo', id: 'mem_1', case: 'cas_1', title: 'Thursdays', text: 'A long working day.', about: ['epi_00000001ee'] };

test('newest first, what came in since above what was read, nothing twice', () => {
  const lines = linesOf(rows, [entry({ id: 3 }), entry({ id: 2 }), entry({ id: 3 })]);
  expect(lines.map(line => line.id)).toEqual([3, 2, 1]);
  expect(lines[1].what).toContain('opened a case: 16 measures');
});

test('an entry in a sentence; the words of a corrected turn count as their turn', () => {
  const change = (table: string) => ({ before: null, after: { table, id: `${table}_1` } });
  expect(sentence(entry({ changes: [change('annotation'), change('annotation'), change('life_event')] }))).toBe('coded: 2 annotations, 1 life event');
  expect(sentence(entry({ command: 'CorrectTurn', changes: [change('text'), change('turn')] }))).toBe('corrected a turn: 1 turn');
  expect(sentence(entry({ command: 'Undo', undoes: 4 }))).toBe('took back entry 4');
  expect(commandSaid('GatherThings')).toBe('gather things');
});

test('what was taken back says so; done again, it stands again', () => {
  const undo = (id: number, undoes: number) => entry({ id, command: 'Undo', undoes });
  const once = linesOf(rows, [entry({ id: 3 }), undo(4, 3)]);
  expect(once.find(line => line.id === 3)!.undone).toBe(4);
  const again = linesOf(rows, [entry({ id: 3 }), undo(4, 3), undo(5, 4)]);
  expect(again.find(line => line.id === 3)!.undone).toBeNull();
  expect(again.find(line => line.id === 4)!.undone).toBe(5);
  expect(again[0].what).toBe('did entry 3 again');
});

test('by actor, by act, by day', () => {
  const lines = linesOf(rows, [entry({ id: 3, actor: 'jr' }), entry({ id: 4, at: '2026-01-06T09:00:00Z' })]);
  expect(chosen(lines, { actor: 'jr', command: '' }).map(line => line.id)).toEqual([3]);
  expect(chosen(lines, { actor: '', command: 'NewCase' }).map(line => line.id)).toEqual([2]);
  expect(byDay(lines, new Date('2026-01-06T18:00:00Z')).map(([day, of]) => [day, of.length])).toEqual([['today', 1], ['yesterday', 3]]);
});

test('other cases are left out; what all cases share is not', () => {
  expect(concerns(entry({ case: 'cas_2' }), 'cas_1')).toBe(false);
  expect(concerns(entry({ case: '' }), 'cas_1')).toBe(true);
  expect(concerns(entry({ case: 'cas_2', changes: [{ before: null, after: { ...MEMO } }] }), 'cas_1')).toBe(true);
});

test('before and after of a record, its ids in words', () => {
  const after = { ...MEMO, text: 'A long day at work.', about: ['epi_00000001ee', 'trn_0000006e_0018'] };
  const [one] = happened([{ before: MEMO, after }], known);
  expect(one).toMatchObject({ kind: 'changed', record: 'memo', name: 'Thursdays' });
  expect(one.fields).toEqual([{ name: 'text', before: MEMO.text, after: after.text },
    { name: 'about', before: 'The long yes', after: 'The long yes, s14 t18' }]);
  expect(refsIn([{ before: MEMO, after }])).toContain('trn_0000006e_0018');
});

test('a coding shows its code and its words, and leads to its turn', () => {
  const code = known.codes[3];
  const coding = { table: 'annotation', id: 'ann_0000006e_1', case: 'c', code: code.id, coder: 'mk', passage: { turn: 'trn_0000006e_0018', start: 0, end: 3, quote: 'No.', loose: false } };
  const [one] = happened([{ before: null, after: coding }], known);
  expect(one).toMatchObject({ kind: 'new', name: code.name, quote: 'No.' });
  expect(one.place!.jump).toMatchObject({ session: 14, turns: [18, 18] });
  expect(happened([{ before: coding, after: null }], known)[0].kind).toBe('gone');
});

test('what differs between two texts is shown with some words round it', () => {
  expect(differing('a long working day', 'a long day at work')).toEqual({ head: 'a long ', before: 'working day', after: 'day at work', tail: '' });
  const many = Array.from({ length: 40 }, (_, n) => `w${n}`).join(' ');
  const { head, before, after } = differing(`${many} end`, `${many} other`);
  expect([head.startsWith('… w28'), before, after]).toEqual([true, 'end', 'other']);
});
