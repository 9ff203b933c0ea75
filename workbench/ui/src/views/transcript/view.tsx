import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import type { Row } from '../../protocol/types';
import { useFocus, useNoun, useStore } from '../shared/hooks';
import { mount } from '../shared/mount';
import { Header, Nothing } from './header';
import type { Place } from './list';
import { useReading } from './reading';
import { SessionPage, type PageProps } from './session';
import { SOURCE } from './source';
import { Writer } from './writer';
import './view.css';

/** The transcript of a session, for reading and coding it. */
export const view: View = (el, client, focus) => mount(el, <Transcript client={client} focus={focus} />);

/** What the reader left behind in a session: the place and the current turn. */
export interface Left {
  place?: Place;
  turn: number;
  /** Words found from elsewhere, to be selected on arrival. */
  found?: Row;
}

function Transcript({ client, focus }: { client: Client; focus: Focus }) {
  const now = useFocus(focus);
  const store = useStore(client, now.case);
  const sessions = useNoun(store, 'sessions');
  const [drawn, draw] = useReducer((n: number, _: void) => n + 1, 0);
  const [message, say] = useState('');
  const left = useRef(new Map<number, Left>());
  const mine = useRef(false);
  const shown = useRef<number | null>(null); // stays, where the focus leaves all sessions
  const writer = useMemo(() => new Writer(client, now.case, draw, say), [client, now.case]);
  useEffect(() => () => writer.dispose(), [writer]);
  const actor = useActor(client);

  const problem = store.problem('sessions');
  if (problem) return <p class="cw-problem" role="alert">{problem.message}</p>;
  if (!sessions) return <p class="cw-empty">Reading the sessions.</p>;
  const session = now.session ?? shown.current ?? sessions.find(row => row.turns)?.session ?? sessions[0]?.session ?? null;
  shown.current = session;
  if (session === null) return <p class="cw-empty">No sessions yet. Drag transcripts onto the case to bring them in.</p>;
  return <Loaded key={session} {...{ client, focus, store, sessions, session, writer, drawn, message, say, actor, mine, left: left.current }} />;
}

function Loaded(props: Omit<PageProps, 'reading' | 'go' | 'head'> & { sessions: Row[]; drawn: number }) {
  const { store, sessions, session, writer, drawn, focus } = props;
  const reading = useReading(store, session, writer.pending, drawn);
  const [whole, read] = useState(false);
  const at = sessions.findIndex(row => row.session === session);
  const go = (by: 1 | -1) => {
    const next = sessions[at + by];
    if (next) focus.set({ session: next.session, span: null, turns: null, annotation: null }, SOURCE);
  };
  const row = sessions[at];
  const head = (find: () => void, keys: () => void) => <Header {...{ session, row, whole, read, go, find, keys }} before={at > 0}
    after={at < sessions.length - 1} passages={reading ? reading.walk.length : row?.passages ?? 0} />;
  const problem = store.problem('turns');
  const none = () => undefined;
  if (!reading) return <div class="cw-tr">{head(none, none)}
    {problem ? <p class="cw-problem" role="alert">{problem.message}</p> : <p class="cw-empty">Reading session {session}.</p>}</div>;
  if (!reading.turns.length) return <div class="cw-tr">{head(none, none)}<Nothing session={session} row={row} /></div>;
  return <SessionPage {...props} reading={reading} go={go} head={head} whole={whole} />;
}

/** Who writes here. */
function useActor(client: Client): string {
  const [actor, set] = useState('');
  useEffect(() => {
    let here = true;
    client.ask('about').then(about => here && set(about.actor), () => undefined);
    return () => { here = false; };
  }, [client]);
  return actor;
}
