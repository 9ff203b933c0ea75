import type { Binding } from '../shared/keys';
import type { Unit } from './words';

/** What the keys do; the view gives them anew with each drawing. */
export interface Deeds {
  turn: (by: 1 | -1) => void;
  moreTurns: (by: 1 | -1) => void;
  unit: (unit: Unit | null, by: 1 | -1) => void;
  moreUnits: (unit: Unit | null, by: 1 | -1) => void;
  code: (key: string) => void;
  choose: () => void;
  memo: () => void;
  note: () => void;
  episode: () => void;
  passage: (by: 1 | -1) => void;
  session: (by: 1 | -1) => void;
  find: () => void;
  undo: () => void;
  redo: () => void;
  edit: () => void;
  remove: () => void;
  keys: () => void;
  /** Whether there is something to step out of. */
  inside: () => boolean;
  out: () => void;
}

/** Letters the transcript needs itself; a code on one of these is reached through the chooser. */
export const TAKEN = new Set(['S', 'W', 'J', 'K', 'U']);

/** The keys of the transcript. `deeds` is asked at each press; the list changes with the keys of the codes only. */
export function keysOf(deeds: () => Deeds, codes: { key: string; name: string }[], alone: () => boolean): Binding[] {
  const free = () => !/^(BUTTON|A|SUMMARY)$/.test(document.activeElement?.tagName ?? '');
  const group = (name: string, ...keys: Omit<Binding, 'group'>[]): Binding[] => keys.map(key => ({ ...key, group: name }));
  const keyed = codes.filter(code => /^[1-9A-Za-z]$/.test(code.key)).map(code => ({ ...code, key: code.key.toUpperCase() }))
    .filter(code => !TAKEN.has(code.key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  return [
    ...group('Reading',
      { key: 'j', says: 'next turn', run: () => deeds().turn(1) }, { key: 'k', says: 'previous turn', run: () => deeds().turn(-1) },
      { key: 'ArrowDown', says: 'next turn', run: () => deeds().turn(1) }, { key: 'ArrowUp', says: 'previous turn', run: () => deeds().turn(-1) },
      { key: 'n', says: 'next coded passage', run: () => deeds().passage(1) },
      { key: 'p', says: 'previous coded passage', run: () => deeds().passage(-1) },
      { key: ']', says: 'next session', run: () => deeds().session(1) }, { key: '[', says: 'previous session', run: () => deeds().session(-1) },
      { key: '/', says: 'find words', run: () => deeds().find() }, { key: 'Ctrl+F', says: 'find words', run: () => deeds().find() }),
    ...group('Selecting',
      { key: 's', says: 'sentence, then the next', run: () => deeds().unit('sentence', 1) },
      { key: 'w', says: 'word, then the next', run: () => deeds().unit('word', 1) },
      { key: 'S', says: 'one sentence more', run: () => deeds().moreUnits('sentence', 1) },
      { key: 'W', says: 'one word more', run: () => deeds().moreUnits('word', 1) },
      { key: 'J', says: 'one turn more', run: () => deeds().moreTurns(1) }, { key: 'K', says: 'one turn less', run: () => deeds().moreTurns(-1) },
      { key: 'Shift+ArrowDown', says: 'one turn more', run: () => deeds().moreTurns(1) },
      { key: 'Shift+ArrowUp', says: 'one turn less', run: () => deeds().moreTurns(-1) },
      { key: 'ArrowRight', says: 'next word or sentence', run: () => deeds().unit(null, 1) },
      { key: 'ArrowLeft', says: 'previous word or sentence', run: () => deeds().unit(null, -1) },
      { key: 'Shift+ArrowRight', says: 'one more', run: () => deeds().moreUnits(null, 1) },
      { key: 'Shift+ArrowLeft', says: 'one less', run: () => deeds().moreUnits(null, -1) },
      { key: 'Escape', says: 'one step out', run: () => deeds().out(), when: () => deeds().inside() }),
    ...group('Coding',
      ...keyed.map(({ key, name }) => ({ key, says: name, run: () => deeds().code(key) })),
      { key: 'Enter', says: 'choose a code', run: () => deeds().choose(), when: free },
      { key: 'm', says: 'memo', run: () => deeds().memo() }, { key: 'q', says: 'quick note', run: () => deeds().note() },
      { key: 'e', says: 'episode from the selection', run: () => deeds().episode() },
      { key: 'Delete', says: 'take your code off the passage', run: () => deeds().remove() },
      { key: 'F2', says: 'correct the turn', run: () => deeds().edit() },
      { key: 'u', says: 'undo', run: () => deeds().undo() }, { key: 'U', says: 'redo', run: () => deeds().redo() },
      { key: 'Ctrl+Z', says: 'undo', run: () => deeds().undo() }, { key: 'Ctrl+Shift+Z', says: 'redo', run: () => deeds().redo() }),
    { key: '?', says: 'all keys', run: () => deeds().keys(), when: alone, group: 'Help' }
  ];
}

/** Keys for the list: one line per deed, its keys side by side. */
export function spoken(bindings: Binding[]): Map<string, { keys: string[]; says: string }[]> {
  const groups = new Map<string, { keys: string[]; says: string }[]>();
  for (const { key, says, group = 'Elsewhere' } of bindings) {
    const lines = groups.get(group) ?? [];
    groups.set(group, lines);
    const same = lines.find(line => line.says === says);
    if (same) same.keys.push(key);
    else lines.push({ keys: [key], says });
  }
  return groups;
}
