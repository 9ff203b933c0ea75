import { useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Row } from '../../protocol/types';
import { many, olderUses, type Node } from './model';
import { Older } from './older';

interface DefinitionProps {
  client: Client;
  name: string;
  node: Node;
  people: Row[];
  revise: () => void;
  /** Show everything under the code. */
  open: () => void;
}

/** What a code means, what it takes in and leaves out, and who used it. */
export function Definition({ client, name, node, people, revise, open }: DefinitionProps) {
  const [older, show] = useState(false);
  const who = (key: string) => people.find(row => row.key === key)?.name || key;
  const coders = [...node.coders].sort((a, b) => b[1] - a[1]).map(([key, n]) => `${who(key)} ${n}`).join(', ');
  return <section class="cw-cb-definition" aria-label={`Definition of ${node.name}`}>
    <header>
      <h3>{node.name}</h3>
      <span class="cw-cb-slug">{node.code} · version {node.version}</span>
      {node.key && <span class="cw-cb-slug"> · key <kbd>{node.key}</kbd></span>}
    </header>
    <p>{node.definition || 'No definition yet. Say when to use this code.'}</p>
    {(node.include || node.exclude) && <dl>
      {node.include && <><dt>Also</dt><dd>{node.include}</dd></>}
      {node.exclude && <><dt>Not</dt><dd>{node.exclude}</dd></>}
    </dl>}
    <p class="cw-2 cw-small">{coders ? `${many(node.all, 'passage')}; codings: ${coders}.` : 'Nothing is coded so yet.'}
      {olderUses(node) > 0 && ` ${many(olderUses(node), 'coding')} made by an older version of the definition.`}</p>
    {older && <Older client={client} name={name} node={node} people={people} />}
    <footer>
      <button type="button" class="cw-button" data-quiet onClick={revise}>Revise <kbd>r</kbd></button>
      {node.all > 0 && <button type="button" class="cw-button" data-quiet onClick={open}>Choose its passages</button>}
      {node.version > 1 && <button type="button" class="cw-button" data-quiet aria-expanded={older} onClick={() => show(!older)}>
        {older ? 'Hide older versions' : many(node.version - 1, 'older version')}</button>}
    </footer>
  </section>;
}
