import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { allKeys, bindKeys, keyOf } from './keys';

let root: HTMLElement;
let remove: () => void;
const run = vi.fn();
const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

beforeEach(() => {
  root = document.createElement('div');
  root.innerHTML = '<p tabindex="0"></p><input><dialog><button></button></dialog>';
  document.body.append(root);
  run.mockClear();
  remove = bindKeys(root, ['m', 'U', 'Escape', 'Ctrl+Z', 'Shift+ArrowDown'].map(key => ({ key, says: `does ${key}`, run })));
});
afterEach(() => {
  remove();
  root.remove();
});

test('a key has one name, with its modifiers', () => {
  const name = (key: string, more: KeyboardEventInit = {}) => keyOf(new KeyboardEvent('keydown', { key, ...more }));
  expect([name('m'), name('U', { shiftKey: true }), name('?', { shiftKey: true }), name('z', { ctrlKey: true }),
    name('z', { metaKey: true, shiftKey: true }), name('ArrowDown', { shiftKey: true }), name(' ')])
    .toEqual(['m', 'U', '?', 'Ctrl+Z', 'Ctrl+Shift+Z', 'Shift+ArrowDown', 'Space']);
});

test('keys act on the words, and are letters where one types', () => {
  press(root.querySelector('p')!, 'm');
  press(root.querySelector('p')!, 'ArrowDown', { shiftKey: true });
  expect(run).toHaveBeenCalledTimes(2);
  press(root.querySelector('input')!, 'm');
  press(root.querySelector('input')!, 'Escape');
  expect(run).toHaveBeenCalledTimes(2);
});

test('single keys can be switched off, others stay', () => {
  root.dataset.cwKeys = 'off';
  press(root.querySelector('p')!, 'm');
  expect(run).not.toHaveBeenCalled();
  press(root.querySelector('p')!, 'z', { ctrlKey: true });
  press(root.querySelector('p')!, 'Escape');
  expect(run).toHaveBeenCalledTimes(2);
});

test('what stands in front has the keys', () => {
  press(root.querySelector('button')!, 'Escape');
  expect(run).not.toHaveBeenCalled();
});

test('after removal nothing is left', () => {
  remove();
  press(root.querySelector('p')!, 'm');
  expect(run).not.toHaveBeenCalled();
  expect(allKeys(root)).toEqual([]);
});

test('the list of all keys names each once', () => {
  const again = bindKeys(root.querySelector('p')!, [{ key: 'm', says: 'does m', run }]);
  expect(allKeys(root).map(one => one.key)).toEqual(['m', 'U', 'Escape', 'Ctrl+Z', 'Shift+ArrowDown']);
  again();
});
