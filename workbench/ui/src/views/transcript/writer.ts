import type { Client } from '../../protocol/client';
import { counting } from '../../protocol/text';
import type { Entry } from '../../protocol/types';
import { token } from '../shared/data';
import type { Coding, Passage, Turn } from './model';
import type { Range } from './segments';

/** Everything the transcript writes. What is coded is painted at once and taken back where the study refuses it. */
export class Writer {
  /** Codings painted before they came back as rows, by id. */
  readonly pending = new Map<string, Coding>();
  private stop: () => void;

  constructor(readonly client: Client, readonly name: string, private changed: () => void, private say: (words: string) => void) {
    this.stop = client.watch(entry => this.hear(entry));
  }

  dispose(): void {
    this.stop();
  }

  /** Put a code on words of some turns, one coding in each. */
  async annotate(pieces: { turn: Turn; range: Range }[], code: { code: string; family: string }, coder: string,
    certainty = 'certain'): Promise<void> {
    const made = pieces.map(({ turn, range: [start, end] }): [Turn, Coding] => [turn, {
      id: newId(turn.id), turn: turn.number, start, end, quote: turn.text.slice(start, end), code: code.code,
      family: code.family, coder, certainty, loose: false, note: '', pending: true
    }]);
    for (const [, coding] of made) this.pending.set(coding.id, coding);
    this.changed();
    for (const [turn, { id, start, end, quote }] of made) {
      const count = counting(turn.text);
      await this.act('annotate', { id, code: code.code, turn: turn.id, start: count.point(start), end: count.point(end), quote, certainty },
        () => this.drop(id));
    }
  }

  /** Take one's codings off some words. */
  async withdraw(ids: string[]): Promise<void> {
    for (const ref of ids) await this.act('withdraw', { ref });
  }

  /** Say where a loose passage stands. */
  async place(passage: Passage, turn: Turn, [start, end]: Range): Promise<void> {
    const count = counting(turn.text);
    for (const ref of passage.ids) await this.act('place', { ref, turn: turn.id, start: count.point(start), end: count.point(end) });
  }

  /** Do an act in this case; what it is refused for is said, and nothing returned. */
  async act(verb: string, params: Record<string, unknown> = {}, refused?: () => void): Promise<Entry | null> {
    try {
      return await this.client.act(verb, { case: this.name, ...params });
    } catch (error) {
      refused?.();
      this.say((error as Error).message);
      return null;
    }
  }

  /** What is taken off the case before it came back as a row is not painted any more. */
  private hear(entry: Entry): void {
    for (const { before, after } of entry.changes) if (before && !after) this.drop(before.id);
  }

  private drop(id: string): void {
    if (this.pending.delete(id)) this.changed();
  }
}

function newId(turn: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `ann_${token(turn)}_${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
}
