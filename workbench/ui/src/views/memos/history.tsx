import { useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Row } from '../../protocol/types';
import { Both } from '../journal/changed';
import { happened } from '../journal/changes';
import type { Known } from './refs';
import { moment, nameOf } from './said';

interface HistoryProps {
  client: Client;
  name: string;
  id: string;
  known: Known;
}

/** How a memo came to read as it does: who wrote what when, asked for when opened. */
export function History({ client, name, id, known }: HistoryProps) {
  const [versions, set] = useState<Row[] | null>(null);
  const [problem, say] = useState('');
  const read = () => client.ask('versions', { case: name, ref: id })
    .then(all => { set([...(all as unknown as Row[])].reverse()); say(''); }, (error: Error) => say(error.message));
  return <details class="cw-me-history" onToggle={event => event.currentTarget.open && void read()}>
    <summary>How it came to be</summary>
    {problem && <p class="cw-2 cw-small">Its earlier wordings cannot be shown: {problem}</p>}
    {versions?.map(({ entry, at, actor, reason, before, after }) => <div key={entry}>
      <p class="cw-small"><b>{nameOf(known.people, actor)}</b> <span class="cw-2">{moment(at)}, {!before ? 'first put on record' : !after ? 'taken off' : 'revised'}{reason && `: ${reason}`}</span></p>
      {before && after && <dl class="cw-jo-changes">{happened([{ before, after }], known)[0].fields.map(field => <Both key={field.name} field={field} />)}</dl>}
    </div>)}
  </details>;
}
