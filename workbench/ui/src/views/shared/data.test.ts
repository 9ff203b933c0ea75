import { expect, test, vi } from 'vitest';
import { examples } from '../../dev/examples';
import { fakeClient } from '../../protocol/fake';
import { storeOf, token, touches } from './data';

const CASE = examples().find(one => one.question === 'cases')!.answer.rows[0][0] as string;
const change = (table: string, id: string, record = {}) => ({ before: null, after: { table, id, case: CASE, ...record } });
const settled = () => new Promise(done => setTimeout(done));

function opened() {
  const client = fakeClient(examples());
  const asked = vi.spyOn(client, 'ask');
  const { store, release } = storeOf(client, 'varga');
  const times = (noun: string) => asked.mock.calls.filter(([, params]) => (params as any)?.noun === noun).length;
  return { client, store, release, asked, times };
}

test('a noun is fetched once, when first asked for', async () => {
  const { store, times } = opened();
  expect(store.noun('episodes')).toBeUndefined();
  await settled();
  expect(store.noun('episodes')!.length).toBeGreaterThan(5);
  expect(times('episodes')).toBe(1);
});

test('an entry reloads what it touches and nothing else', async () => {
  const { client, store, times } = opened();
  ['episodes', 'memos', 'annotations'].forEach(noun => store.noun(noun));
  await settled();
  client.tell({ case: CASE, changes: [change('memo', 'mem_1')] });
  await settled();
  expect([times('memos'), times('episodes'), times('annotations')]).toEqual([2, 1, 1]);
});

test('a coding in another session leaves this one alone', async () => {
  const { client, store, times } = opened();
  store.noun('sessions');
  await settled();
  const sessions = store.noun('sessions')!;
  store.noun('annotations', 14);
  await settled();
  const id = (session: number) => `ann_${token(sessions.find(row => row.session === session)!.id)}_00000001`;
  client.tell({ case: CASE, changes: [change('annotation', id(3))] });
  await settled();
  expect(times('annotations')).toBe(1);
  client.tell({ case: CASE, changes: [change('annotation', id(14))] });
  await settled();
  expect(times('annotations')).toBe(2);
});

test('a coding is put in without asking, and taken out by its undo', async () => {
  const { client, store, times } = opened();
  store.noun('sessions');
  store.noun('codes');
  store.noun('turns', 14);
  store.noun('annotations', 14);
  await settled();
  const before = store.noun('annotations', 14)!;
  const turn = store.noun('turns', 14)![10];
  const code = store.noun('codes')!.find(row => row.code.includes('.'))!;
  const record = { table: 'annotation', id: `ann_${token(turn.id)}_ffffffff`, case: CASE, code: code.id, coder: 'mira', certainty: 'certain',
    note: '', definition: 1, passage: { turn: turn.id, start: 0, end: 4, quote: turn.text.slice(0, 4), loose: false } };
  client.tell({ case: CASE, changes: [{ before: null, after: record }] });
  const row = store.noun('annotations', 14)!.find(one => one.id === record.id)!;
  expect(row).toMatchObject({ session: 14, turn: turn.turn, code: code.code, family: code.family, state: 'placed', coder: 'mira' });
  expect(Object.keys(row).sort()).toEqual(Object.keys(before[0]).sort());
  client.tell({ case: CASE, changes: [{ before: record, after: null }] });
  expect(store.noun('annotations', 14)).toEqual(before);
  expect(times('annotations')).toBe(1);
});

test('an entry of another case changes nothing here', async () => {
  const { client, store, times } = opened();
  store.noun('memos');
  await settled();
  client.tell({ case: 'cas_other', changes: [{ before: null, after: { table: 'memo', id: 'mem_2', case: 'cas_other' } }] });
  await settled();
  expect(times('memos')).toBe(1);
});

test('an entry told without its changes reloads everything', async () => {
  const { client, store, times } = opened();
  ['memos', 'episodes'].forEach(noun => store.noun(noun));
  await settled();
  client.tell({ case: CASE, changes: [] });
  await settled();
  expect([times('memos'), times('episodes')]).toEqual([2, 2]);
});

test('one store serves all views and ends with the last of them', async () => {
  const client = fakeClient(examples());
  const first = storeOf(client, 'varga');
  const second = storeOf(client, 'varga');
  expect(second.store).toBe(first.store);
  first.release();
  first.release();
  expect(storeOf(client, 'varga').store).toBe(second.store);
});

test('why something cannot be had is kept', async () => {
  const { store } = opened();
  store.noun('nonsense');
  await settled();
  expect(store.problem('nonsense')?.message).toMatch(/No example/);
});

test('what is shared by all cases touches every case', () => {
  expect(touches({ changes: [{ before: null, after: { table: 'code', id: 'cod_1', case: '' } }] } as never).shared).toBe(true);
});
