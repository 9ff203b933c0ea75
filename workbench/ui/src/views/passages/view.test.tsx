import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { examples, quiet } from '../codebook/material';
import { fakeClient, type FakeClient } from '../../protocol/fake';
import { Focus } from '../../protocol/focus';
import { view } from './index';

let el: HTMLElement;
let client: FakeClient;
let focus: Focus;
let remove: () => void;
const settled = () => quiet(el);
const all = (what: string) => [...el.querySelectorAll<HTMLElement>(what)];
const press = (key: string, more: KeyboardEventInit = {}) => {
  el.querySelector('.cw-pa-list')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  return settled();
};

beforeEach(async () => {
  el = document.body.appendChild(document.createElement('div'));
  client = fakeClient(examples());
  client.put('about', {}, { study: 'demo.study', actor: 'mk', entry: 2 });
  focus = new Focus({ case: 'varga', codes: ['withdrawal'] });
  remove = view(el, client, focus);
  await vi.waitFor(() => expect(el.querySelector('[role=option]')).not.toBeNull());
  await settled();
  el.querySelector<HTMLElement>('.cw-pa-list')!.focus();
});
afterEach(() => { remove(); el.remove(); });

describe('the passages', () => {
  it('say how much is under a code, and draw only what is in sight', () => {
    expect(el.querySelector('.cw-pa-says')!.textContent).toBe('66 passages, 77 codings, in 16 sessions');
    expect(all('[role=option]').length).toBeLessThan(40);
    expect(el.querySelector('[role=option]')!.getAttribute('aria-setsize')).toBe('66');
  });
  it('jump to the place by key', async () => {
    await press('j');
    await press('Enter');
    expect(focus.get()).toMatchObject({ session: 1, turns: [18, 18] });
    expect(focus.get().annotation).toMatch(/^ann_/);
  });
  it('follow the codes and the coding that another view sets', async () => {
    focus.set({ codes: ['confrontation'] }, 'codebook');
    await settled();
    expect(el.querySelector('.cw-pa-says')!.textContent).toContain('21 passages');
    const rows = all('[role=option]');
    expect(rows.every(row => !row.textContent!.includes('Denial'))).toBe(true);
  });
  it('recode one’s own codings and leave those of others', async () => {
    await press('ArrowDown', { shiftKey: true });
    await press('c');
    const choose = el.querySelector<HTMLInputElement>('.cw-pa-chooser input')!;
    choose.value = 'minimal';
    choose.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    choose.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await settled();
    expect(client.done.map(one => [one.verb, one.params.fields])).toEqual([['revise', { code: 'cod_0000000004', definition: 1 }]]);
    expect(el.querySelector('.cw-pa-said')!.textContent).toBe('1 coding recoded as Minimal response.');
  });
  it('code the same words beside another coder in one entry', async () => {
    await press('j');
    await press('C');
    el.querySelector<HTMLElement>('.cw-pa-chooser li')!.click();
    await settled();
    const [done] = client.done;
    expect(done.verb).toBe('Annotate');
    expect(done.params.case).toBe('cas_0000000001');
    expect(done.params.records[0]).toMatchObject({ table: 'annotation', coder: 'mk', passage: { start: 228, end: 293 } });
  });
  it('carry a memo about every coding marked', async () => {
    await press('Home');
    await press('ArrowDown', { shiftKey: true });
    await press('m');
    const box = el.querySelector<HTMLTextAreaElement>('.cw-pa-memo textarea')!;
    box.value = 'She minds the place of others.';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    el.querySelector<HTMLFormElement>('.cw-pa-memo')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
    const memo = client.done.find(one => one.verb === 'memo')!;
    expect(memo.params.about).toHaveLength(2);
    expect(memo.params.text).toBe('She minds the place of others.');
    expect(client.done.at(-1)).toMatchObject({ verb: 'draft', params: { text: '' } });
  });
  it('open a number of the table to its passages', async () => {
    focus.set({ codes: [] }, 'test');
    all('.cw-pa-as button')[1].click();
    await settled();
    const button = all('td button').find(one => one.getAttribute('aria-label') === 'Deferential, appeasing, session 11: 5')!;
    button.click();
    await settled();
    expect(focus.get().codes).toEqual(['withdrawal.deferential']);
    expect(el.querySelector('.cw-pa-says')!.textContent).toMatch(/^5 passages/);
  });
  it('find a phrase in all words, coded or not', async () => {
    focus.set({ codes: [] }, 'test');
    const found = await client.ask('find', { case: 'varga', phrase: 'exams' });
    client.put('find', { case: 'varga', phrase: 'exams', limit: 5000 }, found);
    const field = el.querySelector<HTMLInputElement>('[data-find]')!;
    field.value = 'exams';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(all('[role=option]')).toHaveLength(found.rows.length), 3000);
    expect(el.querySelector('mark')!.textContent!.toLowerCase()).toContain('exams');
  });
  it('say what to do where nothing answers', async () => {
    focus.set({ codes: ['withdrawal', 'faith.hope'] }, 'test');
    await settled();
    const join = el.querySelector<HTMLSelectElement>('select')!;
    join.value = 'and';
    join.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(el.querySelector('.cw-empty')!.textContent).toBe('No passage answers this. Show everything');
    el.querySelector<HTMLElement>('.cw-empty button')!.click();
    await settled();
    expect(el.querySelector('.cw-pa-says')!.textContent).toContain('159 passages');
  });
  it('are gone without a trace', () => {
    remove();
    expect(el.innerHTML).toBe('');
    expect(el.className).toBe('');
  });
});
