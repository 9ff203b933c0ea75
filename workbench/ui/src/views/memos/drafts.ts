import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import type { Row } from '../../protocol/types';

/** What this person has typed in a case and not yet put on record; asked again whenever `when` changes. */
export function useDrafts(client: Client, name: string, when: unknown): Row[] | undefined {
  const [rows, set] = useState<Row[] | undefined>(undefined);
  useEffect(() => {
    let here = true;
    client.ask('drafts', { case: name }).then(table => here && set(rowsOf(table)), () => here && set([]));
    return () => { here = false; };
  }, [client, name, when]);
  return rows;
}
