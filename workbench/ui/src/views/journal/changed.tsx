import { useState } from 'preact/hooks';
import type { Change } from '../../protocol/types';
import type { CaseStore } from '../shared/data';
import { useKnown } from '../memos/known';
import { many } from '../memos/said';
import type { Place } from '../memos/refs';
import { differing, happened, refsIn, type Happened, type Turned } from './changes';

const FIRST = 12;

interface ChangedProps {
  store: CaseStore;
  changes: Change[];
  go: (place: Place) => void;
}

/** What an entry changed, record by record, with before and after. */
export function Changed({ store, changes, go }: ChangedProps) {
  const [all, show] = useState(false);
  const shown = all ? changes : changes.slice(0, FIRST * 2);
  const known = useKnown(store, refsIn(shown));
  const records = happened(shown, known);
  const more = changes.length - shown.length;
  return <ul class="cw-jo-changes">
    {records.slice(0, all ? undefined : FIRST).map((one, n) => <li key={n}><Record one={one} go={go} /></li>)}
    {!all && (more > 0 || records.length > FIRST) && <li><button type="button" class="cw-jo-quiet" onClick={() => show(true)}>
      {many(Math.max(records.length - FIRST, 0) + more, 'more record')}</button></li>}
  </ul>;
}

const KINDS = { new: 'New', gone: 'Taken off', changed: 'Changed' };

function Record({ one, go }: { one: Happened; go: (place: Place) => void }) {
  return <>
    <p class="cw-jo-record"><b>{KINDS[one.kind]}</b> {one.record}{one.name && ` · ${one.name}`}
      {one.place && <button type="button" class="cw-jo-quiet" onClick={() => go(one.place!)}>{/^s\d/.test(one.place.says) && one.place.says !== one.name ? one.place.says : 'to its words'}</button>}</p>
    {one.quote && one.kind !== 'changed' && <p class="cw-quote cw-jo-quote">“{one.quote}”</p>}
    {one.kind === 'changed'
      ? <dl>{one.fields.map(field => <Both key={field.name} field={field} />)}</dl>
      : <dl class="cw-jo-once">{one.fields.filter(field => field.name !== 'words' || !one.quote).slice(0, 8).map(({ name, before, after }) =>
        <div key={name}><dt>{name}</dt><dd>{after || before}</dd></div>)}</dl>}
  </>;
}

/** One field, before and after side by side; what differs is marked. */
export function Both({ field }: { field: Turned }) {
  const { head, before, after, tail } = differing(field.before, field.after);
  return <div class="cw-jo-both">
    <dt>{field.name}</dt>
    <dd aria-label="before"><span class="cw-jo-when">before</span>{field.before ? <>{head}{before && <del>{before}</del>}{tail}</> : <i class="cw-2">nothing</i>}</dd>
    <dd aria-label="after"><span class="cw-jo-when">after</span>{field.after ? <>{head}{after && <ins>{after}</ins>}{tail}</> : <i class="cw-2">nothing</i>}</dd>
  </div>;
}
