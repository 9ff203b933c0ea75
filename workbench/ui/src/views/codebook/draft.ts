import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';

const PAUSE = 1000;

/** What is being typed about a record and not yet on record: kept within a second of a pause, found again after a loss. */
export interface Draft {
  /** What was kept when the field opened; nothing until it is known. */
  found: string | undefined;
  keep(text: string): void;
  forget(): void;
}

export function useDraft(client: Client, name: string, about: string): Draft {
  const [found, find] = useState<string | undefined>(undefined);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void } | null>(null);
  useEffect(() => {
    let here = true;
    client.ask('drafts', { case: name }).then(
      table => here && find(String(rowsOf(table).find(row => row.about === about)?.text ?? '')), () => here && find(''));
    return () => {
      here = false;
      waiting.current?.save();
    };
  }, [client, name, about]);
  return useMemo(() => {
    const stop = () => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = null;
    };
    const send = (text: string) => void client.act('draft', { case: name, about, text }).catch(() => undefined);
    return {
      found,
      keep: text => {
        stop();
        const save = () => { stop(); send(text); };
        waiting.current = { timer: setTimeout(save, PAUSE), save };
      },
      forget: () => { stop(); send(''); }
    };
  }, [client, name, about, found]);
}
