import { WorkbenchError, type Client } from '../protocol/client';
import type { Entry } from '../protocol/types';
import type { Model } from './hook';

const SILENCE = 60_000; // ms after which a kernel that does not answer is given up

/** The client of a cell: the kernel answers, by messages of the widget. */
export function modelClient(model: Model): Client & { dispose(): void } {
  const waiting = new Map<number, { done: (answer: any) => void; fail: (error: Error) => void }>();
  const listeners = new Set<(entry: Entry) => void>();
  let number = 0;
  let watching = false;
  let newest = 0;

  const hear = (message: any) => {
    if (message.entry && message.entry.id > newest) {
      newest = message.entry.id;
      listeners.forEach(listener => listener(message.entry));
    }
    const waited = waiting.get(message.number);
    if (!waited) return;
    waiting.delete(message.number);
    const { error } = message;
    if (error) waited.fail(new WorkbenchError(error.kind, error.message, error.details));
    else waited.done(message.answer);
  };
  const send = (verb: string, body: Record<string, unknown>) => new Promise<any>((done, fail) => {
    const mine = ++number;
    waiting.set(mine, { done, fail });
    model.send({ number: mine, verb, body });
    setTimeout(() => {
      if (!waiting.delete(mine)) return;
      fail(new WorkbenchError('Unreachable', 'The kernel does not answer. Look whether it is running; nothing is lost here.'));
    }, SILENCE);
  });
  model.on('msg:custom', hear);
  return {
    ask: (question, params = {} as never) => send('ask', { question, params }),
    do: (command, options = {}) => send('do', { command, ...options }),
    act: (verb, params) => send('act', { verb, params }),
    watch: listener => {
      listeners.add(listener);
      if (!watching) {
        watching = true;
        void send('ask', { question: 'about', params: {} }).then(about => {
          newest = Math.max(newest, about.entry);
          model.send({ need: 'watch', since: newest });
        }, () => { watching = false; });
      }
      return () => void listeners.delete(listener);
    },
    dispose: () => model.off('msg:custom', hear)
  };
}
