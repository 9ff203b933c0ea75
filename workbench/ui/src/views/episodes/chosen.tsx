import { useEffect, useState } from 'preact/hooks';
import type { FocusState } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { useHeard } from '../memos/known';
import { useNoun } from '../shared/hooks';
import type { CaseStore } from '../shared/data';
import { About } from './about';
import { Brought } from './brought';
import { Facts } from './facts';
import { kindSaid, placeSaid, type Names, type Side } from './model';
import { sightsOf } from './seen';
import { Sheet } from './sheet';
import { contributing, contributionSheet, episodeSheet, sightSheet, stageSheet, type Given, type Hand, type Spot } from './sheets';
import { Sights } from './sights';
import { Stages } from './stages';

interface ChosenProps {
  store: CaseStore;
  row: Row;
  now: FocusState;
  people: Row[];
  names: Names;
  contributions: Row[];
  seen: number;
  /** Counts up when the person asks to revise the episode by key. */
  revising: number;
  go: (session: number, turn: number) => void;
  toWords: () => void;
}

const NONE: any[] = [];

/** One episode: its six fields, what both sides brought, how each saw it, its stages, and the memos about it. */
export function Chosen({ store, row, now, people, names, contributions, seen, revising, go, toWords }: ChosenProps) {
  useHeard(store);
  const perspectives = (useNoun(store, 'perspectives') ?? NONE).filter(one => one.episode === row.id);
  const stages = (useNoun(store, 'stages') ?? NONE).filter(one => one.episode === row.id);
  const ratings = useNoun(store, 'ratings') ?? NONE;
  const memos = (useNoun(store, 'memos') ?? NONE).filter(one => one.about.includes(row.id));
  const sessions = useNoun(store, 'sessions') ?? NONE;
  const turns = useNoun(store, 'turns', now.session) ?? NONE;
  const own = contributions.filter(one => one.episode === row.id);
  const [sheet, open] = useState<{ key: string; given: Given } | null>(null);

  const at = (number: number): Row | undefined => turns.find(one => one.session === now.session && one.turn === number);
  const here = now.turns ? at(now.turns[0]) : undefined;
  const spot: Spot | null = here ? { id: here.id, session: here.session!, turn: here.turn!, text: here.text } : null;
  const hand: Hand = { client: store.client, name: store.name, seen, newest: () => store.entry };
  const stretch = () => {
    const [first, last] = [at(now.turns?.[0] ?? -1), at(now.turns?.[1] ?? -1)];
    const session = sessions.find(one => one.session === now.session)?.id;
    if (!first || !last || !session) return null;
    const says = now.turns![0] === now.turns![1] ? `at turn ${now.turns![0]}` : `turns ${now.turns![0]} to ${now.turns![1]}`;
    return { says: `session ${now.session}, ${says} (in focus)`, anchor: { session, turn: first.id, end_session: session, end_turn: last.id } };
  };
  const revise = () => open({ key: row.id, given: episodeSheet(hand, row, own.length + perspectives.length + stages.length, stretch()) });
  useEffect(() => { if (revising) revise(); }, [revising]);
  const add = (side: Side) => {
    const by = people.find(one => one.role === side)?.key ?? side;
    open({ key: `new ${side}`, given: contributing(hand, row.id, by, names[side], spot) });
  };
  if (sheet) return <Sheet key={sheet.key} {...sheet.given} client={store.client} name={store.name} people={people} close={() => open(null)} />;
  return <article class="cw-ep-one-of" aria-label={row.label || 'Episode'}>
    <Facts row={row} contributions={own} perspectives={perspectives} names={names} go={toWords} edit={revise} />
    <Brought contributions={own} names={names} go={go} add={add} edit={one => open({ key: one.id, given: contributionSheet(hand, one, names) })} />
    <Sights sights={sightsOf(row, perspectives, ratings, people, names)} edit={sight => open({ key: sight.role, given: sightSheet(hand, row.id, sight) })} />
    <Stages stages={stages} here={spot ? `s${spot.session} t${spot.turn}` : ''} go={go} tag={() => open({ key: 'stage', given: stageSheet(hand, row.id, null, spot) })}
      edit={one => open({ key: one.id, given: stageSheet(hand, row.id, one, null) })} />
    <hr />
    <About memos={memos} people={people} go={go} />
    <details class="cw-ep-rest"><summary>The rest of its record</summary>
      <dl class="cw-ep-facts"><dt>Kind</dt><dd>{kindSaid(row)}</dd><dt>Sub-form</dt><dd>{row.subform || 'none'}</dd><dt>Place</dt><dd>{placeSaid(row)}</dd>
        <dt>Missing</dt><dd>{row.missing || 'nothing that must be there'}</dd><dt>Id</dt><dd><code>{row.id}</code></dd></dl></details>
  </article>;
}
