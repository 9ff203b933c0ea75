import { useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Row } from '../../protocol/types';
import { History } from './history';
import { headSaid, kindSaid } from './model';
import { PageMark } from './list';
import { placeOf, type Known, type Place } from './refs';
import { nameOf } from './said';
import { Evidence, Prose } from './words';
import type { Turn } from './prose';

interface MemoProps {
  client: Client;
  name: string;
  row: Row;
  known: Known;
  links: Row[];
  seen: number;
  go: (place: Place) => void;
  turn: (session: number, turn: number) => void;
  write: () => void;
  gone: () => void;
}

/** One memo to be read, what it rests on, and what refers to it. */
export function Memo({ client, name, row, known, links, seen, go, turn, write, gone }: MemoProps) {
  const [asking, ask] = useState(false);
  const [problem, say] = useState('');
  const refs = [...new Set<string>(row.about)];
  const places = refs.map(ref => placeOf(ref, known));
  const about = places.flatMap((place): Turn[] => place.jump?.turns && place.jump.session ? [{ session: place.jump.session, turn: place.jump.turns[0] }] : []);
  const withdraw = () => client.act('withdraw', { case: name, ref: row.id, seen: seen || undefined }).then(gone, (error: Error) => say(error.message));
  return <article class="cw-me-memo" aria-label={row.title || 'Memo'}>
    <header><PageMark kind={row.kind} size={15} /><h3>{row.title || 'Memo without a title'}</h3></header>
    <p class="cw-2 cw-small">{headSaid(row, known.people)}{row.form && ` · follows the form ${kindSaid(row.form)}`}</p>
    <Prose text={row.text} about={about} go={turn} />
    {places.length > 0 && <><h2>Rests on</h2><Evidence places={places} go={go} /></>}
    <Backlinks row={row} known={known} links={links} go={go} />
    <History client={client} name={name} id={row.id} known={known} />
    <footer>
      <button type="button" class="cw-button" onClick={write}>Write on <kbd>r</kbd></button>
      {asking ? <>
        <button type="button" class="cw-button" onClick={withdraw}>Take it off the case</button>
        <button type="button" class="cw-button" data-quiet onClick={() => ask(false)}>Keep it</button>
      </> : <button type="button" class="cw-button" data-quiet onClick={() => ask(true)}>Withdraw</button>}
    </footer>
    {asking && <p class="cw-2 cw-small">The memo by {nameOf(known.people, row.by)} leaves every list and report; the journal keeps it, and undo brings it back.</p>}
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
  </article>;
}

/** Memos about this one, and links that end or begin here. */
function Backlinks({ row, known, links, go }: Pick<MemoProps, 'row' | 'known' | 'links' | 'go'>) {
  const memos = known.memos.filter(one => (one.about as string[]).includes(row.id)).map(one => ({ ref: one.id, type: kindSaid(one.kind), note: '' }));
  const edges = links.filter(one => one.source === row.id || one.target === row.id).map(one => ({
    ref: one.source === row.id ? one.target : one.source, type: kindSaid(one.type), note: one.note }));
  if (memos.length + edges.length === 0) return null;
  return <><h2>Linked from</h2><ul class="cw-me-links">{[...edges, ...memos].map(({ ref, type, note }) => {
    const place = placeOf(ref, known);
    return <li key={ref + type}><span class="cw-2">{type}</span>
      <button type="button" class="cw-me-turn" title={note || undefined} onClick={() => go(place)}>{place.says}</button></li>;
  })}</ul></>;
}
