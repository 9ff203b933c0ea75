import type { Client, WorkbenchError } from '../../protocol/client';
import { BLANK, differing, draftText, fasterSaid, newMemo, type Words } from './model';

export const PAUSE = 800; // ms of rest after which typing is kept as a draft
export const REST = 60_000; // ms of rest after which it goes on record

export interface Clash {
  theirs: Partial<Words>;
  who: string;
  at: string;
}

export interface Begin {
  client: Client;
  name: string;
  /** The memo that is changed; nothing for a new one. */
  id: string;
  start: Words;
  about: string[];
  /** The newest entry the author has seen. */
  seen: number;
  /** The newest entry there is. */
  newest: () => number;
  changed: () => void;
}

/** One memo being written: typing is kept as a draft, and put on record when the author leaves, says so or rests. */
export class Writing {
  now: Words;
  state: 'still' | 'typing' | 'saving' | 'saved' = 'still';
  savedAt: Date | null = null;
  problem = '';
  clash: Clash | null = null;
  id: string;
  about: string[];
  seen: number;
  private base: Words;
  private draft?: ReturnType<typeof setTimeout>;
  private rest?: ReturnType<typeof setTimeout>;
  private kept = false;
  private busy = false;

  constructor(private readonly begin: Begin) {
    this.id = begin.id;
    this.about = begin.about;
    this.seen = begin.seen;
    this.base = begin.id ? begin.start : BLANK;
    this.now = begin.start;
  }

  get dirty(): boolean {
    return Object.keys(differing(this.base, this.now)).length > 0;
  }

  /** Whether there is anything to put on record. */
  get ready(): boolean {
    return this.dirty && this.now.text.trim() !== '' && !this.busy;
  }

  type(patch: Partial<Words>): void {
    this.now = { ...this.now, ...patch };
    this.typed();
  }

  /** Leave one of the things out that it is about; only while it is new. */
  without(ref: string): void {
    this.about = this.about.filter(one => one !== ref);
    this.typed();
  }

  /** Go on from a draft that was found. */
  take(words: Words, about: string[], seen: number): void {
    this.now = { title: words.title, kind: words.kind, text: words.text };
    if (!this.id) this.about = about;
    else if (seen) this.seen = seen;
    this.kept = true;
    this.typed();
  }

  /** Keep the draft now: somebody closes the window. */
  flush(): void {
    if (!this.draft) return;
    this.stop('draft');
    this.keep();
  }

  /** Put it on record; where it cannot be, everything stays as it was typed. */
  async save(): Promise<void> {
    if (this.clash || this.busy) return;
    if (!this.dirty) return this.forget();
    if (!this.now.text.trim()) return this.id ? this.say('A memo needs words. Nothing was stored.') : this.forget();
    this.stop('rest');
    const sent = this.now;
    const fields = differing(this.base, sent);
    this.busy = true;
    this.set('saving');
    try {
      const entry = await this.send(fields);
      this.busy = false;
      this.base = sent;
      this.seen = Math.max(this.seen, entry?.id ?? 0);
      this.savedAt = new Date();
      this.problem = '';
      this.forget();
      this.id ||= entry?.changes?.find(change => change.after?.table === 'memo')?.after?.id ?? '';
      if (this.dirty) this.typed();
      else this.set('saved');
    } catch (error) {
      this.refused(error as Error);
    }
  }

  /** Mine goes over theirs; the journal keeps both. */
  async mine(): Promise<void> {
    if (!this.clash) return;
    this.base = { ...this.base, ...this.clash.theirs };
    this.settle();
    await this.save();
  }

  /** Theirs stays; mine is given up. */
  theirs(): void {
    if (!this.clash) return;
    this.base = { ...this.base, ...this.clash.theirs };
    this.now = { ...this.now, ...this.clash.theirs };
    this.settle();
    if (!this.dirty) this.forget();
  }

  /** Forget what was found from before. */
  forgetFound(): void {
    this.kept = true;
    this.forget();
  }

  /** Give up what is typed. */
  drop(): void {
    this.now = this.base;
    this.clash = null;
    this.forget();
  }

  /** The author goes elsewhere: what is typed goes on record, or stays a draft where it cannot. */
  async leave(): Promise<void> {
    if (this.clash) this.flush();
    else await this.save();
    this.stop('rest');
  }

  private send(fields: Partial<Words>) {
    const { client, name } = this.begin;
    if (this.id) return client.act('revise', { case: name, ref: this.id, fields, seen: this.seen || undefined });
    return client.act('memo', { case: name, ...this.now, title: this.now.title.trim(), text: this.now.text.trim(), about: this.about });
  }

  private refused(error: Error): void {
    this.busy = false;
    this.state = 'typing';
    this.problem = error.message;
    const { kind, details } = error as WorkbenchError; // told by its kind: host and view may come in two bundles
    if (kind === 'Conflict') this.clash = { theirs: details?.theirs ?? {}, ...fasterSaid(error.message) };
    this.keep();
    this.begin.changed();
  }

  private settle(): void {
    this.seen = Math.max(this.seen, this.begin.newest());
    this.clash = null;
    this.problem = '';
    this.set(this.dirty ? 'typing' : 'still');
  }

  private typed(): void {
    this.stop('draft');
    this.stop('rest');
    this.draft = setTimeout(() => { this.stop('draft'); this.keep(); }, PAUSE);
    this.rest = setTimeout(() => void this.save(), REST);
    this.set('typing');
  }

  private keep(): void {
    this.kept = true;
    this.tell(draftText({ ...this.now, about: this.about, seen: this.seen }));
  }

  private forget(): void {
    this.stop('draft');
    this.stop('rest');
    if (this.kept) this.tell('');
    this.kept = false;
    if (this.state === 'typing') this.set('still');
  }

  private tell(text: string): void {
    const { client, name } = this.begin;
    void client.act('draft', { case: name, about: this.id || newMemo(name), text }).catch(() => undefined);
  }

  private stop(timer: 'draft' | 'rest'): void {
    clearTimeout(this[timer]);
    this[timer] = undefined;
  }

  private set(state: Writing['state']): void {
    this.state = state;
    this.begin.changed();
  }

  private say(words: string): void {
    this.problem = words;
    this.begin.changed();
  }
}
