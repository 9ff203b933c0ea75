import { useEffect, useRef, useState } from 'preact/hooks';
import { Chip, colour, Glyph, Icon, Ring, familyOf } from '../shared/glyphs';
import { bindKeys, type Binding } from '../shared/keys';
import { linesOf, many, parentLine, type Line, type Node } from './model';

interface TreeProps {
  roots: Node[];
  chosen: string[];
  /** Where `here` is, in words; nothing where nothing is in focus. */
  here: string;
  current: string;
  go: (code: string) => void;
  choose: (code: string, add: boolean) => void;
  revise: () => void;
  write: () => void;
  /** Codes made here, shown though nothing is coded by them yet. */
  made: string[];
}

/** The codebook as a tree: arrows walk, left and right close and open, Enter chooses, Shift-Enter adds. */
export function Tree({ roots, chosen, here, current, go, choose, revise, write, made }: TreeProps) {
  const [closed, setClosed] = useState(new Set<string>());
  const [whole, setWhole] = useState(new Set<string>());
  const [line, setLine] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const lines = linesOf(roots, closed, whole, made);
  const on = Math.max(0, lines.findIndex(one => one.key === (line || current)));

  const stand = (index: number, focus = true) => {
    const next = lines[Math.max(0, Math.min(lines.length - 1, index))];
    setLine(next.key);
    if (next.kind === 'code') go(next.node.code);
    if (focus) (list.current?.children[lines.indexOf(next)] as HTMLElement | undefined)?.focus();
  };
  const fold = (node: Node, open: boolean) => setClosed(now => {
    const next = new Set(now);
    if (open) next.delete(node.code); else next.add(node.code);
    return next;
  });
  const showWhole = (node: Node) => {
    setWhole(new Set([...whole, node.code]));
    setLine('');
  };
  const press = (one: Line, add: boolean) => (one.kind === 'more' ? showWhole(one.node) : choose(one.node.code, add));

  const newest = made.at(-1);
  useEffect(() => {
    if (!newest) return;
    setLine(newest);
    setClosed(now => new Set([...now].filter(code => !newest.startsWith(`${code}.`))));
  }, [newest]);

  const acts = useRef<Acts>(null!);
  acts.current = {
    step: by => stand(on + by),
    right: () => lines[on].open === false ? fold(lines[on].node, true) : lines[on].open ? stand(on + 1) : undefined,
    left: () => lines[on].open ? fold(lines[on].node, false) : stand(parentLine(lines, on)),
    to: n => stand(n), press: add => press(lines[on], add), revise, write
  };
  useEffect(() => list.current ? bindKeys(list.current, bindings(acts)) : undefined, []);

  return <div class="cw-cb-tree" role="tree" aria-label="Codes" aria-multiselectable="true" ref={list}>
    {lines.map((one, n) => <LineOf key={one.key} line={one} on={n === on} chosen={one.kind === 'code' && chosen.includes(one.node.code)} here={here}
      press={event => {
        stand(n, false);
        press(one, event.shiftKey || event.ctrlKey || event.metaKey);
      }}
      fold={() => fold(one.node, !one.open)} />)}
  </div>;
}

interface Acts {
  step: (by: number) => void;
  right: () => void;
  left: () => void;
  to: (n: number) => void;
  press: (add: boolean) => void;
  revise: () => void;
  write: () => void;
}

function bindings(acts: { current: Acts }): Binding[] {
  const group = 'Codebook';
  return [
    { key: 'ArrowDown', says: 'next code', group, run: () => acts.current.step(1) },
    { key: 'ArrowUp', says: 'code before', group, run: () => acts.current.step(-1) },
    { key: 'ArrowRight', says: 'open a family', group, run: () => acts.current.right() },
    { key: 'ArrowLeft', says: 'close a family', group, run: () => acts.current.left() },
    { key: 'Home', says: 'first code', group, run: () => acts.current.to(0) },
    { key: 'End', says: 'last code', group, run: () => acts.current.to(Infinity) },
    { key: 'Enter', says: 'choose this code', group, run: () => acts.current.press(false) },
    { key: 'Shift+Enter', says: 'choose this code, too', group, run: () => acts.current.press(true) },
    { key: 'Space', says: 'choose this code, too', group, run: () => acts.current.press(true) },
    { key: 'r', says: 'revise a definition', group, run: () => acts.current.revise() },
    { key: '+', says: 'write a new code', group, run: () => acts.current.write() }
  ];
}

interface LineProps {
  line: Line;
  on: boolean;
  chosen: boolean;
  here: string;
  press: (event: MouseEvent) => void;
  fold: () => void;
}

function LineOf({ line, on, chosen, here, press, fold }: LineProps) {
  const { kind, node, level, open, position, of, hidden } = line;
  const place = { role: 'treeitem' as const, 'aria-level': level, 'aria-posinset': position, 'aria-setsize': of, tabIndex: on ? 0 : -1 };
  if (kind === 'more') {
    return <div {...place} class="cw-cb-more" onClick={press}>{hidden} more, not used yet</div>;
  }
  const says = `, ${here ? `${node.here} in ${here}, ` : ''}${many(node.all, 'passage')} in all${node.key ? `, key ${node.key}` : ''}`;
  return <div {...place} class={level === 1 ? 'cw-cb-line cw-cb-head' : 'cw-cb-line'} aria-selected={chosen}
    aria-expanded={open ?? undefined} data-on={on || undefined} onClick={press} style={{ '--level': Math.max(0, level - 2) }}>
    {level === 1
      ? <span class="cw-cb-fold" onClick={event => { event.stopPropagation(); fold(); }}><FamilyMark family={node.code} /></span>
      : <>{node.key ? <kbd aria-hidden="true">{node.key}</kbd> : <i />}<Chip code={node.code} pattern={node.pattern} /></>}
    <span class="cw-cb-name" title={node.name}>{node.name}{open === false && <span class="cw-2"> {node.children.length} codes</span>}</span><span class="cw-hidden">{says}</span>
    {here && <span class="cw-cb-n" aria-hidden="true" data-none={node.here === 0 || undefined}>{node.here}</span>}
    <span class="cw-cb-n" aria-hidden="true" data-none={node.all === 0 || undefined}>{node.all}</span>
  </div>;
}

/** The shape a family has on the timeline: against, away, together; a square for the others. */
export function FamilyMark({ family }: { family: string }) {
  const kind = familyOf(family);
  const ink = colour(kind);
  return <Icon size={13}>
    {kind === 'confrontation' ? <Glyph name="up" r={6} colour={ink} />
      : kind === 'withdrawal' ? <Glyph name="down" r={6} colour={ink} />
        : kind === 'resolution' ? <Ring value={5} r={4.5} width={2.2} /> : <Glyph name="square" r={4.5} colour={ink} />}
  </Icon>;
}
