import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkbenchError } from '../../protocol/client';
import { Focus } from '../../protocol/focus';
import { fakeClient, type Done, type FakeClient } from '../../protocol/fake';
import { EXAMPLES, examplesOf } from '../memos/examples';
import { episodes } from './view';

let place: HTMLElement;
let remove: () => void;
let client: FakeClient;
let focus: Focus;
let react: ((done: Done) => any) | undefined;
const id = (label: string) => examplesOf('episodes').find(row => row.label === label)!.id;

const begin = (start: object) => {
  document.body.innerHTML = '<div></div>';
  place = document.body.firstElementChild as HTMLElement;
  client = fakeClient(EXAMPLES, done => react?.(done));
  client.put('about', {}, { study: 'demo.study', actor: 'mira', entry: 2 });
  focus = new Focus({ case: 'varga', ...start });
  remove = episodes(place, client, focus);
};
beforeEach(() => { react = undefined; });
afterEach(() => remove());

const button = (name: string) => [...place.querySelectorAll<HTMLButtonElement>('button')].find(one => one.textContent!.includes(name) || one.getAttribute('aria-label') === name)!;
const field = (name: string) => [...place.querySelectorAll('label')].find(one => one.textContent!.startsWith(name))!.querySelector<HTMLInputElement>('input, textarea, select')!;
const type = (name: string, value: string) => {
  field(name).value = value;
  field(name).dispatchEvent(new Event(field(name).tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
};
const there = (words: string) => vi.waitFor(() => expect(place.textContent).toContain(words));
const done = (verb: string) => client.done.filter(one => one.verb === verb).map(one => one.params);

test('all episodes; choosing one puts it and its words in focus', async () => {
  begin({});
  await vi.waitFor(() => expect(place.querySelectorAll('.cw-ep-list li').length).toBe(10));
  button('Exams and ticks').click();
  expect(focus.get()).toMatchObject({ episode: id('Exams and ticks'), session: 14, turns: [18, 79] });
  await there('D1 breakdown in the collaborative process');
  await there('I was rude. He took it well.');
  await there('2 memos about it');
  button('s14 t31').click();
  expect(focus.get().turns).toEqual([31, 31]);
});

test('what is missing stands in a sentence, and can be added with the words in focus', async () => {
  begin({ episode: id('Twenty-one sheets'), session: 14, turns: [18, 18] });
  await there('Still open: what Tomas brought, how strong it was for Ilse and awareness.');
  await there('Tag a stage at s14 t18');
  button('Add what Tomas brought').click();
  await there('Words of s14 t18');
  await vi.waitFor(() => expect(document.activeElement).toBe(field('Words of')));
  type('Words of', 'No. I’m going to');
  type('Awareness', 'conscious');
  button('Save').click();
  await vi.waitFor(() => expect(done('contribute')).toEqual([{ case: 'varga', episode: id('Twenty-one sheets'), by: 'therapist', turn: 'trn_0000006e_0018',
    quote: 'No. I’m going to', reason_absent: '', awareness: 'conscious', note: '' }]));
});

test('fields are revised with the entry that was seen; a number may be taken back to not asked', async () => {
  begin({ episode: id('Exams and ticks') });
  await there('I was rude');
  button('Revise how Ilse saw it').click();
  await there('How strong');
  type('How strong', '');
  button('Save').click();
  await vi.waitFor(() => expect(done('revise').at(-1)).toMatchObject({ fields: { intensity: null }, seen: 2 }));
  await there('What each brought');
  button('Revise').click();
  await there('Definition of rupture');
  [...place.querySelectorAll<HTMLInputElement>('input[type=checkbox]')][1].click();
  await vi.waitFor(() => expect([...place.querySelectorAll<HTMLInputElement>('input[type=checkbox]')][1].checked).toBe(true));
  button('Save').click();
  await vi.waitFor(() => expect(done('revise').at(-1)).toMatchObject({ ref: id('Exams and ticks'), fields: { components: ['task', 'goal', 'bond'] } }));
});

test('at a conflict both wordings stand side by side, and yours can go over theirs', async () => {
  let refuse = true;
  react = one => {
    if (one.verb === 'revise' && refuse) throw new WorkbenchError('Conflict', 'jr changed this at 2026-01-05T12:02:00Z, after you opened it.', { theirs: { note: 'His note.' } });
  };
  begin({ episode: id('The yawn') });
  await there('he took it to supervision');
  button('Revise').click();
  await there('Note');
  type('Note', 'Her note.');
  button('Save').click();
  await there('Jon saved this');
  await there('His note.');
  expect(field('Note: yours').value).toBe('Her note.');
  refuse = false;
  button('Save yours over it').click();
  await vi.waitFor(() => expect(done('revise').at(-1)).toMatchObject({ fields: { note: 'Her note.' } }));
});

test('withdrawing says what goes with it, and asks once', async () => {
  begin({ episode: id('The yawn') });
  await there('he took it to supervision');
  button('Revise').click();
  await there('Withdraw');
  button('Withdraw').click();
  await there('5 contributions, perspectives and stages go with it.');
  expect(done('withdraw')).toEqual([]);
  button('Withdraw').click();
  await vi.waitFor(() => expect(done('withdraw')[0]).toMatchObject({ ref: id('The yawn') }));
});
