import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import type { Entry, Row } from '../../protocol/types';
import { concerns, linesOf, type Line } from './model';

export interface Log {
  lines: Line[] | undefined;
  problem: string;
  /** Who writes here. */
  me: string;
  /** An entry with its changes: as it came in, or asked for. */
  entry: (id: number) => Promise<Entry>;
}

const MOST = 400; // entries kept with their changes

/** The journal of a case: read once, then told entry by entry. */
export function useLog(client: Client, name: string): Log {
  const [rows, read] = useState<Row[] | undefined>(undefined);
  const [entries, tell] = useState<Entry[]>([]);
  const [problem, say] = useState('');
  const [me, know] = useState('');
  useEffect(() => {
    let here = true;
    let id = '';
    tell([]);
    read(undefined);
    const stop = client.watch(entry => { if (!id || concerns(entry, id)) tell(all => [...all, entry].slice(-MOST)); });
    const failed = (error: Error) => here && say(error.message);
    client.ask('cases').then(table => { id = String(rowsOf(table).find(row => row.case === name)?.id ?? ''); }, () => undefined);
    client.ask('about').then(about => here && know(about.actor ?? ''), () => undefined);
    client.ask('journal', { case: name }).then(table => here && (say(''), read(rowsOf(table))), failed);
    return () => { here = false; stop(); };
  }, [client, name]);
  const lines = useMemo(() => rows && linesOf(rows, entries), [rows, entries]);
  return { lines, problem, me, entry: async id => entries.find(one => one.id === id) ?? await client.ask('entry', { entry: id }) as unknown as Entry };
}
