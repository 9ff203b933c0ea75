import { useEffect, useRef } from 'preact/hooks';
import { allKeys } from '../shared/keys';

/** Every key that works here, beside what it does. */
export function Keys({ root, close }: { root: HTMLElement; close: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    sheet.current?.showModal?.();
    return () => before?.focus?.();
  }, []);
  const groups = new Map<string, { key: string; says: string }[]>();
  for (const one of allKeys(root)) {
    const group = one.group ?? 'Everywhere';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return <dialog class="cw-keys" ref={sheet} aria-label="All keys" onClose={close}
    onClick={event => event.target === sheet.current && close()}>
    {[...groups].map(([group, keys]) => <section key={group}><h2>{group}</h2>
      <dl>{keys.map(({ key, says }) => <div key={key + says}><dt><kbd>{key}</kbd></dt><dd>{says}</dd></div>)}</dl></section>)}
    <form method="dialog"><button class="cw-button">Close <kbd>Esc</kbd></button></form>
  </dialog>;
}
