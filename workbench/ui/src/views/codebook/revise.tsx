import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { WorkbenchError } from '../../protocol/client';
import { bindKeys } from '../shared/keys';
import { useDraft } from './draft';
import { FIELDS, LABELS, many, redefines, revised, wordingOf, type Node, type Wording } from './model';

interface ReviseProps {
  client: Client;
  name: string;
  node: Node;
  /** The newest entry the author has seen. */
  seen: number;
  close: () => void;
}

/** Write a code's definition anew. What is typed is kept as a draft; a conflict shows both wordings and loses neither. */
export function Revise({ client, name, node, seen, close }: ReviseProps) {
  const start = useRef(wordingOf(node));
  const since = useRef(seen);
  const [now, set] = useState<Wording>(start.current);
  const [reason, because] = useState('');
  const [problem, say] = useState('');
  const [theirs, conflict] = useState<Partial<Wording> | null>(null);
  const [saving, busy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(client, name, node.id);
  const fields = revised(theirs ? { ...start.current, ...theirs } : start.current, now);

  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('textarea')?.focus(), []);
  useEffect(() => {
    const kept = read(draft.found);
    if (!kept) return;
    since.current = kept.seen;
    set(typed => ({ ...typed, ...kept.fields }));
  }, [draft.found]);

  const type = (field: keyof Wording, text: string) => {
    const next = { ...now, [field]: text };
    set(next);
    draft.keep(JSON.stringify({ seen: since.current, fields: revised(start.current, next) }));
  };
  const leave = () => { draft.forget(); close(); };
  const save = async () => {
    if (saving) return;
    if (Object.keys(fields).length === 0) return leave();
    if (!now.name.trim()) return say('A code needs a name. Nothing was stored.');
    busy(true);
    try {
      await client.act('revise', { case: name, ref: node.id, fields, seen: since.current, ...(reason.trim() && { reason: reason.trim() }) });
      leave();
    } catch (error) {
      say((error as Error).message);
      if (error instanceof WorkbenchError && error.kind === 'Conflict') {
        conflict(error.details.theirs ?? {});
        since.current = await client.ask('about').then(about => about.entry, () => seen);
      }
    }
    busy(false);
  };
  const acts = useRef({ save, close });
  acts.current = { save, close };
  useEffect(() => form.current ? bindKeys(form.current, [
    { key: 'Ctrl+S', says: 'save what is written', run: () => void acts.current.save() },
    { key: 'Ctrl+Enter', says: 'save what is written', run: () => void acts.current.save() }
  ]) : undefined, []);

  return <form class="cw-cb-definition cw-cb-revise" aria-label={`Revise ${node.name}`} ref={form}
    onSubmit={event => { event.preventDefault(); void save(); }}
    onKeyDown={event => { if (event.key === 'Escape') { event.stopPropagation(); close(); } }}>
    <header><h3>{node.name}</h3><span class="cw-cb-slug">{node.code} · version {node.version}</span></header>
    {read(draft.found) && <p class="cw-2 cw-small">Continued from what you had typed.</p>}
    {FIELDS.map(field => <label key={field}><span>{LABELS[field]}</span>
      {field === 'name' ? <input value={now[field]} onInput={event => type(field, event.currentTarget.value)} />
        : <textarea rows={field === 'definition' ? 4 : 2} value={now[field]} onInput={event => type(field, event.currentTarget.value)} />}
      {theirs?.[field] !== undefined && theirs[field] !== now[field] && <span class="cw-cb-theirs">
        <b>Saved by somebody else meanwhile</b>{theirs[field]}
        <button type="button" class="cw-button" data-quiet onClick={() => type(field, theirs[field]!)}>Take this</button></span>}
    </label>)}
    <label><span>Why, for the journal</span><input value={reason} onInput={event => because(event.currentTarget.value)} /></label>
    <p class="cw-2 cw-small">{consequence(node, fields)}</p>
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
    <footer>
      <button type="submit" class="cw-button" disabled={saving || Object.keys(fields).length === 0}>
        {theirs ? 'Save mine over it' : 'Save'} <kbd>Ctrl S</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={leave}>Leave as it was</button>
    </footer>
  </form>;
}

/** What saving will change, said before it is done. */
function consequence(node: Node, fields: Partial<Wording>): string {
  if (Object.keys(fields).length === 0) return 'Nothing is changed yet.';
  if (!redefines(fields)) return 'Only the name changes; every passage stays where it is.';
  const coded = node.coders.size ? [...node.coders.values()].reduce((a, b) => a + b) : 0;
  return `The definition becomes version ${node.version + 1}.${coded ? ` ${many(coded, 'coding')} made so far keep${coded === 1 ? 's' : ''} the version by which ${coded === 1 ? 'it was' : 'they were'} made.` : ''}`;
}

/** A draft: the fields typed so far, and the entry their author was looking at, so that a later change of others shows as a conflict. */
function read(text: string | undefined): { seen: number; fields: Partial<Wording> } | null {
  if (!text) return null;
  try {
    const { seen, fields } = JSON.parse(text);
    const kept = FIELDS.filter(field => typeof fields?.[field] === 'string').map(field => [field, fields[field]]);
    return typeof seen === 'number' && kept.length ? { seen, fields: Object.fromEntries(kept) } : null;
  } catch {
    return null;
  }
}
