import { useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';

/** Where a study holds no case yet: one sentence and one act. */
export function Start({ client, focus }: { client: Client; focus: Focus }) {
  const [problem, say] = useState('');
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(given.get('name')).trim();
    try {
      await client.act('open_case', { case: name, title: String(given.get('title')).trim() });
      focus.set({ case: name }, 'start');
    } catch (error) {
      say((error as Error).message);
    }
  };
  return <form class="cw-start" onSubmit={open}>
    <p>No case in this study yet. Give the first one a pseudonym.</p>
    <label>Short name <input name="name" required pattern="[A-Za-z0-9_.\-]+" placeholder="kessler" autocomplete="off" /></label>
    <label>Title <input name="title" placeholder="Dario and Nadia, 24 sessions" autocomplete="off" /></label>
    <button class="cw-button">Open the case</button>
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
  </form>;
}
