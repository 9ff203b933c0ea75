import { useRef, useState } from 'preact/hooks';
import type { WorkbenchError } from '../../protocol/client';
import { counting } from '../../protocol/text';
import type { Row } from '../../protocol/types';
import type { Code } from './codes';
import { useCorrecting } from './correcting';
import type { Deeds } from './keymap';
import type { TurnList } from './list';
import { useLoose, type Loose } from './loose';
import type { Passage, Turn } from './model';
import { placeOf, thingsOf } from './says';
import { useSearch, type Search } from './search-state';
import type { PageProps } from './session';
import { extendTurns, nextPassage, select, standOn, START, stepOut, target, toTurn, type Open, type Piece, type State } from './state';
import { extend, step, type Selection } from './words';

const RECENT = 6;

/** Where the reader is, and everything that can be done from there. */
export interface Reader {
  state: State;
  set: (state: State) => void;
  search: Search;
  deeds: Deeds & Others;
  /** What an act concerns now. */
  pieces: Piece[];
  recent: string[];
  /** What was typed in the corrected turn before, and never stored. */
  begin: string | null;
  loose: Loose;
}

interface Others {
  at: () => number;
  stand: (passage: Passage) => void;
  through: (turn: number) => void;
  goTo: (row: Row) => void;
  apply: (code: Code, certainty: 'certain' | 'doubtful') => void;
  selected: (selection: Selection | null, open?: Open) => void;
  correct: (turn: Turn, words: string, by: string) => Promise<WorkbenchError | null>;
  edited: () => void;
}

export function useReader(props: PageProps, list: { current: TurnList | null }): Reader {
  const { client, focus, store, session, writer, say, actor, left, reading, go } = props;
  const { turns, texts, index, passages, walk, codes, codings, people } = reading;
  const [state, put] = useState<State>(() => ({ ...START, spot: { turn: Math.min(left.get(session)?.turn ?? 0, turns.length - 1), at: 0 } }));
  const [recent, used] = useState<string[]>([]);
  const correcting = useCorrecting(client, store, writer);
  const now = useRef(state); // several keys may come before the next drawing

  const set = (next: State, where: 'near' | 'third' = 'near') => {
    const before = now.current;
    now.current = next;
    put(next);
    if (next.spot !== before.spot || next.selection !== before.selection) say('');
    if (next.spot.turn !== before.spot.turn || next.selection !== before.selection) list.current?.reveal(next.spot.turn, where);
  };
  const on = (passages.get(turns[state.spot.turn]?.number) ?? []).find(passage => passage.key === state.passage);
  const standing = () => (passages.get(turns[now.current.spot.turn]?.number) ?? []).find(passage => passage.key === now.current.passage);
  const aim = () => target(now.current, turns, standing());
  const stand = (passage: Passage) => set(standOn(now.current, passage, index.get(passage.turn) ?? 0));
  const search = useSearch(turns, state.spot.turn,
    hit => set(toTurn(now.current, hit.turn, turns.length), 'third'),
    hit => hit && set(select(now.current, { from: { turn: hit.turn, at: hit.range[0] }, to: { turn: hit.turn, at: hit.range[1] }, unit: 'word' })));
  const open = (what: Open) => set({ ...now.current, open: what });

  const apply = (code: Code, certainty: 'certain' | 'doubtful') => {
    const wanted = aim().map(piece => ({ turn: turns[piece.turn], range: piece.range }));
    const fresh = wanted.filter(({ turn, range }) => !codings.some(one => one.turn === turn.number && one.start === range[0]
      && one.end === range[1] && one.code === code.code && one.coder === actor && !one.loose));
    set({ ...now.current, open: '' });
    if (!fresh.length) return say(wanted.length ? `You coded this so already: ${code.name}.` : '');
    used(before => [code.code, ...before.filter(one => one !== code.code)].slice(0, RECENT));
    say(`${code.name}, ${placeOf(wanted.map(one => one.turn))}`);
    void writer.annotate(fresh, code, actor, certainty);
  };
  const remove = async () => {
    const ids = standing()?.ids ?? codings.filter(one => aim().some(piece => turns[piece.turn].number === one.turn
      && piece.range[0] === one.start && piece.range[1] === one.end)).map(one => one.id);
    const mine = ids.filter(id => codings.find(one => one.id === id)?.coder === actor);
    if (mine.length) await writer.withdraw(mine);
    else if (ids.length) say(`This is a coding of ${initials(ids)}; each coder takes off only their own.`);
    else say('Nothing of yours is coded on these words.');
  };
  const initials = (ids: string[]) => ids.map(id => codings.find(one => one.id === id)?.coder ?? '')
    .map(coder => people.get(coder)?.name ?? coder).join(' and ');
  const goTo = (row: Row) => {
    if (row.session !== session) {
      left.set(row.session, { turn: row.turn - 1, ...left.get(row.session), found: row });
      return focus.set({ session: row.session, span: null, turns: [row.turn, row.turn], annotation: row.annotation || null }, 'search');
    }
    const at = index.get(row.turn) ?? 0;
    const count = counting(texts[at]);
    set(select(now.current, { from: { turn: at, at: count.unit(row.start) }, to: { turn: at, at: count.unit(row.end) }, unit: 'word' }), 'third');
  };
  /** The next turn; the first or last on screen, where one has scrolled away from the current one. */
  const beside = (by: 1 | -1) => {
    const { turn } = now.current.spot;
    const [first, last] = list.current?.seen() ?? [turn, turn];
    return turn < first - 1 || turn > last + 1 ? (by > 0 ? first : last) : turn + by;
  };
  const unit = () => now.current.selection?.unit ?? 'word';
  const byKey = (key: string) => codes.find(code => code.key.toUpperCase() === key);
  const taken = async (verb: 'undo' | 'redo') => {
    const entry = await writer.act(verb);
    if (entry) say(`${verb === 'undo' ? 'Taken back' : 'Done again'}${thingsOf(entry)}.`);
  };
  const reviewing = useLoose({ walk, on, ready: !!state.selection, stand, writer, turnOf: passage => turns[index.get(passage.turn)!],
    here: () => aim().slice(0, 1).map(piece => ({ turn: turns[piece.turn], range: piece.range }))[0],
    choose: () => { say(''); set({ ...now.current, passage: null }); } });

  return {
    state, set, search, recent, begin: correcting.begin, pieces: target(state, turns, on),
    loose: reviewing,
    deeds: {
      at: () => now.current.spot.turn,
      stand, apply, goTo, correct: correcting.correct,
      selected: (selection, how = '') => set(select(now.current, selection, how)),
      through: turn => { const here = passages.get(turns[turn].number) ?? []; stand(here[(here.findIndex(one => one.key === now.current.passage) + 1) % here.length]); },
      turn: by => set(toTurn(now.current, beside(by), turns.length)),
      moreTurns: by => set(extendTurns(now.current, texts, by)),
      unit: (what, by) => set(select(now.current, step(texts, now.current.spot, now.current.selection, what ?? unit(), by))),
      moreUnits: (what, by) => set(select(now.current, extend(texts, now.current.spot, now.current.selection, what ?? unit(), by))),
      code: key => { const code = byKey(key); if (code) apply(code, 'certain'); },
      choose: () => open('chooser'), memo: () => open('memo'), note: () => open('note'), episode: () => open('episode'), keys: () => open('keys'),
      passage: by => {
        const next = nextPassage(now.current, walk, turns, by);
        if (next) stand(next);
        else say(walk.length ? `No coded passage ${by > 0 ? 'after' : 'before'} this one in the session.` : 'Nothing coded in this session.');
      },
      session: go, find: search.show, undo: () => void taken('undo'), redo: () => void taken('redo'),
      edited: () => { correcting.closed(); set({ ...now.current, editing: null }); },
      edit: () => {
        const turn = turns[now.current.spot.turn];
        void correcting.open(turn).then(() => set({ ...now.current, editing: turn.id, open: '', selection: null, passage: null }));
      },
      remove: () => void remove(),
      inside: () => reviewing.moving || stepOut(now.current) !== now.current,
      out: () => (reviewing.moving ? reviewing.stay() : set(stepOut(now.current)))
    }
  };
}
