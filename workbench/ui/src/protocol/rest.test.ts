import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { restClient, type Transport } from './rest';

class Socket {
  readyState = 1;
  sent: any[] = [];
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: () => void = () => undefined;
  constructor(readonly query: Record<string, string>) {}
  send(text: string) { this.sent.push(JSON.parse(text)); }
  close() { this.onclose(); }
  say(message: unknown) { this.onmessage({ data: JSON.stringify(message) }); }
}

let sockets: Socket[];
let answer: { status: number; body: any };
const transport: Transport = {
  post: async () => answer,
  socket: query => {
    const socket = new Socket(query);
    sockets.push(socket);
    return socket as unknown as WebSocket;
  }
};
const open = () => restClient(transport, () => 'a.study', () => 'mira');

beforeEach(() => {
  sockets = [];
  answer = { status: 200, body: {} };
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a lost connection comes back and asks for what it missed', () => {
  const client = open();
  const seen: number[] = [];
  client.watch(entry => seen.push(entry.id));
  sockets[0].say({ ready: 7 });
  sockets[0].say({ entry: { id: 8 } });
  expect(client.state.connection).toBe('connected');
  sockets[0].close();
  expect(client.state.connection).toBe('offline');
  vi.advanceTimersByTime(300);
  expect(sockets[1].query.since).toBe('8');
  sockets[1].say({ entry: { id: 9 } });
  sockets[1].say({ ready: 9 });
  expect(seen).toEqual([8, 9]);
  expect(client.state.connection).toBe('connected');
});

test('the sentence of a refusal reaches the person, a conflict with both texts', async () => {
  answer = { status: 409, body: { kind: 'Conflict', message: 'Jon changed this.', details: { mine: 'a', theirs: 'b' } } };
  await expect(open().act('revise', {})).rejects.toMatchObject({ kind: 'Conflict', message: 'Jon changed this.', details: { theirs: 'b' } });
});

test('saved is said only after the answer', async () => {
  const client = open();
  const made = client.act('undo', { case: 'varga' });
  expect([client.state.saving, client.state.saved]).toEqual([1, null]);
  await made;
  expect(client.state.saving).toBe(0);
  expect(client.state.saved).toBeInstanceOf(Date);
});

test('after its end it does not come back', () => {
  const client = open();
  client.dispose();
  vi.advanceTimersByTime(60_000);
  expect(sockets.length).toBe(1);
});

test('a deleted file is not asked for again', () => {
  const client = open();
  sockets[0].say({ gone: true });
  sockets[0].close();
  vi.advanceTimersByTime(60_000);
  expect(client.state.gone).toBe(true);
  expect(sockets.length).toBe(1);
});

test('others learn which case is shown, also after coming back', () => {
  const client = open();
  client.showing('varga');
  sockets[0].close();
  vi.advanceTimersByTime(300);
  sockets[1].say({ ready: 1 });
  expect(sockets[1].sent).toEqual([{ case: 'varga' }]);
});

test('a moved file is watched under its new name', () => {
  let path = 'a.study';
  const client = restClient(transport, () => path, () => '');
  client.onState(state => { if (state.moved) path = state.moved; });
  sockets[0].say({ moved: 'b.study' });
  vi.advanceTimersByTime(300);
  expect(sockets[1].query.path).toBe('b.study');
});
