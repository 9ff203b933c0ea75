import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { useDraft } from '../codebook/draft';
import { many } from '../codebook/model';
import type { Code } from '../transcript/codes';
import { Chooser } from './chooser';
import type { Passage } from './model';

/** What is open at the foot of the list. */
export type Open = '' | 'recode' | 'code' | 'memo';

interface ActsProps {
  client: Client;
  name: string;
  picked: Passage[];
  /** How many of the codings picked are one's own. */
  own: number;
  marked: boolean;
  codes: Code[];
  open: Open;
  setOpen: (open: Open) => void;
  recode: (code: Code) => void;
  code: (code: Code) => void;
  withdraw: () => void;
  memo: (title: string, text: string) => Promise<boolean>;
  clear: () => void;
}

/** What can be done with the passages picked; each act with its key. */
export function Acts({ client, name, picked, own, marked, codes, open, setOpen, recode, code, withdraw, memo, clear }: ActsProps) {
  const codings = picked.reduce((sum, passage) => sum + passage.codings.length, 0);
  const others = codings - own;
  return <div class="cw-pa-acts" role="group" aria-label="With these passages">
    <span class="cw-pa-picked" role="status">{marked ? `${many(picked.length, 'passage')} marked` : 'This passage'}
      {codings > 0 && others > 0 && <span class="cw-2">{own ? `, ${own} of ${many(codings, 'coding')} yours` : ', coded by others'}</span>}</span>
    <span class="cw-pa-hold">
      {own > 0 && <button type="button" class="cw-button" data-quiet onClick={() => setOpen('recode')} title="Give your own codings another code">Recode <kbd>c</kbd></button>}
      {open === 'recode' && <Chooser label="Recode as" codes={codes} choose={recode} close={() => setOpen('')} />}
    </span>
    <span class="cw-pa-hold">
      <button type="button" class="cw-button" data-quiet onClick={() => setOpen('code')} title="Put a code of yours on the same words; what others coded stays">
        {codings ? 'Code also' : 'Code'} <kbd>{own > 0 ? 'C' : 'c'}</kbd></button>
      {open === 'code' && <Chooser label="Code as" codes={codes} choose={code} close={() => setOpen('')} />}
    </span>
    <button type="button" class="cw-button" data-quiet onClick={() => setOpen('memo')}>Memo <kbd>m</kbd></button>
    {own > 0 && <button type="button" class="cw-button" data-quiet onClick={withdraw} title="Take your own codings off these words; the journal keeps them">Take off <kbd>Del</kbd></button>}
    {marked && <button type="button" class="cw-button" data-quiet onClick={clear}>Unmark <kbd>Esc</kbd></button>}
    {open === 'memo' && <MemoForm client={client} name={name} about={picked.length} save={memo} close={() => setOpen('')} />}
  </div>;
}

const DRAFT = 'memo-about-passages';

function MemoForm({ client, name, about, save, close }: { client: Client; name: string; about: number; save: (title: string, text: string) => Promise<boolean>; close: () => void }) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(client, name, DRAFT);
  useLayoutEffect(() => box.current?.focus(), []);
  useEffect(() => { if (draft.found) setText(now => now || draft.found!); }, [draft.found]);
  const store = async () => {
    if (text.trim() && await save(title.trim(), text.trim())) {
      draft.forget();
      close();
    }
  };
  return <form class="cw-pa-memo" aria-label="Memo" onSubmit={event => { event.preventDefault(); void store(); }}
    onKeyDown={event => {
      if (event.key === 'Escape') { event.stopPropagation(); close(); }
      if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key.toLowerCase() === 's')) { event.preventDefault(); event.stopPropagation(); void store(); }
    }}>
    <input aria-label="Title" placeholder={`Memo about ${many(about, 'passage')}: title`} value={title} onInput={event => setTitle(event.currentTarget.value)} />
    <textarea ref={box} rows={4} aria-label="Memo" value={text}
      onInput={event => { setText(event.currentTarget.value); draft.keep(event.currentTarget.value); }} />
    <footer><button type="submit" class="cw-button" disabled={!text.trim()}>Save <kbd>Ctrl Enter</kbd></button>
      <button type="button" class="cw-button" data-quiet onClick={close}>Later <kbd>Esc</kbd></button></footer>
  </form>;
}
