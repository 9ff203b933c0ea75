import { expect, test, vi } from 'vitest';
import type { View } from '../protocol/client';
import type { Focus } from '../protocol/focus';
import type { Model } from './hook';
import { modelClient } from './model-client';
import { show } from './show';

class FakeModel implements Model {
  sent: any[] = [];
  saved = 0;
  private heard = new Map<string, Set<(...given: any[]) => void>>();
  constructor(private traits: Record<string, any> = {}, private answers: (message: any) => any = () => undefined) {}
  get(name: string) { return this.traits[name]; }
  set(name: string, value: unknown) { this.traits[name] = value; }
  save_changes() { this.saved++; }
  on(event: string, listener: (...given: any[]) => void) { this.heard.set(event, (this.heard.get(event) ?? new Set()).add(listener)); }
  off(event: string, listener: (...given: any[]) => void) { this.heard.get(event)?.delete(listener); }
  tell(event: string, ...given: any[]) { [...(this.heard.get(event) ?? [])].forEach(listener => listener(...given)); }
  listening(event: string) { return this.heard.get(event)?.size ?? 0; }
  send(message: any) {
    this.sent.push(message);
    const answer = this.answers(message);
    if (answer) queueMicrotask(() => this.tell('msg:custom', { number: message.number, ...answer }));
  }
}

test('answers find their questions, whatever the order', async () => {
  const model = new FakeModel();
  const client = modelClient(model);
  const first = client.ask('cases');
  const second = client.ask('verify');
  model.tell('msg:custom', { number: model.sent[1].number, answer: ['sound'] });
  model.tell('msg:custom', { number: model.sent[0].number, answer: { rows: [] } });
  expect(await second).toEqual(['sound']);
  expect(await first).toEqual({ rows: [] });
});

test('a refusal in the kernel is a refusal in the cell', async () => {
  const model = new FakeModel({}, () => ({ error: { kind: 'Conflict', message: 'Jon changed this.', details: { mine: 1, theirs: 2 } } }));
  await expect(modelClient(model).act('memo', {})).rejects.toMatchObject({ kind: 'Conflict', details: { theirs: 2 } });
});

test('a kernel that does not answer is given up in words', async () => {
  vi.useFakeTimers();
  const asked = modelClient(new FakeModel()).ask('cases');
  const refused = expect(asked).rejects.toThrow(/kernel does not answer/);
  vi.advanceTimersByTime(61_000);
  await refused;
  vi.useRealTimers();
});

test('every entry is heard once', async () => {
  const model = new FakeModel({}, message => (message.verb === 'ask' ? { answer: { entry: 4 } } : undefined));
  const client = modelClient(model);
  const seen: number[] = [];
  client.watch(entry => seen.push(entry.id));
  await vi.waitFor(() => expect(model.sent.at(-1)).toEqual({ need: 'watch', since: 4 }));
  for (const id of [4, 5, 5, 6]) model.tell('msg:custom', { entry: { id } });
  expect(seen).toEqual([5, 6]);
});

test('focus goes both ways, and nothing is left behind', async () => {
  const model = new FakeModel({ file: '', view: 'timeline', height: 300, focus: { case: 'varga', session: 2 } });
  let focus!: Focus;
  const removed = vi.fn();
  const view: View = (_el, _client, given) => {
    focus = given;
    return removed;
  };
  const el = document.createElement('div');
  const end = await show(model, el, { timeline: async () => ({ view }) }, null);
  expect(el.style.height).toBe('300px');
  focus.set({ session: 7 }, 'timeline');
  expect(model.get('focus').session).toBe(7);
  model.set('focus', { ...model.get('focus'), session: 9 });
  model.tell('change:focus');
  expect(focus.get().session).toBe(9);
  expect(model.saved).toBe(1);
  end();
  expect(removed).toHaveBeenCalled();
  expect(['msg:custom', 'change:focus', 'change:height'].map(event => model.listening(event))).toEqual([0, 0, 0]);
});
