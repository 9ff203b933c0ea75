import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import '../views/shared/theme.css';
import './import-dialog.css';
import type { Dropped } from './importer';
import { asked, clock, counted, type Asked, type Preview } from './import-model';

type Bring = (options: Record<string, unknown>, store: boolean) => Promise<{ refused: boolean; body: any }>;

/** Show what was understood of some files, above a study, until they are brought in or let go. */
export function showImport(node: HTMLElement, files: Dropped[], bring: Bring): void {
  const place = document.createElement('div');
  place.className = 'cw cw-import-place';
  node.append(place);
  const close = () => {
    render(null, place);
    place.remove();
  };
  render(<Import files={files} bring={bring} close={close} />, place);
}

function Import({ files, bring, close }: { files: Dropped[]; bring: Bring; close: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const [found, setFound] = useState<Preview | null>(null);
  const [refusal, setRefusal] = useState('');
  const [question, setQuestion] = useState<Asked | null>(null);
  const [options, setOptions] = useState<Record<string, unknown>>({});
  const [done, setDone] = useState('');
  const [busy, setBusy] = useState(true);

  async function look(given: Record<string, unknown>, store = false): Promise<void> {
    setBusy(true);
    setOptions(given);
    try {
      const { refused, body } = await bring(given, store);
      setRefusal(refused ? body?.message ?? 'The server refused these files.' : '');
      setQuestion(refused ? asked(body?.details?.option) : null);
      if (!refused && store) setDone(body.says);
      else if (!refused) setFound(body);
    } catch {
      setRefusal('The server cannot be reached. Nothing was stored; retry.');
    }
    setBusy(false);
  }
  useEffect(() => {
    sheet.current?.showModal?.();
    void look({});
  }, []);
  const answer = (event: SubmitEvent) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget as HTMLFormElement).get('answer') ?? '').trim();
    if (question && value) void look({ ...options, [question.name]: question.name === 'column' ? [...((options.column as string[]) ?? []), value] : value });
  };
  return <dialog class="cw-import" ref={sheet} aria-label="Bring files in" onClose={close}>
    <h1>{done ? 'Brought in' : `Bring in ${counted(files.length, 'file')}`}</h1>
    {refusal && <p class="cw-problem" role="alert">{refusal}</p>}
    {question && <form onSubmit={answer}>
      <label>{question.label}{' '}
        {question.choices.length ? <select name="answer">{question.choices.map(choice => <option key={choice}>{choice}</option>)}</select>
          : <input name="answer" required autocomplete="off" placeholder={question.example} />}</label>
      {' '}<button class="cw-button" disabled={busy}>Look again</button>
    </form>}
    {done ? <p>{done}</p> : !refusal && found && <Found found={found} />}
    {busy && <p class="cw-2" role="status">Reading.</p>}
    <footer>
      {!done && <button class="cw-button" disabled={busy || !found || Boolean(refusal)} onClick={() => void look(options, true)}>Bring in</button>}
      <button class="cw-button" data-quiet onClick={() => sheet.current?.close?.()}>{done ? 'Close' : 'Cancel'}</button>
      {!done && <span class="cw-2">Nothing is stored before that.</span>}
    </footer>
  </dialog>;
}

function Found({ found }: { found: Preview }) {
  return <div class="cw-found">
    {found.transcripts.length > 0 && <table>
      <thead><tr><th>File</th><th>Session</th><th>Turns</th><th>Clock</th><th>Speakers</th><th>First words</th></tr></thead>
      <tbody>{found.transcripts.map(one => <tr key={one.file}>
        <td>{one.file}</td><td>{one.session ?? 'not said'}</td><td>{one.turns}</td><td>{clock(one)}</td>
        <td>{one.speakers.map(speaker => `${speaker.label || 'no name'} (${speaker.turns})`).join(', ')}</td>
        <td class="cw-quote">{one.first}</td></tr>)}</tbody>
    </table>}
    {found.ratings.length > 0 && <table>
      <thead><tr><th>File</th><th>Measure</th><th>By</th><th>Values</th></tr></thead>
      <tbody>{found.ratings.map(one => <tr key={one.file + one.measure + one.by}>
        <td>{one.file}</td><td>{one.measure}</td><td>{one.by}</td><td>{one.values}</td></tr>)}</tbody>
    </table>}
    <p>{Object.entries(found.counts).map(([table, n]) => counted(n, table.replaceAll('_', ' '))).join(', ') || 'Nothing new.'}</p>
    {found.notices.length > 0 && <>
      <h2>To look at; kept as it is</h2>
      <ul>{found.notices.map(notice => <li key={notice}>{notice}</li>)}</ul>
      {found.more > 0 && <p class="cw-2">And {found.more} more.</p>}
    </>}
  </div>;
}
