import type { Row } from '../../protocol/types';
import { many, type Node } from './model';

interface DefinitionProps {
  node: Node;
  people: Row[];
  revise: () => void;
  /** Show everything under the code. */
  open: () => void;
}

/** What a code means, what it takes in and leaves out, and who used it. */
export function Definition({ node, people, revise, open }: DefinitionProps) {
  const name = (key: string) => people.find(row => row.key === key)?.name || key;
  const coders = [...node.coders].sort((a, b) => b[1] - a[1]).map(([key, n]) => `${name(key)} ${n}`).join(', ');
  return <section class="cw-cb-definition" aria-label={`Definition of ${node.name}`}>
    <header>
      <h3>{node.name}</h3>
      <span class="cw-cb-slug">{node.code} · version {node.version}</span>
    </header>
    <p>{node.definition || 'No definition yet. Say when to use this code.'}</p>
    {(node.include || node.exclude) && <dl>
      {node.include && <><dt>Also</dt><dd>{node.include}</dd></>}
      {node.exclude && <><dt>Not</dt><dd>{node.exclude}</dd></>}
    </dl>}
    <p class="cw-2 cw-small">{coders ? `${many(node.all, 'passage')}; codings: ${coders}.` : 'Nothing is coded so yet.'}
      {node.older > 0 && ` ${many(node.older, 'coding')} made by an older version of the definition.`}</p>
    <footer>
      <button type="button" class="cw-button" data-quiet onClick={revise}>Revise <kbd>r</kbd></button>
      {node.all > 0 && <button type="button" class="cw-button" data-quiet onClick={open}>Choose its passages</button>}
    </footer>
  </section>;
}
