import type { Command, Entry, QuestionName, Questions, Table } from './types';

/** What a question is answered with: most of them with a table. */
export type Answer<Q extends QuestionName> = Q extends 'chart' ? Record<string, unknown>
  : Q extends 'about' ? { study: string; actor: string; entry: number }
  : Q extends 'verify' ? string[] : Table;

/** The three verbs that every host offers to every view, and the names of acts over them. */
export interface Client {
  ask<Q extends QuestionName>(question: Q, params?: Questions[Q]): Promise<Answer<Q>>;
  do(command: Command, options?: { reason?: string }): Promise<Entry>;
  act(verb: string, params: Record<string, unknown>): Promise<Entry>;
  watch(listener: (entry: Entry) => void): () => void;
}

/** A view in every host: it is given a place, the client and the focus, and returns its own removal. */
export type View = (el: HTMLElement, client: Client, focus: import('./focus').Focus) => () => void;

export type Kind = 'NotFound' | 'Refused' | 'Conflict' | 'Unreadable' | 'Unreachable';

/** An error that says what happened and what to do; `details` holds both texts of a conflict. */
export class WorkbenchError extends Error {
  constructor(readonly kind: Kind, sentence: string, readonly details: Record<string, any> = {}) {
    super(sentence);
    this.name = kind;
  }
}
