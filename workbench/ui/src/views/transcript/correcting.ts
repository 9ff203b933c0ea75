import { useRef, useState } from 'preact/hooks';
import type { Client, WorkbenchError } from '../../protocol/client';
import { rowsOf } from '../../protocol/table';
import type { CaseStore } from '../shared/data';
import type { Turn } from './model';
import type { Writer } from './writer';

/** Correcting a turn: what was typed before comes back, and a conflict is noticed by what the author had seen. */
export function useCorrecting(client: Client, store: CaseStore, writer: Writer) {
  const [begin, setBegin] = useState<string | null>(null);
  const seen = useRef(0);
  return {
    /** What was typed in the corrected turn before, and never stored. */
    begin,
    open: async (turn: Turn) => {
      seen.current = store.entry;
      const drafts = await client.ask('drafts', { case: store.name }).then(rowsOf, () => []);
      setBegin(drafts.find(row => row.about === turn.id)?.text ?? null);
    },
    closed: () => setBegin(null),
    /** Store other words or another speaker; what is refused comes back, and nothing is lost. */
    correct: async (turn: Turn, words: string, by: string): Promise<WorkbenchError | null> => {
      const fields = { turn: turn.id, ...(words !== turn.text && { words }), ...(by !== turn.by && { by }), seen: seen.current };
      try {
        await client.act('correct', { case: store.name, ...fields });
        void writer.act('draft', { about: turn.id, text: '' });
        return null;
      } catch (error) {
        const newest = await client.ask('about').then(about => about.entry, () => 0);
        seen.current = Math.max(store.entry, newest); // whoever stores now has seen both texts
        return error as WorkbenchError;
      }
    }
  };
}
