import { useState } from 'preact/hooks';
import { Chip } from '../shared/glyphs';
import { inWords } from '../codebook/scope';
import { Chooser } from './chooser';
import { readable, type Join, type Query } from './query';
import type { Reading } from './reading';

interface BarProps {
  reading: Reading;
  query: Query;
  scope: number[] | null;
  /** The table of pairs is shown: how close is close. */
  pairs: boolean;
  nameOf: (key: string) => string;
  change: (patch: Partial<Query>) => void;
  setCodes: (codes: string[]) => void;
}

const JOINS: [Join, string][] = [['or', 'any of them'], ['and', 'on the same words'], ['near', 'near one another']];

/** The query as a sentence whose words can be changed. */
export function Bar({ reading, query, scope, pairs, nameOf, change, setCodes }: BarProps) {
  const [adding, add] = useState(false);
  const { code, codes, coders, people, passages } = reading;
  const speakers = [...new Set([...passages.map(passage => passage.by), query.by])].filter(Boolean);
  const ordered = people.map(row => row.key).filter(key => speakers.includes(key));
  return <div class="cw-pa-bar" role="search" aria-label="Which passages">
    <span>Everything under</span>
    {query.codes.map((one, n) => <span class="cw-pa-term" key={one}>
      {n > 0 && <span class="cw-2">{query.join === 'or' ? 'or ' : query.join === 'and' ? 'with ' : 'near '}</span>}
      <Chip code={one} pattern={code.get(one)?.pattern ?? 'solid'} /> {code.get(one)?.name ?? one}{query.alone && ' alone'}
      <button type="button" aria-label={`Leave ${code.get(one)?.name ?? one} out`} onClick={() => setCodes(query.codes.filter(other => other !== one))}>×</button>
    </span>)}
    <span class="cw-pa-add">
      <button type="button" class="cw-pa-word" aria-haspopup="dialog" aria-expanded={adding} onClick={() => add(!adding)}>
        {query.codes.length ? 'add a code' : 'all codes'}</button>
      {adding && <Chooser label="Passages under" codes={codes} close={() => add(false)}
        choose={chosen => { add(false); if (!query.codes.includes(chosen.code)) setCodes([...query.codes, chosen.code]); }} />}
    </span>
    {(query.codes.length > 1 || pairs) && <select aria-label="How the codes are meant" value={pairs && query.join === 'or' ? 'and' : query.join}
      onChange={event => change({ join: event.currentTarget.value as Join })}>
      {JOINS.filter(([join]) => !pairs || join !== 'or').map(([join, words]) => <option key={join} value={join}>{words}</option>)}
    </select>}
    {(query.codes.length > 1 || pairs) && query.join === 'near' && <label>within <input class="cw-pa-few" type="number" min={0} max={99} value={query.within}
      aria-label="Turns apart at most" onInput={event => change({ within: Math.max(0, Math.min(99, Math.round(event.currentTarget.valueAsNumber) || 0)) })} /> turns</label>}
    <label>said by <select value={query.by} onChange={event => change({ by: event.currentTarget.value })}>
      <option value="">anyone</option>
      {ordered.map(key => <option key={key} value={key}>{nameOf(key)}</option>)}
    </select></label>
    <label>coded by <select value={query.coder} onChange={event => change({ coder: event.currentTarget.value })}>
      <option value="">anyone</option>
      {coders.map(key => <option key={key} value={key}>{nameOf(key)}</option>)}
    </select></label>
    <label>sessions <input class="cw-pa-sessions" placeholder="all" value={query.sessions} aria-invalid={!readable(query.sessions)}
      title="For example 3, 7–12" onInput={event => change({ sessions: event.currentTarget.value })} /></label>
    {scope && <label><input type="checkbox" checked={query.focus} onChange={event => change({ focus: event.currentTarget.checked })} /> only {inWords(scope)}</label>}
    <label class="cw-pa-find"><span>saying</span> <input class="cw-pa-phrase" type="search" placeholder="any words" value={query.phrase} data-find
      aria-label="Find a phrase" onInput={event => change({ phrase: event.currentTarget.value })} /> <kbd>/</kbd></label>
    {!readable(query.sessions) && <span class="cw-pa-unread" role="status">Write sessions as 3, 7–12. All are shown.</span>}
  </div>;
}
