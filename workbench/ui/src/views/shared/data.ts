import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import type { Entry, Row } from '../../protocol/types';
import { onlyCodings, patched, type Known } from './patch';

/** Which nouns tell of which records; every other record touches the noun of its own name. */
const NOUNS_OF: Record<string, string[]> = {
  annotation: ['annotations', 'inside', 'timeline', 'sessions', 'passages', 'loose'],
  code: ['codes', 'annotations', 'passages', 'inside'],
  codebook: ['codes'],
  episode: ['episodes', 'timeline', 'stages', 'contributions', 'perspectives'],
  contribution: ['contributions', 'episodes'],
  perspective: ['perspectives', 'episodes'],
  stage: ['stages', 'episodes'],
  memo: ['memos', 'timeline'],
  rating: ['ratings', 'timeline'],
  measure: ['measures', 'ratings', 'timeline'],
  session: ['sessions', 'turns', 'timeline', 'inside'],
  turn: ['turns', 'sessions', 'annotations', 'inside', 'timeline', 'passages', 'loose', 'contributions'],
  text: ['turns', 'annotations', 'passages', 'loose', 'contributions'],
  participant: ['participants', 'turns', 'timeline'],
  'life-event': ['life_events', 'timeline'],
  life_event: ['life_events', 'timeline'],
  link: ['links'],
  consent: ['consent'],
  case: ['cases']
};

interface Kept {
  question: string;
  params: Record<string, unknown>;
  noun: string;
  session: number | null;
  rows?: Row[];
  problem?: Error;
  /** How often it was asked for, and whether an answer is still under way. */
  asking: number;
  waiting: boolean;
}

const LATER = new Set(['inside', 'timeline', 'sessions', 'passages', 'loose']); // what may follow a coding a moment later
const MOMENT = 40; // ms

export type StoreListener = (noun: string) => void;

/** What a case's views read: nouns are fetched when first asked for, and again when an entry touches them. */
export class CaseStore {
  private kept = new Map<string, Kept>();
  private listeners = new Set<StoreListener>();
  private stop: () => void;
  private places = new Map<string, number>(); // session id → number
  private id: string | null = null;
  private soon = new Map<Kept, ReturnType<typeof setTimeout>>();
  /** The newest entry seen; what `seen` of a revision means. */
  entry = 0;

  constructor(readonly client: Client, readonly name: string) {
    this.stop = client.watch(entry => this.hear(entry));
    void client.ask('about').then(about => (this.entry = Math.max(this.entry, about.entry)), () => undefined);
    void client.ask('cases').then(table => {
      this.id = (rowsOf(table).find(row => row.case === name)?.id as string | undefined) ?? null;
    }, () => undefined);
  }

  /** The rows of a noun, of one session where one is named; nothing until they are here. */
  noun(noun: string, session: number | null = null): Row[] | undefined {
    return this.rows('noun', session === null ? { noun } : { noun, session }, noun, session);
  }

  /** The codings of one session, each in its place. */
  inside(session: number): Row[] | undefined {
    return this.rows('inside', { session }, 'inside', session);
  }

  /** The rows that answer a question about this case. */
  rows(question: string, params: Record<string, unknown>, noun = question, session: number | null = null): Row[] | undefined {
    const key = question + JSON.stringify(params);
    let kept = this.kept.get(key);
    if (!kept) {
      kept = { question, params, noun, session, asking: 0, waiting: false };
      this.kept.set(key, kept);
      void this.read(kept);
    }
    return kept.rows;
  }

  /** Why a noun cannot be had, if so. */
  problem(noun: string): Error | undefined {
    return [...this.kept.values()].find(kept => kept.noun === noun && kept.problem)?.problem;
  }

  /** Hear when a noun has new rows; returns what ends the listening. */
  subscribe(listener: StoreListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  dispose(): void {
    this.stop();
    this.listeners.clear();
    this.soon.forEach(timer => clearTimeout(timer));
    this.kept.clear();
  }

  private async read(kept: Kept): Promise<void> {
    const turn = ++kept.asking;
    kept.waiting = true;
    try {
      const table = await this.client.ask(kept.question as 'noun', { case: this.name, ...kept.params } as never);
      if (turn !== kept.asking) return;
      kept.rows = rowsOf(table);
      kept.problem = undefined;
    } catch (error) {
      if (turn !== kept.asking) return;
      kept.problem = error as Error;
    }
    kept.waiting = false;
    if (kept.noun === 'sessions') kept.rows?.forEach(row => this.places.set(token(row.id), row.session));
    this.tell(kept.noun);
  }

  private tell(noun: string): void {
    for (const listener of [...this.listeners]) listener(noun);
  }

  private hear(entry: Entry): void {
    this.entry = Math.max(this.entry, entry.id);
    const touched = touches(entry);
    if (entry.case && this.id && entry.case !== this.id && !touched.shared) return;
    for (const kept of this.kept.values()) {
      const whole = entry.changes.length === 0 || touched.nouns.has(kept.noun) || kept.noun === 'journal';
      if (!whole || !this.concerns(kept.session, touched.sessions)) continue;
      if (!this.patch(kept, entry)) this.readSoon(kept, onlyCodings(entry) && LATER.has(kept.noun));
    }
  }

  /** Codings are put in without asking, so that they are painted at once. */
  private patch(kept: Kept, entry: Entry): boolean {
    if (kept.noun !== 'annotations' || kept.question !== 'noun' || kept.waiting || !kept.rows) return false;
    const rows = patched(kept.rows, kept.session, entry, this.known);
    if (!rows) return false;
    kept.rows = rows;
    this.tell(kept.noun);
    return true;
  }

  private readSoon(kept: Kept, later: boolean): void {
    if (!later) return void this.read(kept);
    if (this.soon.has(kept)) return;
    this.soon.set(kept, setTimeout(() => {
      this.soon.delete(kept);
      void this.read(kept);
    }, MOMENT));
  }

  private known: Known = {
    codes: () => this.kept.get(`noun${JSON.stringify({ noun: 'codes' })}`)?.rows,
    turns: session => this.kept.get(`noun${JSON.stringify({ noun: 'turns', session })}`)?.rows,
    session: id => this.places.get(token(id))
  };

  /** Whether an entry may have changed something in a session; where that cannot be told, it may. */
  private concerns(session: number | null, tokens: Set<string>): boolean {
    if (session === null || tokens.size === 0) return true;
    return [...tokens].some(one => (this.places.get(one) ?? session) === session);
  }
}

/** The nouns and sessions that an entry touches. */
export function touches(entry: Entry): { nouns: Set<string>; sessions: Set<string>; shared: boolean } {
  const nouns = new Set<string>();
  const sessions = new Set<string>();
  let shared = false;
  for (const { before, after } of entry.changes) {
    const record = after ?? before;
    if (!record) continue;
    for (const noun of NOUNS_OF[record.table] ?? [`${record.table}s`]) nouns.add(noun);
    if (!record.case) shared = true;
    if (['annotation', 'turn', 'text'].includes(record.table)) sessions.add(token(record.id));
  }
  return { nouns, sessions, shared };
}

/** The part of a session's id that the ids of its turns and codings carry. */
export function token(id: string): string {
  return id.split('_', 2)[1] ?? '';
}

const STORES = new WeakMap<Client, Map<string, { store: CaseStore; users: number }>>();

/** The one store of a case for all views of a client; give it back with `release`. */
export function storeOf(client: Client, name: string): { store: CaseStore; release: () => void } {
  const cases = STORES.get(client) ?? new Map();
  STORES.set(client, cases);
  const held = cases.get(name) ?? { store: new CaseStore(client, name), users: 0 };
  cases.set(name, held);
  held.users++;
  let given = false;
  return {
    store: held.store,
    release: () => {
      if (given) return;
      given = true;
      if (--held.users === 0) {
        held.store.dispose();
        cases.delete(name);
      }
    }
  };
}
