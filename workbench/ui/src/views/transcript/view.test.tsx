import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkbenchError } from '../../protocol/client';
import { fakeClient, type Example, type FakeClient } from '../../protocol/fake';
import { Focus } from '../../protocol/focus';
import { view } from './index';

const EXAMPLES: Example[] = Object.values((import.meta as any).glob('../../../../../tests/contract/*.json', { eager: true, import: 'default' }));

let client: FakeClient;
let focus: Focus;
let el: HTMLElement;
let remove: () => void;

const settled = () => new Promise(done => setTimeout(done, 40));
const all = (what: string) => [...el.querySelectorAll<HTMLElement>(what)];
const turn = (number: number) => all('.cw-tr-turn').find(row => row.querySelector('.cw-tr-number')?.textContent === String(number))!;
const current = () => el.querySelector<HTMLElement>('.cw-tr-turn[data-current]')!;
const selected = () => all('[data-selected]').map(one => one.textContent).join('');
const done = (verb: string) => client.done.filter(one => one.verb === verb).map(one => one.params);

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    const [name, ...mods] = key.split('+').reverse();
    const target = el.contains(document.activeElement) ? document.activeElement! : current();
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, ctrlKey: mods.includes('Ctrl'), shiftKey: mods.includes('Shift'),
      bubbles: true, cancelable: true }));
    await settled();
  }
}

async function type(text: string): Promise<void> {
  const input = document.activeElement as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

beforeEach(async () => {
  client = fakeClient(EXAMPLES);
  focus = new Focus({ case: 'varga', session: 14 });
  el = document.createElement('div');
  document.body.append(el);
  remove = view(el, client, focus);
  await settled();
  await settled();
  current().focus();
});

afterEach(() => {
  remove();
  el.remove();
});

test('only some of the turns are in the page, and each says which of how many it is', () => {
  const rows = all('.cw-tr-turn');
  expect(rows.length).toBeLessThan(79);
  expect(rows[0].getAttribute('aria-posinset')).toBe('1');
  expect(rows[0].getAttribute('aria-setsize')).toBe('79');
});

test('a sentence is selected and coded with two keys, painted before the study answers, in code points', async () => {
  await press('j', 's', '1');
  expect(selected()).toBe('No.');
  const [made] = done('annotate');
  expect(made).toMatchObject({ case: 'varga', turn: expect.stringMatching(/_0002$/), start: 0, end: 3, quote: 'No.', certainty: 'certain' });
  expect(turn(2).querySelectorAll('.cw-tr-stripe')).toHaveLength(1);
  expect(turn(2).querySelector('.cw-tr-piece')?.getAttribute('data-mark')).toBe('placed');
});

test('what the study refuses is not painted any more, and its sentence is said', async () => {
  const act = client.act;
  client.act = async (verb, params) => {
    if (verb === 'annotate') throw new WorkbenchError('Refused', 'The words of this turn were corrected meanwhile.');
    return act(verb, params);
  };
  await press('j', 's', '1');
  expect(turn(2).querySelectorAll('.cw-tr-stripe')).toHaveLength(0);
  expect(el.querySelector('.cw-tr-foot')?.textContent).toContain('corrected meanwhile');
});

test('with nothing selected a key codes the whole turn', async () => {
  await press('j', 'j', '2');
  expect(done('annotate')[0]).toMatchObject({ start: 0, quote: expect.stringMatching(/^I've got everything here.*not to\.$/) });
});

test('J takes the rest of the turn, then the next, and one code is put on the part of each', async () => {
  await press('j', 's', 'J', 'J', '1');
  expect(done('annotate').map(one => one.turn.slice(-4))).toEqual(['0002', '0003']);
});

test('Escape goes one step out: chooser, selection, passage', async () => {
  await press('j', 's', 'Enter');
  expect(el.querySelector('.cw-tr-chooser')).not.toBeNull();
  await press('Escape');
  expect(el.querySelector('.cw-tr-chooser')).toBeNull();
  expect(selected()).toBe('No.');
  await press('Escape');
  expect(selected()).toBe('');
});

test('the chooser finds a code by a few letters and applies it, doubtful with Shift', async () => {
  await press('j', 's', 'Enter');
  await type('min res');
  expect(el.querySelector('[role="option"][aria-selected="true"]')?.textContent).toContain('Minimal response');
  await press('Shift+Enter');
  expect(done('annotate')[0]).toMatchObject({ code: 'withdrawal.minimal-response', certainty: 'doubtful' });
  expect(el.querySelector('.cw-tr-chooser')).toBeNull();
  expect(document.activeElement).toBe(current());
});

test('n walks from passage to passage, tells the focus, and Delete takes off only codings of one\'s own', async () => {
  await press('n');
  await vi.waitFor(() => expect(focus.get().annotation).toMatch(/^ann_/));
  expect(current().querySelector('.cw-tr-name')?.textContent).toContain('Acknowledges own contribution');
  await press('Delete');
  expect(done('withdraw')).toEqual([]);
  expect(el.querySelector('.cw-tr-foot')?.textContent).toContain('each coder takes off only their own');
});

test('it goes where another view looks, and tells nobody of its own echo', async () => {
  const heard = vi.fn();
  focus.subscribe((_, source) => heard(source));
  focus.set({ turns: [40, 42] }, 'timeline');
  await settled();
  expect(current().querySelector('.cw-tr-number')?.textContent).toBe('40');
  expect(heard.mock.calls.filter(([source]) => source === 'timeline')).toHaveLength(1);
  await press('j');
  await vi.waitFor(() => expect(focus.get().turns).toEqual([41, 41]));
});

test('a turn is corrected in its place: drafts while typing, stored with what was seen, the draft forgotten', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const tick = () => vi.advanceTimersByTimeAsync(30);
  current().dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }));
  await tick();
  const area = el.querySelector<HTMLTextAreaElement>('.cw-tr-editing textarea')!;
  area.value = "Oh. You haven't written anything on the board.";
  area.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.advanceTimersByTimeAsync(990);
  expect(done('draft')[0]).toMatchObject({ about: expect.stringMatching(/^trn_/), text: area.value });
  area.dispatchEvent(new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true }));
  await tick();
  vi.useRealTimers();
  expect(done('correct')).toHaveLength(1);
  expect(done('correct')[0]).toMatchObject({ words: area.value, seen: 2 });
  expect(done('draft').at(-1)!.text).toBe('');
  expect(el.querySelector('.cw-tr-editing')).toBeNull();
});

test('a conflict shows both texts and loses neither', async () => {
  const act = client.act;
  client.act = async (verb, params) => {
    if (verb === 'correct') throw new WorkbenchError('Conflict', 'jon corrected turn 1 meanwhile.', { mine: params.words, theirs: 'Oh. Nothing written.' });
    return act(verb, params);
  };
  await press('F2');
  await type('Oh. My words.');
  await press('Ctrl+s');
  const both = el.querySelector('.cw-tr-both')!;
  expect(both.textContent).toContain('Oh. My words.');
  expect(both.textContent).toContain('Oh. Nothing written.');
  expect(el.querySelector<HTMLTextAreaElement>('.cw-tr-editing textarea')!.value).toBe('Oh. My words.');
});

test('the search finds words that are not in the page and brings the reader there', async () => {
  await press('/');
  await type('thursday');
  expect(el.querySelector('.cw-tr-find [role="status"]')?.textContent).toMatch(/^1 of \d+ here$/);
  expect(el.querySelector('[data-found="here"]')?.textContent).toBe('Thursday');
  await press('Escape');
  expect(selected()).toBe('Thursday');
});

test('a memo is about the words, and a quick note has the kind note', async () => {
  await press('j', 's', 'q');
  await type('He says hello after the pause.');
  await press('Enter');
  expect(done('memo')[0]).toMatchObject({ kind: 'note', title: 'No.', text: 'He says hello after the pause.', about: [expect.stringMatching(/_0002$/)] });
});

test('an episode is marked from the first to the last selected turn', async () => {
  await press('j', 'J', 'e');
  await type('The folder');
  el.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await settled();
  expect(done('mark')[0]).toMatchObject({ type: 'withdrawal', label: 'The folder', from: expect.stringMatching(/_0002$/), to: expect.stringMatching(/_0003$/) });
});

test('undo and redo are one key each', async () => {
  await press('u', 'U', 'Ctrl+Z');
  expect(client.done.map(one => one.verb)).toEqual(['undo', 'redo', 'undo']);
});

test('] opens the next session, and coming back finds the turn that was left', async () => {
  await press('j', 'j', 'j', ']');
  await settled();
  expect(focus.get().session).toBe(15);
  focus.set({ session: 14, turns: null }, 'timeline');
  await settled();
  await settled();
  expect(current().querySelector('.cw-tr-number')?.textContent).toBe('4');
});

test('words are text and nothing else', async () => {
  const answer = await client.ask('noun', { case: 'varga', noun: 'turns', session: 14 });
  const at = answer.columns.findIndex(column => column.name === 'text');
  const rows = answer.rows.map((row, i) => (i ? row : row.map((cell, n) => (n === at ? '<img src=x onerror=alert(1)> & more' : cell))));
  client.put('noun', { case: 'varga', noun: 'turns', session: 14 }, { ...answer, rows });
  client.tell({});
  await settled();
  expect(turn(1).querySelector('.cw-tr-words')?.textContent).toBe('<img src=x onerror=alert(1)> & more');
  expect(el.querySelector('img')).toBeNull();
});
