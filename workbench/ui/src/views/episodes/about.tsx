import type { Row } from '../../protocol/types';
import { headSaid } from '../memos/model';
import { PageMark } from '../memos/list';
import { many } from '../memos/said';
import { Prose } from '../memos/words';

/** The memos about an episode, each opened where it stands. */
export function About({ memos, people, go }: { memos: Row[]; people: Row[]; go: (session: number, turn: number) => void }) {
  if (memos.length === 0) return <p class="cw-2 cw-small">No memo about it yet. Press m among the memos to write one.</p>;
  return <section aria-label="Memos about it">
    <h2>{many(memos.length, 'memo')} about it</h2>
    {memos.map(row => <details key={row.id} class="cw-ep-memo">
      <summary><PageMark kind={row.kind} /><b>{row.title || 'Memo without a title'}</b><span class="cw-2 cw-small">{headSaid(row, people)}</span></summary>
      <Prose text={row.text} about={[]} go={go} />
    </details>)}
  </section>;
}
