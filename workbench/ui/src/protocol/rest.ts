import { WorkbenchError, type Client, type Kind } from './client';
import type { Entry } from './types';

/** How a host reaches the server; sign-in and the mark against forged requests are its business. */
export interface Transport {
  post(verb: string, body: Record<string, unknown>): Promise<{ status: number; body: any }>;
  socket(query: Record<string, string>): WebSocket;
}

export interface Present {
  actor: string;
  case: string;
}

/** What the status bar says of a connection. */
export interface State {
  connection: 'connecting' | 'connected' | 'offline';
  since: Date;
  saving: number;
  saved: Date | null;
  present: Present[];
  /** What became of the file, where it was moved or deleted. */
  moved: string | null;
  gone: boolean;
}

export interface RestClient extends Client {
  readonly state: State;
  onState(listener: (state: State) => void): () => void;
  /** Tell the others which case this window shows. */
  showing(name: string): void;
  dispose(): void;
}

const PAUSES = [250, 500, 1000, 2000, 5000]; // ms between two attempts to come back
const AWAY = 'The server cannot be reached. Nothing was stored; what you typed is still here. Retry when the status bar says connected.';

/** The client of a page that Jupyter serves: one study, one websocket, which comes back by itself and misses nothing. */
export function restClient(transport: Transport, path: () => string, actor: () => string): RestClient {
  const entries = new Set<(entry: Entry) => void>();
  const states = new Set<(state: State) => void>();
  let state: State = { connection: 'connecting', since: new Date(), saving: 0, saved: null, present: [], moved: null, gone: false };
  let socket: WebSocket | null = null;
  let newest = -1;
  let failed = 0;
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;

  const change = (patch: Partial<State>) => {
    state = { ...state, ...patch };
    states.forEach(listener => listener(state));
  };
  const where = () => ({ path: path(), actor: actor() });

  async function send(verb: string, body: Record<string, unknown>): Promise<any> {
    let answer: { status: number; body: any };
    try {
      answer = await transport.post(verb, { ...where(), ...body });
    } catch {
      throw new WorkbenchError('Unreachable', AWAY);
    }
    if (answer.status < 300) return answer.body;
    const { kind, message, details } = answer.body ?? {};
    throw new WorkbenchError((kind ?? (answer.status === 404 ? 'NotFound' : 'Refused')) as Kind,
      message ?? `The server refused this (${answer.status}).`, details ?? {});
  }

  async function write(verb: string, body: Record<string, unknown>): Promise<any> {
    change({ saving: state.saving + 1 });
    try {
      const entry = await send(verb, body);
      change({ saving: state.saving - 1, saved: new Date() });
      return entry;
    } catch (error) {
      change({ saving: state.saving - 1 });
      throw error;
    }
  }

  function connect(): void {
    if (ended || state.gone) return;
    const one = (socket = transport.socket({ ...where(), since: String(newest) }));
    one.onmessage = event => hear(JSON.parse(event.data));
    one.onclose = () => {
      if (one !== socket || ended) return;
      if (state.connection !== 'offline') change({ connection: 'offline', since: new Date(), present: [] });
      timer = setTimeout(connect, PAUSES[Math.min(failed++, PAUSES.length - 1)]);
    };
  }

  function hear(message: Record<string, any>): void {
    if (message.entry) {
      newest = Math.max(newest, message.entry.id);
      entries.forEach(listener => listener(message.entry));
    }
    if ('ready' in message) {
      newest = Math.max(newest, message.ready);
      failed = 0;
      change({ connection: 'connected', since: new Date() });
      showing(shown);
    }
    if (message.present) change({ present: message.present });
    if (message.moved) change({ moved: message.moved });
    if (message.moved || message.again) socket?.close(); // to come back under the name it has now
    if (message.gone) change({ gone: true });
  }

  function showing(name: string): void {
    shown = name;
    if (name && socket?.readyState === 1) socket.send(JSON.stringify({ case: name }));
  }

  connect();
  return {
    ask: (question, params = {} as never) => send('ask', { question, params }),
    do: (command, options = {}) => write('do', { command, ...options }),
    act: (verb, params) => write('act', { verb, params }),
    watch: listener => {
      entries.add(listener);
      return () => void entries.delete(listener);
    },
    get state() {
      return state;
    },
    onState: listener => {
      states.add(listener);
      return () => void states.delete(listener);
    },
    showing,
    dispose: () => {
      ended = true;
      clearTimeout(timer);
      socket?.close();
    }
  };
}
