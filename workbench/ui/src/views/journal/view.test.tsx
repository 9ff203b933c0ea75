import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkbenchError } from '../../protocol/client';
import { Focus } from '../../protocol/focus';
import { fakeClient, type FakeClient } from '../../protocol/fake';
import { EXAMPLES } from '../memos/examples';
import { journal } from './view';

let place: HTMLElement;
let remove: () => void;
let client: FakeClient;
const MEMO = { table: 'memo', id: 'mem_1', title: 'Thursdays', text: 'Small thing.' };

beforeEach(async () => {
  document.body.innerHTML = '<div></div>';
  place = document.body.firstElementChild as HTMLElement;
  client = fakeClient(EXAMPLES, done => { if (done.verb === 'undo') throw new WorkbenchError('Refused', 'Entry 3 cannot be taken back: a later entry depends on it.'); });
  client.put('about', {}, { study: 'demo.study', actor: 'mira', entry: 2 });
  remove = journal(place, client, new Focus({ case: 'varga' }));
  await vi.waitFor(() => expect(lines().length).toBe(2));
});
afterEach(() => remove());

const lines = () => [...place.querySelectorAll<HTMLButtonElement>('.cw-jo-line > button')];
const tell = () => [0, 0, 0].map(() => client.tell({ command: 'Revise', case: '', reason: 'second pass', changes: [{ before: MEMO, after: { ...MEMO, text: 'Small thing, found late.' } }] }));

test('what comes in stands above, and opens to before and after', async () => {
  tell();
  await vi.waitFor(() => expect(lines().length).toBe(3)); // entries 1 and 2 are known already
  expect(lines()[0].textContent).toContain('revised: 1 memo');
  expect(lines()[0].textContent).toContain('second pass');
  lines()[0].click();
  await vi.waitFor(() => expect(place.querySelector('[aria-label="after"]')?.textContent).toContain('found late.'));
  expect(place.querySelector('[aria-label="before"]')!.textContent).toContain('Small thing.');
});

test('where something cannot be taken back, the sentence stands there', async () => {
  tell();
  await vi.waitFor(() => expect(lines().length).toBe(3));
  lines()[0].click();
  await vi.waitFor(() => expect(place.textContent).toContain('Take this back'));
  [...place.querySelectorAll('button')].find(one => one.textContent === 'Take this back')!.click();
  await vi.waitFor(() => expect(place.querySelector('[role="alert"]')?.textContent).toContain('a later entry depends on it'));
  expect(client.done.at(-1)).toEqual({ verb: 'undo', params: { case: 'varga', entry: 3 } });
});

test('an older entry is asked for; where it cannot be had, that is said', async () => {
  lines()[0].click();
  await vi.waitFor(() => expect(place.textContent).toContain('What it changed cannot be shown'));
  client.put('entry', { entry: 1 }, { id: 1, changes: [{ before: null, after: { table: 'participant', id: 'par_1', name: 'mira' } }] });
  lines()[1].click();
  await vi.waitFor(() => expect(place.textContent).toContain('New participant · mira'));
});
