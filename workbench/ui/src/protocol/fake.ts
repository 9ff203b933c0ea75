import type { Client } from './client';
import { WorkbenchError } from './client';
import type { Entry } from './types';

/** One question with its answer, as pytest wrote it from a real Desk. */
export interface Example {
  question: string;
  params: Record<string, unknown>;
  answer: any;
}

export interface Done {
  verb: string;
  params: Record<string, any>;
}

export interface FakeClient extends Client {
  /** Every act and command so far, oldest first. */
  done: Done[];
  /** Let an entry come in from outside. */
  tell(entry: Partial<Entry>): Entry;
  /** Answer a question differently from now on. */
  put(question: string, params: Record<string, unknown>, answer: any): void;
}

const KEY = (question: string, params: Record<string, unknown>) => {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return question + JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** A client that answers from examples and remembers what it is told; `react` may change answers upon an act. */
export function fakeClient(examples: Example[], react?: (done: Done, client: FakeClient) => Partial<Entry> | void): FakeClient {
  const answers = new Map(examples.map(one => [KEY(one.question, one.params), one.answer]));
  const listeners = new Set<(entry: Entry) => void>();
  let newest = 0;
  const client: FakeClient = {
    done: [],
    ask: async (question: string, params: Record<string, unknown> = {}) => {
      const found = answers.get(KEY(question, params)) ?? partOf(answers, question, params);
      if (found === undefined) throw new WorkbenchError('NotFound', `No example of ${KEY(question, params)}.`);
      return found;
    },
    do: async command => record(String(command.command), command),
    act: async (verb, params) => record(verb, params),
    watch: listener => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: part => {
      const entry: Entry = { id: ++newest, at: '2026-01-05T12:03:00Z', actor: 'mira', host: 'lab', case: '', command: '',
        request: '', reason: '', undoes: null, changes: [], ...part };
      listeners.forEach(listener => listener(entry));
      return entry;
    },
    put: (question, params, answer) => void answers.set(KEY(question, params), answer)
  };
  const record = (verb: string, params: Record<string, any>) => {
    const done = { verb, params };
    client.done.push(done);
    return client.tell({ command: verb, ...react?.(done, client) });
  };
  return client;
}

/** The rows of one session, out of an example that holds them all. */
function partOf(answers: Map<string, any>, question: string, params: Record<string, unknown>): any {
  if (question !== 'noun' || params.session == null) return undefined;
  const { session, ...rest } = params;
  const whole = answers.get(KEY(question, rest));
  const at = whole?.columns.findIndex((column: any) => column.name === 'session');
  return whole && at >= 0 ? { ...whole, rows: whole.rows.filter((row: any[]) => row[at] === session) } : undefined;
}
