import type { Row } from '../../protocol/types';
import { codesOf } from '../transcript/codes';
import type { Pattern } from '../shared/patterns';

/** One code of the codebook with what lies below it. */
export interface Node {
  id: string;
  code: string;
  name: string;
  family: string;
  pattern: Pattern;
  key: string;
  codebook: string;
  definition: string;
  include: string;
  exclude: string;
  version: number;
  /** Passages under it and what lies below it: in the focus, and in the whole case. */
  here: number;
  all: number;
  /** Passages by coder, in the whole case. */
  coders: Map<string, number>;
  /** Codings by the version of the definition by which they were made. */
  uses: Map<number, number>;
  children: Node[];
}

/** Which codings are counted, and where `here` is. */
export interface Counted {
  sessions: number[] | null;
  coder: string;
}

/** The codebook as a tree by the parts of its codes, in its own order. */
export function treeOf(codes: Row[], annotations: Row[], counted: Counted): Node[] {
  const shown = codesOf(codes);
  const nodes = new Map<string, Node>();
  codes.forEach((row, n) => nodes.set(row.code, {
    id: row.id, code: row.code, name: shown[n].name, family: row.family, pattern: shown[n].pattern, key: shown[n].key,
    codebook: row.codebook ?? '', definition: row.definition ?? '', include: row.include ?? '', exclude: row.exclude ?? '',
    version: row.version ?? 1, here: 0, all: 0, coders: new Map(), uses: new Map(), children: []
  }));
  count(nodes, annotations, counted);
  const roots: Node[] = [];
  for (const node of nodes.values()) (above(nodes, node.code)?.children ?? roots).push(node);
  return roots;
}

/** The nearest code above one, if the codebook has it. */
function above(nodes: Map<string, Node>, code: string): Node | undefined {
  for (let at = code.lastIndexOf('.'); at > 0; at = code.lastIndexOf('.', at - 1)) {
    const found = nodes.get(code.slice(0, at));
    if (found) return found;
  }
  return undefined;
}

/** The same words under the same code are one passage, by however many coders. */
function count(nodes: Map<string, Node>, annotations: Row[], { sessions, coder }: Counted): void {
  const inside = sessions && new Set(sessions);
  const seen = new Set<string>();
  for (const row of annotations) {
    const own = nodes.get(row.code);
    if (!own || (coder && row.coder !== coder)) continue;
    if (row.definition) own.uses.set(row.definition, (own.uses.get(row.definition) ?? 0) + 1);
    const place = `${row.session}:${row.turn}:${row.start}:${row.end}:${row.code}`;
    const first = !seen.has(place);
    seen.add(place);
    for (let node: Node | undefined = own; node; node = above(nodes, node.code)) {
      node.coders.set(row.coder, (node.coders.get(row.coder) ?? 0) + 1);
      if (!first) continue;
      node.all++;
      if (inside?.has(row.session)) node.here++;
    }
  }
}

/** Codings made by an older version of a code's definition. */
export const olderUses = (node: Node) => [...node.uses].reduce((sum, [version, n]) => (version < node.version ? sum + n : sum), 0);

/** A line of the tree as it stands on the screen: a code, or the word for those not shown. */
export interface Line {
  kind: 'code' | 'more';
  /** Unique among the lines. */
  key: string;
  node: Node;
  level: number;
  /** Whether what lies below is shown; nothing where nothing lies below. */
  open: boolean | null;
  position: number;
  of: number;
  /** How many are not shown. */
  hidden: number;
}

/** The lines on the screen: closed families without their codes; codes never used behind one line, but for those just `made`. */
export function linesOf(roots: Node[], closed: Set<string>, whole: Set<string>, made: string[] = [], level = 1): Line[] {
  return roots.flatMap((node, n): Line[] => {
    const open = node.children.length ? !closed.has(node.code) : null;
    const line: Line = { kind: 'code', key: node.code, node, level, open, position: n + 1, of: roots.length, hidden: 0 };
    if (!open) return [line];
    const shown = whole.has(node.code) ? node.children : node.children.filter(child =>
      child.all > 0 || child.key || made.some(code => code === child.code || code.startsWith(`${child.code}.`)));
    const hidden = node.children.length - shown.length;
    const below = linesOf(shown, closed, whole, made, level + 1).map(one =>
      one.level === level + 1 ? { ...one, of: shown.length + (hidden ? 1 : 0) } : one);
    if (!hidden) return [line, ...below];
    const more: Line = { kind: 'more', key: `${node.code}…`, node, level: level + 1, open: null, position: shown.length + 1,
      of: shown.length + 1, hidden };
    return [line, ...below, more];
  });
}

/** The code above the one on a line, as the left arrow goes to it. */
export function parentLine(lines: Line[], at: number): number {
  for (let i = at - 1; i >= 0; i--) if (lines[i].level < lines[at].level) return i;
  return at;
}

/** Every code of a tree, in order. */
export function flat(roots: Node[]): Node[] {
  return roots.flatMap(node => [node, ...flat(node.children)]);
}

/** What of a code may be revised. */
export interface Wording {
  name: string;
  definition: string;
  include: string;
  exclude: string;
}

export const FIELDS: (keyof Wording)[] = ['name', 'definition', 'include', 'exclude'];

/** What a field is called on the screen. */
export const LABELS: Record<keyof Wording, string> = { name: 'Name', definition: 'When to use it', include: 'Also', exclude: 'Not' };

export const wordingOf = (node: Node): Wording =>
  ({ name: node.name, definition: node.definition, include: node.include, exclude: node.exclude });

/** The fields that differ, as a revision sends them. */
export function revised(before: Wording, after: Wording): Partial<Wording> {
  return Object.fromEntries(FIELDS.filter(field => before[field] !== after[field].trim()).map(field => [field, after[field].trim()]));
}

/** Whether a revision gives the definition a new version: its words change, not only its name. */
export const redefines = (fields: Partial<Wording>) => 'definition' in fields || 'include' in fields || 'exclude' in fields;

/** `1 passage`, `3 passages`. */
export const many = (n: number, one: string, more = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : more}`;
