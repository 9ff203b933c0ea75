import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { bindKeys } from '../shared/keys';
import { useDraft } from './draft';
import { FIELDS, LABELS, type Node } from './model';
import { begun, booksOf, given, hindrance, kept, whereabouts, type NewCode } from './newcode';

const DRAFT = 'new-code';

interface WriteProps {
  client: Client;
  name: string;
  roots: Node[];
  /** The code on which one stands; the new one begins in its family. */
  near: Node | undefined;
  /** The code is there. */
  made: (code: string) => void;
  close: () => void;
}

/** Write a new code. What is typed is kept as a draft; what is refused is said in a sentence and nothing is lost. */
export function Write({ client, name, roots, near, made, close }: WriteProps) {
  const [now, set] = useState(() => begun(near));
  const [reason, because] = useState('');
  const [problem, say] = useState('');
  const [saving, busy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(client, name, DRAFT);
  const found = kept(draft.found);
  const books = booksOf(roots);

  useLayoutEffect(() => {
    const code = form.current?.querySelector('input');
    code?.focus();
    code?.setSelectionRange(code.value.length, code.value.length);
  }, []);
  useEffect(() => set(typed => ({ ...typed, ...kept(draft.found) })), [draft.found]);

  const type = (field: keyof NewCode, text: string) => {
    const next = { ...now, [field]: text };
    set(next);
    say('');
    draft.keep(JSON.stringify(next));
  };
  const save = async () => {
    const why = hindrance(roots, now);
    if (saving || why) return say(why);
    busy(true);
    try {
      await client.act('code', { case: name, ...given(now), ...(reason.trim() && { reason: reason.trim() }) });
      draft.forget();
      made(now.code.trim());
    } catch (error) {
      say((error as Error).message);
      busy(false);
    }
  };
  const acts = useRef({ save });
  acts.current = { save };
  useEffect(() => form.current ? bindKeys(form.current, ['Ctrl+S', 'Ctrl+Enter'].map(key => (
    { key, says: 'put the code on record', run: () => void acts.current.save() }))) : undefined, []);

  return <form class="cw-cb-definition cw-cb-revise" aria-label="New code" ref={form}
    onSubmit={event => { event.preventDefault(); void save(); }}
    onKeyDown={event => { if (event.key === 'Escape') { event.stopPropagation(); close(); } }}>
    <header><h3>New code</h3></header>
    {Object.keys(found).length > 0 && <p class="cw-2 cw-small">Continued from what you had typed.</p>}
    <label><span>Code</span><input value={now.code} onInput={event => type('code', event.currentTarget.value)} spellcheck={false} autocomplete="off" /></label>
    {FIELDS.map(field => <label key={field}><span>{LABELS[field]}</span>
      {field === 'name' ? <input value={now[field]} onInput={event => type(field, event.currentTarget.value)} />
        : <textarea rows={field === 'definition' ? 3 : 2} value={now[field]} onInput={event => type(field, event.currentTarget.value)} />}
    </label>)}
    {books.length > 1 && <label><span>Codebook</span><select value={now.codebook} onChange={event => type('codebook', event.currentTarget.value)}>
      {books.map(book => <option key={book} value={book}>{book}</option>)}</select></label>}
    <label><span>Why, for the journal</span><input value={reason} onInput={event => because(event.currentTarget.value)} /></label>
    <p class="cw-2 cw-small">{whereabouts(roots, now)}</p>
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
    <footer>
      <button type="submit" class="cw-button" disabled={saving}>Save <kbd>Ctrl S</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={() => { draft.forget(); close(); }}>Leave it</button>
    </footer>
  </form>;
}
