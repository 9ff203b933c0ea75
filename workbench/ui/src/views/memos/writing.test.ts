import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkbenchError } from '../../protocol/client';
import { fakeClient, type Done } from '../../protocol/fake';
import { BLANK, draftOf, type Words } from './model';
import { REST, Writing, type Begin } from './writing';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function begun(patch: Partial<Begin> = {}, react?: (done: Done) => any) {
  const client = fakeClient([], react ?? (done => (done.verb === 'memo' ? { changes: [{ before: null, after: { table: 'memo', id: 'mem_1' } }] } : undefined)));
  const writing = new Writing({ client, name: 'varga', id: '', start: BLANK, about: ['ses_1'], seen: 0, newest: () => 9, changed: () => undefined, ...patch });
  const verbs = () => client.done.map(done => done.verb);
  return { client, writing, verbs };
}
const HERS: Words = { title: 'Thursdays', kind: 'case', text: 'Small thing.' };

test('typing is kept within a second of a pause, and goes on record after a minute of rest', async () => {
  const { client, writing, verbs } = begun();
  writing.type({ text: 'Both name' });
  await vi.advanceTimersByTimeAsync(500);
  writing.type({ text: 'Both name the hour' });
  expect(verbs()).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(verbs()).toEqual(['draft']);
  expect(client.done[0].params.about).toBe('memo:varga');
  expect(draftOf(client.done[0].params.text)).toMatchObject({ text: 'Both name the hour', about: ['ses_1'] });
  await vi.advanceTimersByTimeAsync(REST);
  expect(verbs()).toEqual(['draft', 'memo', 'draft']);
  expect(client.done[2].params).toEqual({ case: 'varga', about: 'memo:varga', text: '' });
  expect(writing.id).toBe('mem_1');
});

test('once on record it is revised, with the entry the author has seen', async () => {
  const { client, writing } = begun();
  writing.type({ text: 'One.' });
  await writing.save();
  writing.type({ text: 'One. Two.' });
  await writing.leave();
  expect(client.done.at(-1)).toEqual({ verb: 'revise', params: { case: 'varga', ref: 'mem_1', fields: { text: 'One. Two.' }, seen: 1 } });
  expect(writing.dirty).toBe(false);
});

test('what is not changed or has no words makes no entry', async () => {
  const { writing, verbs } = begun({ id: 'mem_2', start: HERS, seen: 3 });
  await writing.save();
  writing.type({ text: 'Small thing. ' });
  await writing.save();
  expect(verbs().filter(verb => verb !== 'draft')).toEqual([]);
  writing.type({ text: ' ' });
  await writing.save();
  expect(writing.problem).toBe('A memo needs words. Nothing was stored.');
});

test('a conflict shows both texts and loses neither, whichever is kept', async () => {
  let refuse = true;
  const react = (done: Done) => {
    if (done.verb === 'revise' && refuse) {
      throw new WorkbenchError('Conflict', 'jr changed this at 2026-01-05T12:02:00Z, after you opened it.', { theirs: { text: 'His.' } });
    }
  };
  const { client, writing } = begun({ id: 'mem_2', start: HERS, seen: 3 }, react);
  writing.type({ text: 'Hers.' });
  await writing.save();
  expect(writing.clash).toEqual({ theirs: { text: 'His.' }, who: 'jr', at: '2026-01-05T12:02:00Z' });
  expect(writing.now.text).toBe('Hers.');
  expect(draftOf(client.done.at(-1)!.params.text)!.text).toBe('Hers.');
  refuse = false;
  await writing.mine();
  expect(client.done.filter(done => done.verb === 'revise').at(-1)!.params).toMatchObject({ fields: { text: 'Hers.' }, seen: 9 });
  expect(writing.clash).toBeNull();

  refuse = true;
  writing.type({ text: 'Hers again.' });
  await writing.save();
  writing.theirs();
  expect(writing.now.text).toBe('His.');
  expect(writing.dirty).toBe(false);
});

test('a refusal leaves everything typed, and keeps it as a draft', async () => {
  const { client, writing } = begun({}, done => { if (done.verb === 'memo') throw new WorkbenchError('Unreachable', 'The server cannot be reached.'); });
  writing.type({ text: 'Not lost.' });
  await writing.save();
  expect(writing.problem).toContain('cannot be reached');
  expect(draftOf(client.done.at(-1)!.params.text)!.text).toBe('Not lost.');
  expect(writing.dirty).toBe(true);
});
