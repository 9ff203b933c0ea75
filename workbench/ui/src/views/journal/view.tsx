import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import { walk } from '../memos/list';
import type { Place } from '../memos/refs';
import { many, nameOf } from '../memos/said';
import { useFocus, useNoun, useStore } from '../shared/hooks';
import { mount } from '../shared/mount';
import { LineOf } from './line';
import { useLog } from './log';
import { byDay, chosen, commandSaid, type Filter } from './model';
import './journal.css';

const SOURCE = 'journal';
const NONE: any[] = [];
const PAGE = 200;

/** How the case came to be what it is: every entry, newest first, with before and after. */
export function Journal({ client, focus }: { client: Client; focus: Focus }) {
  const { case: name } = useFocus(focus);
  const store = useStore(client, name);
  const people = useNoun(store, 'participants') ?? NONE;
  const { lines, problem, me, entry } = useLog(client, name);
  const [filter, set] = useState<Filter>({ actor: '', command: '' });
  const [pages, more] = useState(1);
  const [opened, open] = useState<number | null>(null);
  const place = useRef<HTMLElement>(null);
  useEffect(() => more(1), [filter.actor, filter.command, name]);

  if (problem) return <p class="cw-problem" role="alert">{problem}</p>;
  if (!lines) return <p class="cw-empty">Reading the journal.</p>;
  if (lines.length === 0) return <p class="cw-empty">Nothing was done in this case yet. Bring a transcript in to begin.</p>;
  const found = chosen(lines, filter);
  const shown = found.slice(0, pages * PAGE);
  const go = (one: Place) => one.jump && focus.set(one.jump, SOURCE);
  const names = (of: 'actor' | 'command') => [...new Set(lines.map(line => line[of]))].sort();
  return <section class="cw-jo" aria-label="Journal" ref={place}>
    <header class="cw-jo-bar">
      <h2><span role="status">{many(found.length, 'entry', 'entries')}{found.length !== lines.length && ` of ${lines.length}`}</span></h2>
      <select aria-label="Who" value={filter.actor} onChange={event => set({ ...filter, actor: event.currentTarget.value })}>
        <option value="">everybody</option>{names('actor').map(key => <option key={key} value={key}>{nameOf(people, key)}</option>)}</select>
      <select aria-label="What" value={filter.command} onChange={event => set({ ...filter, command: event.currentTarget.value })}>
        <option value="">every act</option>{names('command').map(one => <option key={one} value={one}>{commandSaid(one)}</option>)}</select>
    </header>
    {found.length === 0 && <p class="cw-empty">No entry of this kind. Take a choice away.</p>}
    {byDay(shown).map(([day, of]) => <section key={day} aria-label={day}>
      <h3 class="cw-jo-day">{day}</h3>
      <ol class="cw-jo-list" onKeyDown={walk}>{of.map(line => <LineOf key={line.id} line={line} store={store} people={people} me={me}
        open={opened === line.id} toggle={() => open(opened === line.id ? null : line.id)} entry={entry} go={go} />)}</ol>
    </section>)}
    {shown.length < found.length && <button type="button" class="cw-button" onClick={() => more(pages + 1)}>{many(found.length - shown.length, 'older entry', 'older entries')}</button>}
  </section>;
}

export const journal: View = (el, client, focus) => mount(el, <Journal client={client} focus={focus} />);
