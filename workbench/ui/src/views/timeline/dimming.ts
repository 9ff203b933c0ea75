import { useCallback, useState } from 'preact/hooks';
import type { Dim } from './marks';

/** What the legend has dimmed; a name among others of its kind may be left alone. */
export function toggled(dim: Dim, name: string, only: boolean, all: string[]): Dim {
  const kin = all.filter(one => one.split(':')[0] === name.split(':')[0]);
  if (only) {
    const others = kin.filter(one => one !== name);
    const alone = !dim.has(name) && others.length > 0 && others.every(one => dim.has(one));
    return new Set([...[...dim].filter(one => !kin.includes(one)), ...(alone ? [] : others)]);
  }
  const next = new Set(dim);
  if (!next.delete(name)) next.add(name);
  return next;
}

/** The dimmed names and the way to change them. */
export function useDimming(names: () => string[]): [Dim, (name: string, only: boolean) => void] {
  const [dim, set] = useState<Dim>(() => new Set());
  return [dim, useCallback((name: string, only: boolean) => set(now => toggled(now, name, only, names())), [names])];
}
