import { flat, FIELDS, type Node, type Wording } from './model';

/** A code that is being written. */
export interface NewCode extends Wording {
  code: string;
  codebook: string;
}

/** An empty one, begun in the family of the code on which one stands. */
export function begun(near: Node | undefined): NewCode {
  return { code: near ? `${near.family}.` : '', codebook: near?.codebook ?? '', name: '', definition: '', include: '', exclude: '' };
}

/** What keeps it from being put on record, in a sentence; nothing if nothing does. */
export function hindrance(roots: Node[], wanted: NewCode): string {
  const code = wanted.code.trim();
  if (!code || code.endsWith('.')) return 'Write the code itself, such as withdrawal.silence. Nothing was stored.';
  const there = flat(roots).find(one => one.code === code);
  if (there) return `There is a code ${code} already: ${there.name}. Nothing was stored. Write another code, or revise that one.`;
  if (!wanted.name.trim()) return 'A code needs a name. Nothing was stored.';
  return '';
}

/** Where it will stand, said before it does. */
export function whereabouts(roots: Node[], wanted: NewCode): string {
  const code = wanted.code.trim();
  const family = code.split('.', 1)[0];
  const head = roots.find(one => one.code === family);
  if (!code || code.endsWith('.')) return 'The part before the dot is the family, the part after it the code: withdrawal.silence.';
  if (head) return `It will stand under ${head.name}, at the disposal of every case.`;
  return code.includes('.') ? `There is no family ${family} in this codebook. The code will stand by itself until there is one.`
    : 'It begins a family of its own, at the disposal of every case.';
}

/** What the act is given: its words without white space around them, and only what is filled in. */
export function given(wanted: NewCode): Record<string, string> {
  const fields = ['code', ...FIELDS, 'codebook'] as (keyof NewCode)[];
  return Object.fromEntries(fields.map(field => [field, wanted[field].trim()]).filter(([, text]) => text));
}

/** The codebooks at hand, in their order. */
export const booksOf = (roots: Node[]) => [...new Set(flat(roots).map(one => one.codebook).filter(Boolean))];

/** A draft of one, as it was kept. */
export function kept(text: string | undefined): Partial<NewCode> {
  if (!text) return {};
  try {
    const found = JSON.parse(text);
    return Object.fromEntries(['code', 'codebook', ...FIELDS].filter(field => typeof found?.[field] === 'string').map(field => [field, found[field]]));
  } catch {
    return {};
  }
}
