import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WorkbenchError } from '../../protocol/client';
import { clock, type Turn } from './model';
import type { Person } from './reading';
import { useDraft } from './writing';

interface EditorProps {
  turn: Turn;
  index: number;
  count: number;
  people: Map<string, Person>;
  /** What was typed here before and never stored. */
  begin: string | null;
  caret: number;
  /** Store the correction; a conflict comes back with both texts. */
  save: (words: string, by: string) => Promise<WorkbenchError | null>;
  draft: (text: string) => void;
  close: () => void;
}

/** A turn whose words are being corrected, in the place of the words. Drafts are kept while typing; leaving stores. */
export function TurnEditor({ turn, index, count, people, begin, caret, save, draft, close }: EditorProps) {
  const [words, setWords] = useState(begin ?? turn.text);
  const [by, setBy] = useState(turn.by);
  const [problem, setProblem] = useState<WorkbenchError | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [saving, setSaving] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const kept = useDraft(draft);
  const over = useRef(false);
  const changed = words !== turn.text || by !== turn.by;

  useLayoutEffect(() => {
    const el = area.current!;
    el.style.height = '0';
    el.style.height = `${el.scrollHeight}px`;
  }, [words]);
  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(caret, caret);
  }, []);

  const store = async () => {
    if (saving || over.current) return;
    if (!changed) return end();
    if (!words.trim()) return;
    setSaving(true);
    kept.forget();
    const refused = await save(words, by);
    setSaving(false);
    if (refused) setProblem(refused);
    else end();
  };
  const end = () => { over.current = true; close(); };
  const discard = () => {
    kept.forget();
    if (changed || begin !== null) draft('');
    end();
  };
  const press = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    if (event.isComposing) return;
    if (event.key === 'Escape') { if (!changed || leaving) discard(); else setLeaving(true); }
    else if (command && (event.key.toLowerCase() === 's' || event.key === 'Enter')) void store();
    else if (command && /^[zy]$/i.test(event.key)) return event.stopPropagation();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const left = (event: FocusEvent) => {
    if (!row.current?.contains(event.relatedTarget as Node) && !problem) void store();
  };

  return <div class="cw-tr-turn cw-tr-editing" role="listitem" aria-posinset={index + 1} aria-setsize={count} data-index={index}
    data-current ref={row} onKeyDown={press} onFocusOut={left}>
    <span class="cw-tr-clock">{clock(turn.start)}</span>
    <span class="cw-tr-number">{turn.number}</span>
    <select class="cw-tr-speaker" aria-label="Who speaks" value={by} onChange={event => setBy(event.currentTarget.value)}>
      {!people.has(turn.by) && <option value={turn.by}>{turn.by || 'not said'}</option>}
      {[...people].filter(([key, one]) => ['patient', 'therapist', 'other'].includes(one.role) || key === turn.by)
        .map(([key, one]) => <option key={key} value={key}>{one.name}</option>)}
    </select>
    <div class="cw-tr-correct">
      <textarea ref={area} class="cw-tr-words" aria-label={`Words of turn ${turn.number}`} value={words} rows={1} spellcheck
        onInput={event => { setWords(event.currentTarget.value); setLeaving(false); kept.typed(event.currentTarget.value); }} />
      {problem && <BothTexts problem={problem} mine={words} take={text => { setWords(text); setProblem(null); }}
        store={() => { setProblem(null); void store(); }} />}
    </div>
    <span class="cw-tr-hint" role="status">
      {saving ? 'saving' : !words.trim() ? 'A turn needs words.' : leaving ? <>Not saved. <kbd>Ctrl S</kbd> stores it, <kbd>Esc</kbd> leaves it out.</>
        : changed ? <>not saved yet <kbd>Ctrl S</kbd></> : begin !== null && begin !== turn.text ? 'as you left it' : <>correcting <kbd>Esc</kbd></>}
    </span>
  </div>;
}

/** Both texts of a conflict side by side, with equal weight; neither is lost. */
function BothTexts({ problem, mine, take, store }: { problem: WorkbenchError; mine: string; take: (text: string) => void; store: () => void }) {
  const theirs = problem.details?.theirs as string | undefined;
  if (theirs === undefined) return <p class="cw-problem" role="alert">{problem.message}</p>;
  return <div class="cw-tr-both" role="alert">
    <p>{problem.message}</p>
    <div><b>Yours, not saved</b><p class="cw-quote">{mine}</p>
      <button type="button" class="cw-button" onClick={store}>Store mine</button></div>
    <div><b>Stored meanwhile</b><p class="cw-quote">{theirs}</p>
      <button type="button" class="cw-button" onClick={() => take(theirs)}>Go on from this</button></div>
  </div>;
}
