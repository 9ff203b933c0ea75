import { useEffect, useState } from 'preact/hooks';
import type { Entry, Row } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import { nameOf } from '../memos/said';
import type { Place } from '../memos/refs';
import { Changed } from './changed';
import { hostSaid, type Line } from './model';

interface LineProps {
  line: Line;
  store: CaseStore;
  people: Row[];
  me: string;
  open: boolean;
  toggle: () => void;
  entry: (id: number) => Promise<Entry>;
  go: (place: Place) => void;
}

/** One entry: who did what, when and why; opened, what it changed, and taking it back. */
export function LineOf({ line, store, people, me, open, toggle, entry, go }: LineProps) {
  const when = new Date(line.at);
  const time = `${String(when.getHours()).padStart(2, '0')}:${String(when.getMinutes()).padStart(2, '0')}`;
  return <li class="cw-jo-line" data-undone={line.undone !== null || undefined}>
    <button type="button" aria-expanded={open} onClick={toggle}>
      <time class="cw-2" dateTime={line.at} title={line.at}>{time}</time>
      <span><b>{nameOf(people, line.actor)}</b> <span class="cw-jo-what">{line.what}</span>
        {line.undone !== null && <span class="cw-2 cw-small"> · taken back by entry {line.undone}</span>}
        {line.reason && <span class="cw-jo-why">{line.reason}</span>}</span>
      <span class="cw-2 cw-small">{line.id}</span>
    </button>
    {open && <Opened line={line} store={store} me={me} entry={entry} go={go} />}
  </li>;
}

function Opened({ line, store, me, entry, go }: Pick<LineProps, 'line' | 'store' | 'me' | 'entry' | 'go'>) {
  const [found, set] = useState<Entry | null>(null);
  const [problem, say] = useState('');
  const [refused, refuse] = useState('');
  const [busy, work] = useState(false);
  useEffect(() => {
    let here = true;
    entry(line.id).then(one => here && set(one), (error: Error) => here && say(error.message));
    return () => { here = false; };
  }, [line.id]);
  const undo = async () => {
    work(true);
    try {
      await store.client.act('undo', { case: store.name, entry: line.id });
      refuse('');
    } catch (error) {
      refuse((error as Error).message);
    }
    work(false);
  };
  return <div class="cw-jo-open">
    <p class="cw-2 cw-small">{[line.host && hostSaid(line.host), !line.reason && 'no reason given'].filter(Boolean).join('; ')}</p>
    {problem ? <p class="cw-2 cw-small">What it changed cannot be shown: {problem}</p>
      : !found ? <p class="cw-2 cw-small">Reading what it changed.</p>
        : found.changes.length ? <Changed store={store} changes={found.changes} go={go} />
          : <p class="cw-2 cw-small">Its changes are too many to list here, or were erased.</p>}
    {line.actor === me && line.undone === null && <p class="cw-jo-undo">
      <button type="button" class="cw-button" disabled={busy} onClick={() => void undo()}>{line.undoes === null ? 'Take this back' : 'Do it again'}</button>
      {line.undoes === null && <span class="cw-2 cw-small">Only where nothing later depends on it.</span>}</p>}
    {refused && <p class="cw-problem" role="alert">{refused}</p>}
  </div>;
}
