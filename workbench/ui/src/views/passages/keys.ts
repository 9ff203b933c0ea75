import type { Binding } from '../shared/keys';

/** What the keys of the list do. */
export interface Moves {
  step: (by: number, then?: boolean) => void;
  jump: () => void;
  first: () => void;
  last: () => void;
  page: (by: number) => void;
  extend: (by: number) => void;
  mark: () => void;
  all: () => void;
  recode: () => void;
  code: () => void;
  memo: () => void;
  withdraw: () => void;
  find: () => void;
  out: () => void;
  undo: (verb: 'undo' | 'redo') => void;
}

/** The keys of the passages; those that buttons and fields need for themselves work in the list only. */
export function bindings(moves: { current: Moves }, list: { current: HTMLElement | null }): Binding[] {
  const group = 'Passages';
  const inList = () => !!list.current && list.current === list.current.ownerDocument.activeElement;
  const key = (name: string, says: string, run: (m: Moves) => void, when?: () => boolean): Binding =>
    ({ key: name, says, group, run: () => run(moves.current), when });
  return [
    key('j', 'next passage', m => m.step(1)), key('k', 'passage before', m => m.step(-1)),
    key('ArrowDown', 'next passage', m => m.step(1), inList), key('ArrowUp', 'passage before', m => m.step(-1), inList),
    key('n', 'next passage, and to its place', m => m.step(1, true)), key('p', 'passage before, and to its place', m => m.step(-1, true)),
    key('PageDown', 'a page on', m => m.page(1), inList), key('PageUp', 'a page back', m => m.page(-1), inList),
    key('Home', 'first passage', m => m.first(), inList), key('End', 'last passage', m => m.last(), inList),
    key('Enter', 'to its place in the transcript', m => m.jump(), inList),
    key('Space', 'mark this passage', m => m.mark(), inList), key('x', 'mark this passage', m => m.mark()),
    key('Shift+ArrowDown', 'mark one more below', m => m.extend(1), inList), key('Shift+ArrowUp', 'mark one more above', m => m.extend(-1), inList),
    key('Ctrl+A', 'mark all', m => m.all(), inList),
    key('c', 'recode, or code', m => m.recode()), key('C', 'code also', m => m.code()), key('m', 'memo about the passages', m => m.memo()),
    key('Delete', 'take one’s own codings off', m => m.withdraw(), inList),
    key('/', 'find a phrase', m => m.find()), key('u', 'undo', m => m.undo('undo')), key('U', 'redo', m => m.undo('redo')),
    key('Ctrl+Z', 'undo', m => m.undo('undo'), inList), key('Ctrl+Shift+Z', 'redo', m => m.undo('redo'), inList),
    key('Escape', 'one step out', m => m.out())
  ];
}
