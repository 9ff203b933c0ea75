import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import { token } from '../shared/data';
import type { Code } from '../transcript/codes';
import type { Coding, Passage } from './model';

/** Everything the list writes. Another coder's coding is never changed: one's own stands beside it. */
export class Writer {
  constructor(readonly client: Client, readonly name: string, readonly actor: string) {}

  /** Give one's own codings another code, in the version of its definition as it stands now. */
  async recode(passages: Passage[], code: Code, version: number): Promise<number> {
    const own = passages.filter(passage => passage.code !== code.code).flatMap(passage => this.own(passage));
    for (const { id } of own) await this.act('revise', { ref: id, fields: { code: code.id, definition: version } });
    return own.length;
  }

  /** Put a code on the same words under one's own name, all in one entry. */
  async code(passages: Passage[], code: Code): Promise<number> {
    const places = new Map(passages.filter(passage => passage.turnId && !(passage.code === code.code && this.own(passage).length))
      .map(passage => [`${passage.turnId}:${passage.start}:${passage.end}`, passage]));
    if (places.size === 0) return 0;
    const id = await this.caseId();
    const records = [...places.values()].map(({ turnId, start, end, quote }) => ({
      table: 'annotation', id: newId(turnId), case: id, passage: { turn: turnId, start, end, quote }, code: code.id, coder: this.actor
    }));
    await this.client.do({ command: 'Annotate', case: id, records });
    return records.length;
  }

  /** Take one's own codings off the words. */
  async withdraw(passages: Passage[]): Promise<number> {
    const own = passages.flatMap(passage => this.own(passage));
    for (const { id } of own) await this.act('withdraw', { ref: id });
    return own.length;
  }

  /** Write a memo about passages: about their codings, or about the turn where nothing is coded. */
  async memo(passages: Passage[], title: string, text: string): Promise<void> {
    const about = [...new Set(passages.flatMap(passage => (passage.codings.length ? passage.codings.map(coding => coding.id) : [passage.turnId])))];
    await this.act('memo', { title, text, about: about.filter(Boolean) });
  }

  own(passage: Passage): Coding[] {
    return passage.codings.filter(coding => coding.coder === this.actor);
  }

  act(verb: string, params: Record<string, unknown> = {}): Promise<unknown> {
    return this.client.act(verb, { case: this.name, ...params });
  }

  private async caseId(): Promise<string> {
    const row = rowsOf(await this.client.ask('cases')).find(one => one.case === this.name);
    return (row?.id as string | undefined) ?? this.name;
  }
}

function newId(turn: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `ann_${token(turn)}_${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`;
}
