import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EXAMPLES } from './examples';
import { Focus } from '../../protocol/focus';
import { fakeClient, type Done, type FakeClient } from '../../protocol/fake';
import { draftText } from './model';
import { memos } from './view';

let place: HTMLElement;
let remove: () => void;
let client: FakeClient;
let focus: Focus;
const made = (done: Done) => (done.verb === 'memo' ? { changes: [{ before: null, after: { table: 'memo', id: 'mem_new' } }] } : undefined);

beforeEach(() => {
  document.body.innerHTML = '<div></div>';
  place = document.body.firstElementChild as HTMLElement;
  client = fakeClient(EXAMPLES, made);
  focus = new Focus({ case: 'varga' });
});
afterEach(() => remove());

const button = (name: string) => [...place.querySelectorAll('button')].find(one => one.textContent!.includes(name))!;
const show = async () => {
  remove = memos(place, client, focus);
  await vi.waitFor(() => expect(place.querySelectorAll('.cw-me-list li').length).toBe(13));
};

test('memos are read, and their evidence leads to its words', async () => {
  await show();
  button('Who examines whom').click();
  await vi.waitFor(() => expect(place.querySelector('h3')?.textContent).toBe('Who examines whom'));
  await vi.waitFor(() => expect(button('s14 t27')).toBeTruthy());
  button('s14 t27').click();
  expect(focus.get()).toMatchObject({ session: 14, turns: [27, 27] });
});

test('the list follows the focus, and can be widened', async () => {
  await show();
  focus.set({ session: 14 }, 'test');
  await vi.waitFor(() => expect(place.querySelectorAll('.cw-me-list li').length).toBe(3));
  button('All').click();
  await vi.waitFor(() => expect(place.querySelectorAll('.cw-me-list li').length).toBe(13));
});

test('a new memo is about what is in focus and goes on record', async () => {
  focus.set({ session: 14, turns: [18, 18] }, 'test');
  remove = memos(place, client, focus);
  await vi.waitFor(() => expect(button('New memo')).toBeTruthy());
  await vi.waitFor(() => button('New memo').click());
  await vi.waitFor(() => expect(place.querySelector('textarea')).toBeTruthy());
  const area = place.querySelector('textarea')!;
  await vi.waitFor(() => expect(document.activeElement).toBe(area));
  area.value = 'He says it badly, and says it.';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  area.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(client.done.some(done => done.verb === 'memo')).toBe(true));
  expect(client.done.find(done => done.verb === 'memo')!.params).toMatchObject({ case: 'varga', text: 'He says it badly, and says it.', kind: 'case', about: ['trn_0000006e_0018'] });
});

test('what was typed and not put on record is offered back', async () => {
  const text = draftText({ title: '', kind: 'case', text: 'Half a thought', about: [], seen: 2 });
  client.put('drafts', { case: 'varga' }, { name: 'drafts', columns: [{ name: 'about' }, { name: 'text' }, { name: 'at' }], rows: [['memo:varga', text, '2026-01-05T12:03:00Z']] });
  await show();
  await vi.waitFor(() => expect(place.textContent).toContain('Half a thought'));
  button('Open it').click();
  await vi.waitFor(() => expect(button('Take it up')).toBeTruthy());
  button('Take it up').click();
  await vi.waitFor(() => expect(place.querySelector('textarea')!.value).toBe('Half a thought'));
});

test('how a memo came to be is asked for when opened', async () => {
  await show();
  const row = EXAMPLES.find(one => one.params.noun === 'memos')!.answer.rows[4];
  const memo = { table: 'memo', id: row[0], title: row[1], text: 'A long working day.' };
  client.put('versions', { case: 'varga', ref: row[0] }, [
    { entry: 2, at: '2026-01-05T12:03:00Z', actor: 'mk', command: 'NewCase', reason: '', before: null, after: memo },
    { entry: 5, at: '2026-01-05T12:09:00Z', actor: 'jr', command: 'Revise', reason: 'his words', before: memo, after: { ...memo, text: 'A long day at work.' } }]);
  button(row[1]).click();
  await vi.waitFor(() => expect(place.querySelector('details')).toBeTruthy());
  const details = place.querySelector('details')!;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await vi.waitFor(() => expect(details.textContent).toContain('revised: his words'));
  expect(details.querySelector('[aria-label="after"]')!.textContent).toContain('day at work.');
});
