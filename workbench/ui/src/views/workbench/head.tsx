import type { Client } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { useFocus, useNoun, useStore } from '../shared/hooks';
import { focusWords, type Width } from './model';

interface HeadProps {
  client: Client;
  focus: Focus;
  cases: Row[];
  width: Width;
  panels: boolean;
  acts: { find(): void; undo(): void; keys(): void; panels(): void; out(): void };
}

/** The case, one line of what it is, what is in focus, and the few acts that concern all of it. */
export function Head({ client, focus, cases, width, panels, acts }: HeadProps) {
  const now = useFocus(focus);
  const store = useStore(client, now.case);
  const episodes = useNoun(store, 'episodes');
  const here = cases.find(row => row.case === now.case);
  const words = focusWords(now, episodes?.find(row => row.id === now.episode)?.label);
  const choose = (event: Event) => focus.set({ case: (event.target as HTMLSelectElement).value, session: null, span: null, turns: null,
    codes: [], episode: null, annotation: null }, 'head');
  return <header class="cw-head">
    {cases.length > 1
      ? <select class="cw-case" aria-label="Case" value={now.case} onChange={choose}>
        {cases.map(row => <option key={row.case} value={row.case}>{row.title || row.case}</option>)}</select>
      : <h1 class="cw-case">{here?.title || now.case}</h1>}
    <span class="cw-line cw-2" title={here?.summary}>{here?.summary}</span>
    {here?.synthetic && <span class="cw-pill">synthetic</span>}
    <span class="cw-room" />
    <span class="cw-in-focus cw-2" role="status">{words && <>In focus: {words}{' '}
      <button class="cw-step" title="One step out" aria-label="One step out" onClick={acts.out}><kbd>Esc</kbd></button></>}</span>
    <button class="cw-button" data-quiet onClick={acts.find}>Find <kbd>/</kbd></button>
    <button class="cw-button" data-quiet onClick={acts.undo}>Undo <kbd>u</kbd></button>
    {width !== 'wide' && <button class="cw-button" aria-pressed={panels} onClick={acts.panels}>Panels</button>}
    <button class="cw-button" data-quiet onClick={acts.keys}>Keys <kbd>?</kbd></button>
  </header>;
}
