import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkbenchError } from '../../protocol/client';
import { fakeClient, type FakeClient } from '../../protocol/fake';
import { Focus } from '../../protocol/focus';
import { examples, quiet } from './material';
import { view } from './index';

let el: HTMLElement;
let client: FakeClient;
let focus: Focus;
let remove: () => void;
const settled = () => quiet(el);
const item = (name: string) => [...el.querySelectorAll<HTMLElement>('[role=treeitem]')].find(one => one.querySelector('.cw-cb-name')?.getAttribute('title') === name)!;
const press = async (key: string, more: KeyboardEventInit = {}) => {
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await settled();
};
const type = async (field: HTMLInputElement | HTMLTextAreaElement, words: string) => {
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
};

beforeEach(async () => {
  el = document.body.appendChild(document.createElement('div'));
  client = fakeClient(examples());
  focus = new Focus({ case: 'varga', session: 14 });
  remove = view(el, client, focus);
  await vi.waitFor(() => expect(el.querySelector('select')).not.toBeNull());
  await settled();
});
afterEach(() => { remove(); el.remove(); });

describe('the codebook', () => {
  it('says of each code how often it was used here and in all', () => {
    expect(item('Deferential, appeasing').querySelector('.cw-hidden')!.textContent).toMatch(/^, 2 in session 14, 29 passages in all/);
  });
  it('chooses a code for every view, and one more with Shift', async () => {
    item('Denial').click();
    await settled();
    expect(focus.get().codes).toEqual(['withdrawal.denial']);
    expect(item('Denial').getAttribute('aria-selected')).toBe('true');
    item('Trust').dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await settled();
    expect(focus.get().codes).toEqual(['withdrawal.denial', 'faith.trust']);
    item('Denial').click();
    await settled();
    expect(focus.get().codes).toEqual(['withdrawal.denial']);
  });
  it('shows a definition with what it takes in and leaves out', async () => {
    item('Denial').click();
    await settled();
    const words = el.querySelector('.cw-cb-definition')!.textContent!;
    expect(words).toContain('The patient disowns a feeling');
    expect(words).toContain('NotA plain "no" to a wrong guess');
    expect(words).toContain('version 1');
  });
  it('is walked with arrows, closed and opened', async () => {
    item('Withdrawal').focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(item('Denial'));
    await press('ArrowLeft');
    expect(document.activeElement).toBe(item('Withdrawal'));
    await press('ArrowLeft');
    expect(item('Withdrawal').getAttribute('aria-expanded')).toBe('false');
    expect(item('Denial')).toBeUndefined();
    await press('ArrowRight');
    expect(item('Denial')).toBeDefined();
    await press('Enter');
    expect(focus.get().codes).toEqual(['withdrawal']);
  });
  it('counts the passages of one coder', async () => {
    const select = el.querySelector('select')!;
    select.value = 'jr';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(item('Denial').querySelector('.cw-hidden')!.textContent).not.toContain('16 passages');
  });
  it('counts anew when somebody codes', async () => {
    const table = structuredClone(await client.ask('noun', { case: 'varga', noun: 'annotations' }));
    const row = [...(table.rows.find((one: unknown[]) => one[6] === 'faith.hope') as unknown[])];
    row[0] = 'ann_new'; row[2] = 1;
    client.put('noun', { case: 'varga', noun: 'annotations' }, { ...table, rows: [...table.rows, row] });
    client.tell({ changes: [{ before: null, after: { table: 'annotation', id: 'ann_new', case: 'cas_0000000001' } }], case: 'cas_0000000001' });
    await settled();
    expect(item('Hope').querySelector('.cw-hidden')!.textContent).toContain('2 passages in all');
  });
});

describe('revising', () => {
  beforeEach(async () => {
    item('Denial').click();
    await settled();
    item('Denial').focus();
    await press('r');
  });
  const definition = () => el.querySelectorAll('textarea')[0];
  const submit = async () => {
    el.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
  };
  it('says what will change before it does, and sends only that, as of what was seen', async () => {
    await type(definition(), 'The patient takes it back.');
    expect(el.querySelector('form')!.textContent).toContain('The definition becomes version 2. 17 codings made so far keep the version by which they were made.');
    await submit();
    expect(client.done[0]).toEqual({ verb: 'revise', params: { case: 'varga', ref: 'cod_0000000003', fields: { definition: 'The patient takes it back.' }, seen: 2 } });
    expect(el.querySelector('form')).toBeNull();
  });
  it('keeps what is typed within a second of a pause', async () => {
    await type(definition(), 'Half a sen');
    await vi.waitFor(() => expect(client.done[0]).toMatchObject({ verb: 'draft', params: { about: 'cod_0000000003' } }), 3000);
    expect(JSON.parse(client.done[0].params.text)).toEqual({ seen: 2, fields: { definition: 'Half a sen' } });
  });
  it('goes on from a draft, as of what its author had seen', async () => {
    const drafts = await client.ask('drafts', { case: 'varga' });
    const kept = JSON.stringify({ seen: 1, fields: { exclude: 'Kept words.' } });
    client.put('drafts', { case: 'varga' }, { ...drafts, rows: [['cod_0000000004', kept, '2026-01-05T12:03:00Z']] });
    item('Minimal response').click();
    await settled();
    item('Minimal response').focus();
    await press('r');
    expect(el.querySelectorAll('textarea')[2].value).toBe('Kept words.');
    await submit();
    expect(client.done[0]).toMatchObject({ verb: 'revise', params: { fields: { exclude: 'Kept words.' }, seen: 1 } });
  });
  it('shows both wordings of a conflict and loses neither', async () => {
    await type(definition(), 'Mine.');
    const act = vi.spyOn(client, 'act').mockRejectedValueOnce(new WorkbenchError('Conflict', 'Jon changed this at 12:02.', { theirs: { definition: 'Theirs.' } }));
    await submit();
    expect(definition().value).toBe('Mine.');
    expect(el.querySelector('.cw-cb-theirs')!.textContent).toContain('Theirs.');
    expect(el.querySelector('[role=alert]')!.textContent).toBe('Jon changed this at 12:02.');
    act.mockRestore();
    await submit();
    expect(client.done[0]).toMatchObject({ verb: 'revise', params: { fields: { definition: 'Mine.' } } });
  });
});

describe('a new code', () => {
  const field = (label: string) => [...el.querySelectorAll('label')].find(one => one.textContent!.startsWith(label))!.querySelector<HTMLInputElement>('input, textarea')!;
  const submit = async () => {
    el.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await settled();
  };
  beforeEach(async () => {
    item('Denial').click();
    await settled();
    item('Denial').focus();
    await press('+');
  });
  it('is written in the family one stands in, and shown once it is there', async () => {
    expect(document.activeElement).toBe(field('Code'));
    expect(field('Code').value).toBe('withdrawal.');
    await type(field('Code'), 'withdrawal.silence');
    await type(field('Name'), 'Silence');
    await type(field('When to use it'), 'Says nothing.');
    const table = structuredClone(await client.ask('noun', { case: 'varga', noun: 'codes' }));
    const row = [...(table.rows.find((one: unknown[]) => one[2] === 'withdrawal.denial') as unknown[])];
    row.splice(0, 6, 'cod_new', 'rupture', 'withdrawal.silence', 'Silence', 'withdrawal', 'Says nothing.');
    client.put('noun', { case: 'varga', noun: 'codes' }, { ...table, rows: [...table.rows, row] });
    await submit();
    expect(client.done[0]).toEqual({ verb: 'code', params: { case: 'varga', code: 'withdrawal.silence', name: 'Silence', definition: 'Says nothing.', codebook: 'rupture' } });
    expect(client.done[1]).toEqual({ verb: 'draft', params: { case: 'varga', about: 'new-code', text: '' } });
    await vi.waitFor(() => expect(item('Silence')).toBeDefined());
    expect(el.querySelector('.cw-cb-definition')!.textContent).toContain('withdrawal.silence · version 1');
    expect((document.activeElement as HTMLElement).getAttribute('role')).toBe('treeitem');
  });
  it('is refused in a sentence and stays as it was typed', async () => {
    await type(field('Code'), 'withdrawal.denial');
    await submit();
    expect(el.querySelector('[role=alert]')!.textContent).toMatch(/^There is a code withdrawal\.denial already: Denial\./);
    await type(field('Code'), 'withdrawal.x y');
    await type(field('Name'), 'X');
    expect(el.querySelector('[role=alert]')).toBeNull();
    vi.spyOn(client, 'act').mockRejectedValueOnce(new WorkbenchError('Refused', "'withdrawal.x y' cannot be a code."));
    await submit();
    expect(el.querySelector('[role=alert]')!.textContent).toBe("'withdrawal.x y' cannot be a code.");
    expect(field('Code').value).toBe('withdrawal.x y');
  });
  it('that was left half written is there again', async () => {
    await press('Escape');
    const drafts = await client.ask('drafts', { case: 'varga' });
    client.put('drafts', { case: 'varga' }, { ...drafts, rows: [['new-code', JSON.stringify({ code: 'faith.awe', name: 'Awe' }), '2026-01-05T12:03:00Z']] });
    el.querySelector<HTMLElement>('[aria-label="New code"]')!.click();
    await settled();
    expect([field('Code').value, field('Name').value]).toEqual(['faith.awe', 'Awe']);
  });
});

it('shows the older versions of a definition with the codings made by them', async () => {
  const table = structuredClone(await client.ask('noun', { case: 'varga', noun: 'codes' }));
  const row = table.rows.find((one: unknown[]) => one[2] === 'withdrawal.denial') as unknown[];
  row[8] = 2;
  client.put('noun', { case: 'varga', noun: 'codes' }, table);
  const words = { name: 'Denial', include: '', exclude: '', version: 1, definition: 'The first wording.' };
  client.put('versions', { case: 'varga', ref: 'cod_0000000003' },
    [{ entry: 2, at: '2026-01-05T12:03:00Z', actor: 'mk', command: 'NewCase', reason: 'first draft', before: null, after: words }]);
  client.tell({ changes: [{ before: null, after: { table: 'code', id: 'cod_0000000003', case: '' } }] });
  await settled();
  item('Denial').click();
  await settled();
  const button = [...el.querySelectorAll('button')].find(one => one.textContent!.trim() === '1 older version')!;
  button.click();
  await settled();
  const older = el.querySelector('.cw-cb-older')!.textContent!;
  expect(older).toContain('The first wording.');
  expect(older).toMatch(/Version 1 · 5 January 2026, .+ · “first draft” · 17 codings by it/);
  expect(button.getAttribute('aria-expanded')).toBe('true');
});

it('prints the key that the codebook gives a code before it', () => {
  expect(item('Minimal response').querySelector('kbd')!.textContent).toBe('4');
  expect(item('Denial').querySelector('kbd')).toBeNull();
});

it('counts loose passages and leads to the first', async () => {
  const other = fakeClient(examples());
  const none = await other.ask('loose', { case: 'varga' });
  other.put('loose', { case: 'varga' }, { ...none, rows: [['ann_1', 'coding', 9, 3, 'words', 'wordz']] });
  const place = document.body.appendChild(document.createElement('div'));
  const seen = new Focus({ case: 'varga' });
  const gone = view(place, other, seen);
  await quiet(place);
  const button = await vi.waitFor(() => place.querySelector<HTMLElement>('.cw-cb-loose') ?? expect.fail('no loose passages yet'));
  expect(button.textContent).toBe('1 loose passage to review');
  button.click();
  expect(seen.get()).toMatchObject({ session: 9, turns: [3, 3], annotation: 'ann_1' });
  gone();
  place.remove();
});

it('says so where there is no codebook', async () => {
  const bare = fakeClient(examples());
  const none = await bare.ask('noun', { case: 'varga', noun: 'codes' });
  bare.put('noun', { case: 'varga', noun: 'codes' }, { ...none, rows: [] });
  const place = document.body.appendChild(document.createElement('div'));
  const gone = view(place, bare, new Focus({ case: 'varga' }));
  await quiet(place);
  await vi.waitFor(() => expect(place.textContent).toMatch(/^No codes yet/));
  gone();
  place.remove();
});
