import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Row } from '../../protocol/types';
import { many, wordingOf, type Node } from './model';
import { olderThan, type Changed } from './versions';

interface OlderProps {
  client: Client;
  name: string;
  node: Node;
  people: Row[];
}

/** What a code meant before: each older wording with who wrote it, when, why, and how many codings were made by it. */
export function Older({ client, name, node, people }: OlderProps) {
  const [changes, set] = useState<Changed[] | null>(null);
  const [problem, say] = useState('');
  useEffect(() => {
    let here = true;
    client.ask('versions', { case: name, ref: node.id }).then(
      found => here && set(found as unknown as Changed[]), error => here && say((error as Error).message));
    return () => void (here = false);
  }, [client, name, node.id, node.version]);
  if (problem) return <p class="cw-problem" role="alert">{problem}</p>;
  if (!changes) return <p class="cw-2 cw-small">Reading the older versions.</p>;
  const older = olderThan(wordingOf(node), changes);
  const who = (key: string) => people.find(row => row.key === key)?.name || key;
  if (older.length === 0) return <p class="cw-2 cw-small">The journal holds no older version.</p>;
  return <ol class="cw-cb-older" aria-label={`Older versions of ${node.name}`}>
    {older.map((one, n) => <li key={n}>
      <p class="cw-small"><b>Version {one.version}</b>
        <span class="cw-2">{[one.name !== node.name && `called ${one.name}`, one.at && `${day(one.at)}, ${who(one.actor)}`,
          one.reason && `“${one.reason}”`, uses(node, one.version)].filter(Boolean).map(part => ` · ${part}`)}</span></p>
      <p>{one.definition || 'No definition.'}</p>
      {(one.include || one.exclude) && <dl>
        {one.include && <><dt>Also</dt><dd>{one.include}</dd></>}
        {one.exclude && <><dt>Not</dt><dd>{one.exclude}</dd></>}
      </dl>}
    </li>)}
  </ol>;
}

const uses = (node: Node, version: number) => node.uses.has(version) && `${many(node.uses.get(version)!, 'coding')} by it`;

const day = (at: string) => new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
