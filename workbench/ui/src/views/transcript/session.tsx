import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { CaseStore } from '../shared/data';
import { allKeys, bindKeys } from '../shared/keys';
import { Foot } from './foot';
import { Floating } from './floating';
import { FindBar } from './find';
import { useFollow } from './follow';
import { handOf } from './hand';
import { KeyList } from './keylist';
import { keysOf } from './keymap';
import { TurnList } from './list';
import { WholeSession } from './plain';
import { useReader } from './reader';
import type { Reading } from './reading';
import { within } from './words';
import { saying } from './stripes';
import { TurnEditor } from './editor';
import { TurnRow, type Hands } from './turn';
import type { Left } from './view';
import type { Writer } from './writer';
import type { Passage } from './model';

export interface PageProps {
  client: Client;
  focus: Focus;
  store: CaseStore;
  session: number;
  writer: Writer;
  message: string;
  say: (words: string) => void;
  actor: string;
  left: Map<number, Left>;
  /** Whether the keyboard's focus was last in the transcript, whichever its session. */
  mine: { current: boolean };
  reading: Reading;
  whole?: boolean;
  go: (by: 1 | -1) => void;
  head: (find: () => void, keys: () => void) => ComponentChildren;
}

const NONE: Passage[] = [];

/** One session: its turns, what floats beside them, its own search, and the keys. */
export function SessionPage(props: PageProps) {
  const { client, store, reading, writer, message, head, session, left, whole } = props;
  const { turns, passages, code, people, memos } = reading;
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<TurnList>(null);
  const [hot, hover] = useState<Passage | null>(null);
  const reader = useReader(props, list);
  const { state, deeds, search } = reader;
  const live = useRef(deeds);
  live.current = deeds;
  const seen = useFollow(props, reader, list);
  useLayoutEffect(() => {
    const { found, ...rest } = left.get(session) ?? { turn: 0 };
    if (found) left.set(session, rest);
    if (found) deeds.goTo(found);
  }, []);

  const shell = () => root.current?.closest('.cw-workbench') ?? null; // it has a list of all keys of its own
  const bindings = useMemo(() => keysOf(() => live.current, reading.codes, () => !shell()), [reading.codes]);
  useEffect(() => bindKeys(root.current!.parentElement!, bindings), [bindings]);
  const showKeys = () => (shell() ? root.current!.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true })) : deeds.keys());
  useKeepFocus(root, props.mine, `${state.spot.turn}:${state.open}:${state.editing}:${search.open}`);
  const hand = useRef(handOf());
  Object.assign(hand.current, { reader, reading });
  const hands = useMemo<Hands>(() => ({
    stand: passage => live.current.stand(passage), hover, list: turn => live.current.through(turn)
  }), []);

  const label = `Transcript of session ${session}`;
  const draw = (i: number, away: number | null) => {
    const turn = turns[i];
    if (turn.id === state.editing) {
      return <TurnEditor key={turn.id} turn={turn} index={i} count={turns.length} people={people} begin={reader.begin} caret={state.spot.at}
        save={(words, by) => deeds.correct(turn, words, by)} close={deeds.edited}
        draft={text => void writer.act('draft', { about: turn.id, text })} />;
    }
    const here = passages.get(turn.number) ?? NONE;
    return <TurnRow key={turn.id} turn={turn} index={i} count={turns.length} away={away} person={people.get(turn.by)} people={people}
      code={code} passages={here} current={i === state.spot.turn} hits={search.byTurn.get(i)} here={search.hereIn(i)}
      selection={within(state.selection, i, turn.text.length)?.join(':') ?? ''} hands={hands}
      standing={i === state.spot.turn ? state.passage ?? '' : ''} hot={hot?.turn === turn.number ? hot.key : ''}
      memo={[turn.id, ...here.flatMap(one => one.ids)].flatMap(id => memos.get(id) ?? []).join('; ')} />;
  };
  return <div class="cw-tr" ref={root} role="region" aria-label={label} onMouseDown={hand.current.down} onMouseUp={hand.current.up}
    onDblClick={hand.current.twice} onCopy={hand.current.copy}>
    {head(deeds.find, showKeys)}
    {search.open && <FindBar client={client} name={store.name} phrase={search.phrase} count={search.hits.length} at={search.at}
      type={search.type} step={search.step} go={deeds.goTo} close={search.close} />}
    {whole ? <WholeSession turns={turns} people={people} label={label} />
      : <TurnList handle={list} turns={turns} current={state.spot.turn} draw={draw} place={left.get(session)?.place} onSeen={seen} label={label}
        onLeave={place => left.set(session, { place, turn: live.current.at() })}>
        <Floating reader={reader} reading={reading} writer={writer} list={list} />
      </TurnList>}
    <Foot message={message} hover={hot ? saying(hot, code, people) : ''} coded={reading.walk.length} {...reader.loose} />
    {state.open === 'keys' && root.current && <KeyList bindings={allKeys(root.current)} close={deeds.out} />}
  </div>;
}

/** The keyboard's focus follows the current turn, and comes back to it when what floated is closed. */
function useKeepFocus(root: { current: HTMLDivElement | null }, mine: { current: boolean }, when: string): void {
  useEffect(() => {
    const note = (event: FocusEvent | PointerEvent) => { if (root.current) mine.current = root.current.contains(event.target as Node); };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
    };
  }, []);
  useLayoutEffect(() => {
    const active = document.activeElement;
    const lost = !active || active === document.body;
    if (!mine.current || (!lost && !active.closest('.cw-tr-turn:not(.cw-tr-editing)'))) return;
    root.current?.querySelector<HTMLElement>('.cw-tr-turn[data-current]:not(.cw-tr-editing)')?.focus({ preventScroll: true });
  }, [when]);
}
