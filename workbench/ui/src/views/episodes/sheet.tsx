import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client, WorkbenchError } from '../../protocol/client';
import type { Row } from '../../protocol/types';
import { useDraft } from '../codebook/draft';
import { fasterSaid } from '../memos/model';
import { firstName, moment, nameOf } from '../memos/said';
import { bindKeys } from '../shared/keys';
import { FieldOf, type Field } from './field';

export type Values = Record<string, string>;

export interface SheetProps {
  client: Client;
  name: string;
  people: Row[];
  title: string;
  /** Under which name what is typed is kept. */
  about: string;
  fields: Field[];
  start: Values;
  /** A sentence on what saving will do. */
  says?: string;
  /** A record that is not there yet: it can be saved as it stands. */
  fresh?: boolean;
  /** Put it on record; `over` is set where it goes over somebody else's newer wording. */
  save: (changed: Values, all: Values, over: boolean) => Promise<unknown>;
  withdraw?: { label: string; says: string; run: () => Promise<unknown> };
  close: () => void;
}

/** A few fields of one record: kept as a draft while typed, refused with a sentence, both wordings shown at a conflict. */
export function Sheet({ client, name, people, title, about, fields, start, says, fresh = false, save, withdraw, close }: SheetProps) {
  const first = useRef(start);
  const [now, draw] = useState(start);
  const latest = useRef(start); // what is typed, at once: a save may follow the last key before anything is drawn
  const [problem, say] = useState('');
  const [clash, conflict] = useState<{ theirs: Values; who: string; at: string } | null>(null);
  const [asking, ask] = useState(false);
  const [busy, work] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(client, name, about);
  const base = clash ? { ...first.current, ...clash.theirs } : first.current;
  const changes = () => Object.fromEntries(Object.entries(latest.current).filter(([field, value]) => value.trim() !== (base[field] ?? '').trim()));
  const set = (values: Values) => { latest.current = { ...latest.current, ...values }; draw(latest.current); };
  const kept = read(draft.found, start);

  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([type=radio]):not([type=checkbox]), textarea, select')?.focus({ preventScroll: true }), []);
  useEffect(() => { if (kept) set(kept); }, [draft.found]);

  const type = (field: string, value: string) => {
    set({ [field]: value });
    draft.keep(JSON.stringify(latest.current));
  };
  const leave = () => { draft.forget(); close(); };
  const tried = async (work_: () => Promise<unknown>) => {
    if (busy) return;
    work(true);
    try {
      await work_();
      leave();
    } catch (error) {
      const { kind, message, details } = error as WorkbenchError;
      say(kind === 'Conflict' ? '' : message);
      if (kind === 'Conflict') conflict({ theirs: plain(details?.theirs ?? {}), ...fasterSaid(message) });
    }
    work(false);
  };
  const put = () => {
    const changed = changes();
    return fresh || Object.keys(changed).length ? tried(() => save(changed, latest.current, !!clash)) : Promise.resolve(leave());
  };
  const acts = useRef(put);
  acts.current = put;
  useEffect(() => bindKeys(form.current!, [
    { key: 'Ctrl+S', says: 'save what is written', group: 'Episodes', run: () => void acts.current() },
    { key: 'Ctrl+Enter', says: 'save what is written', group: 'Episodes', run: () => void acts.current() }
  ]), []);

  const who = firstName(nameOf(people, clash?.who ?? '')) || 'Somebody else';
  return <form class="cw-ep-sheet" ref={form} aria-label={title} onSubmit={event => { event.preventDefault(); void put(); }}
    onKeyDown={event => { if (event.key === 'Escape' && !event.isComposing) { event.stopPropagation(); close(); } }}>
    <h3>{title}</h3>
    {says && <p class="cw-2 cw-small">{says}</p>}
    {kept && <p class="cw-2 cw-small">Continued from what you had typed.</p>}
    {clash && <p class="cw-problem" role="alert">{who} saved this {clash.at && `at ${moment(clash.at)}, `}while you were writing. Nothing of yours is lost: take theirs field by field, or save yours over it.</p>}
    {fields.map(field => <FieldOf key={field.name} field={field} value={now[field.name] ?? ''} set={value => type(field.name, value)}
      theirs={clash && field.name in clash.theirs && clash.theirs[field.name] !== now[field.name] ? clash.theirs[field.name] : null}
      theirsSaid={`${who}’s${clash?.at ? `, saved ${moment(clash.at)}` : ''}`} />)}
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
    <footer>
      <button type="submit" class="cw-button" disabled={busy}>{clash ? 'Save yours over it' : 'Save'} <kbd>Ctrl S</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={leave}>Leave as it was</button>
      {withdraw && !asking && <button type="button" class="cw-button" data-quiet onClick={() => ask(true)}>{withdraw.label}</button>}
    </footer>
    {withdraw && asking && <div class="cw-ep-ask"><p class="cw-small">{withdraw.says}</p>
      <button type="button" class="cw-button" onClick={() => void tried(withdraw.run)}>{withdraw.label}</button>
      <button type="button" class="cw-button" data-quiet onClick={() => ask(false)}>Keep it</button></div>}
  </form>;
}

/** Values of a record as a form has them. */
export function plain(record: Row): Values {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, Array.isArray(value) ? value.join(' ') : value === null ? '' : String(value)]));
}

function read(text: string | undefined, start: Values): Values | null {
  try {
    const kept = text ? JSON.parse(text) : null;
    return kept && typeof kept === 'object' ? Object.fromEntries(Object.entries(kept).filter(([name, value]) => name in start && typeof value === 'string')) as Values : null;
  } catch {
    return null;
  }
}
