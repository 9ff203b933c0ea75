import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import { many } from '../codebook/model';
import { sessionsIn } from '../codebook/scope';
import { useFocus, useStore } from '../shared/hooks';
import { bindKeys } from '../shared/keys';
import { mount } from '../shared/mount';
import type { Code } from '../transcript/codes';
import { Acts, type Open } from './acts';
import { Bar } from './bar';
import { countsCsv, csv, download } from './csv';
import { Detail } from './detail';
import { Grid } from './grid';
import { bindings, type Moves } from './keys';
import { HEIGHT, List } from './list';
import { under, type Passage } from './model';
import { at, extend, goTo, mark, NOTHING, picked } from './picking';
import { answer, EVERYTHING, type Query } from './query';
import { useFound, useReading, type Reading } from './reading';
import { Empty, summary } from './says';
import { IN_ORDER, sorted, sortedBy } from './sorting';
import { bySession, together } from './tables';
import { Writer } from './writer';
import './passages.css';

const SOURCE = 'passages';
const SHOWN = { list: 'List', sessions: 'By session', together: 'Together' };
type Shown = keyof typeof SHOWN;

/** Everything under a code or a query, with its context; from here to the place, to another code, to a memo. */
export function Passages({ client, focus }: { client: Client; focus: Focus }) {
  const { case: name, session, span, codes: chosen, annotation, source } = useFocus(focus);
  const store = useStore(client, name);
  const reading = useReading(store);
  const [own, ask] = useState<Omit<Query, 'codes'>>(EVERYTHING);
  const [sort, setSort] = useState(IN_ORDER);
  const [pick, setPick] = useState(NOTHING);
  const [shown, show] = useState<Shown>('list');
  const [open, setOpen] = useState<Open>('');
  const [said, say] = useState('');
  const [actor, setActor] = useState('');
  const root = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => void client.ask('about').then(about => setActor(about.actor), () => undefined), [client]);

  const query: Query = useMemo(() => ({ ...own, codes: chosen }), [own, chosen]);
  const { hits, looking, problem } = useFound(client, name, query.phrase, reading?.passages ?? NONE);
  const scope = useMemo(() => sessionsIn({ session, span }, reading?.sessions ?? []), [session, span, reading?.sessions]);
  const found = useMemo(() => answer(reading?.passages ?? NONE, query, scope, hits), [reading?.passages, query, scope, hits]);
  const order = useMemo(() => (reading?.codes ?? []).map(code => code.code), [reading?.codes]);
  const counts = useMemo(() => shown === 'list' ? null : shown === 'sessions' ? bySession(found, order)
    : together(answer(reading?.passages ?? NONE, { ...query, codes: [] }, scope), order, query.join, query.within), [shown, found, order, query, scope]);
  const rows = useMemo(() => sorted(found, sort, names(reading)), [found, sort, reading?.code, reading?.people]);
  const writer = useMemo(() => new Writer(client, name, actor), [client, name, actor]);
  const before = useRef(0);
  const here = at(rows, pick, pick.current ? before.current : 0);
  before.current = here;
  const current = rows[here];
  const chosenRows = picked(rows, pick, here);
  const marked = rows.some(row => pick.marked.has(row.key));

  useEffect(() => {
    if (source === SOURCE || !annotation) return;
    const place = rows.find(row => row.codings.some(coding => coding.id === annotation));
    if (place) setPick(now => ({ ...now, current: place.key, anchor: place.key }));
  }, [annotation, source, rows]);

  const setCodes = (codes: string[], alone = false) => {
    ask(now => ({ ...now, alone, join: codes.length > 1 ? now.join : 'or' }));
    focus.set({ codes }, SOURCE);
  };
  const jump = (passage: Passage | undefined) => passage && focus.set(
    { session: passage.session, turns: [passage.turn, passage.turn], annotation: passage.codings[0]?.id ?? null }, SOURCE);
  const step = (by: number, then = false) => {
    setPick(goTo(rows, pick, here + by));
    if (then) jump(rows[Math.max(0, Math.min(rows.length - 1, here + by))]);
  };
  const act = async (what: Promise<number | void>, says: (n: number) => string): Promise<boolean> => {
    setOpen('');
    list.current?.focus({ preventScroll: true });
    try {
      say(says((await what) ?? 0));
      return true;
    } catch (error) {
      say((error as Error).message);
      return false;
    }
  };
  const recode = (code: Code) => act(writer.recode(chosenRows, code, versionOf(store.noun('codes'), code)), n => `${many(n, 'coding')} recoded as ${code.name}.`);
  const alsoCode = (code: Code) => act(writer.code(chosenRows, code), n => (n ? `${many(n, 'passage')} coded as ${code.name}.` : `Already coded as ${code.name} by you.`));
  const withdraw = () => act(writer.withdraw(chosenRows), n => `${many(n, 'coding')} taken off. Undo with u.`);
  const mine = chosenRows.reduce((sum, row) => sum + writer.own(row).length, 0);
  const page = () => Math.max(1, Math.floor((list.current?.clientHeight ?? 400) / HEIGHT) - 1);

  const moves = useRef<Moves>(null!);
  moves.current = {
    step, jump: () => jump(current), first: () => setPick(goTo(rows, pick, 0)), last: () => setPick(goTo(rows, pick, rows.length - 1)),
    page: by => setPick(goTo(rows, pick, here + by * page())), extend: by => setPick(extend(rows, pick, here + by)),
    mark: () => current && setPick(mark(pick, current.key)),
    all: () => setPick({ ...pick, marked: new Set(rows.map(row => row.key)) }),
    recode: () => rows.length && setOpen(mine ? 'recode' : 'code'), code: () => rows.length && setOpen('code'),
    memo: () => rows.length && setOpen('memo'), withdraw: () => mine > 0 && void withdraw(),
    find: () => root.current?.querySelector<HTMLElement>('[data-find]')?.focus(),
    out: () => (open ? setOpen('') : marked ? setPick({ ...pick, marked: new Set() }) : shown !== 'list' ? show('list') : setCodes([])),
    undo: verb => void act(client.act(verb, { case: name }).then(() => undefined), () => (verb === 'undo' ? 'Taken back.' : 'Done again.'))
  };
  const ready = !!reading;
  useEffect(() => ready && root.current ? bindKeys(root.current, bindings(moves, list)) : undefined, [ready]);

  const failed = store.problem('annotations') ?? store.problem('codes');
  if (failed) return <p class="cw-problem" role="alert">{failed.message}</p>;
  if (!reading) return <p class="cw-empty">Reading what is coded.</p>;
  const nameOf = (key: string) => reading.people.find(row => row.key === key)?.name || key;
  const codeName = (code: string) => reading.code.get(code)?.name ?? code;
  const columns: (string | number)[] = shown === 'sessions' ? reading.sessions : counts?.rows ?? [];
  const down = shown === 'together' && chosen.length ? counts!.rows.filter(row => chosen.some(code => under(row, code))) : counts?.rows ?? [];
  const text = () => (counts ? countsCsv('code', [...columns.map(one => typeof one === 'string' ? codeName(one) : one), 'all'], down.map(row => ({
    label: codeName(row), cells: [...columns.map(one => one === row ? null : counts.count(row, one)), counts.total(row)] }))) : csv(rows, codeName));
  const openCell = (row: string, column: string | number | null) => {
    const codes = typeof column === 'string' ? [row, column] : [row];
    ask(now => ({ ...now, alone: shown === 'together', join: typeof column === 'string' ? (now.join === 'near' ? 'near' : 'and') : 'or',
      sessions: typeof column === 'number' ? String(column) : now.sessions }));
    focus.set({ codes }, SOURCE);
    show('list');
    setPick(NOTHING);
    requestAnimationFrame(() => list.current?.focus());
  };

  return <section class="cw-pa" aria-label="Passages" ref={root}>
    <Bar reading={reading} query={query} scope={scope} pairs={shown === 'together'} nameOf={nameOf} change={patch => ask(now => ({ ...now, ...patch }))} setCodes={codes => setCodes(codes)} />
    <div class="cw-pa-head">
      <p role="status" class="cw-pa-says">{looking ? 'Looking for the words.' : problem || summary(found, query, scope)}</p>
      <span role="group" aria-label="Show as" class="cw-pa-as">{(Object.keys(SHOWN) as Shown[]).map(one =>
        <button type="button" key={one} class="cw-pa-word" aria-pressed={shown === one} onClick={() => show(one)}>{SHOWN[one]}</button>)}</span>
      <button type="button" class="cw-pa-word" disabled={!found.length} onClick={() => void navigator.clipboard.writeText(text()).then(() => say('Copied as a table.'), () => say('The browser did not let it be copied. Take the file.'))}>Copy</button>
      <button type="button" class="cw-pa-word" disabled={!found.length} onClick={() => download(`${name}-${shown === 'list' ? 'passages' : shown}.csv`, text())}>CSV</button>
    </div>
    {found.length === 0 ? <Empty reading={reading} query={query} looking={looking} all={() => { ask(EVERYTHING); setCodes([]); }} />
      : counts ? <>
        <Grid label={SHOWN[shown]} counts={counts} rows={down} columns={columns} reading={reading} open={openCell} />
        <p class="cw-pa-foot cw-2 cw-small">{shown === 'sessions' ? 'Passages in each session; a family counts all its codes.'
          : `${query.join === 'near' ? `Pairs of passages at most ${many(query.within, 'turn')} apart.` : 'Pairs of passages that share words.'}${
            counts.alone ? ` ${many(counts.alone, 'code')} ${counts.alone === 1 ? 'stands' : 'stand'} with no other and ${counts.alone === 1 ? 'is' : 'are'} left out.` : ''}`} A number opens its passages.</p>
      </> : <>
        <List rows={rows} current={here} marked={pick.marked} reading={reading} sort={sort} sortBy={by => setSort(sortedBy(sort, by))} scroller={list}
          press={(index, event) => {
            const key = rows[index].key;
            if (event.shiftKey) setPick(extend(rows, pick, index));
            else if (event.ctrlKey || event.metaKey || (event.target as HTMLElement).dataset.mark !== undefined) setPick(mark(pick, key));
            else { setPick(goTo(rows, pick, index)); jump(rows[index]); }
          }} open={index => jump(rows[index])} />
        {current && <Detail store={store} passage={current} reading={reading} open={() => jump(current)} />}
        <Acts client={client} name={name} picked={chosenRows} own={mine} marked={marked} codes={reading.codes} open={open} setOpen={setOpen}
          recode={code => void recode(code)} code={code => void alsoCode(code)} withdraw={() => void withdraw()}
          memo={(title, words) => act(writer.memo(chosenRows, title, words), () => 'The memo is written.')} clear={() => setPick({ ...pick, marked: new Set() })} />
      </>}
    <p class="cw-pa-said cw-small" role="status">{said}</p>
  </section>;
}

const NONE: Passage[] = [];

const names = (reading: Reading | null) => ({
  code: (code: string) => reading?.code.get(code)?.name ?? code,
  who: (key: string) => reading?.people.find(row => row.key === key)?.name || key
});

const versionOf = (codes: any[] | undefined, code: Code): number => codes?.find(row => row.id === code.id)?.version ?? 1;

export const passages: View = (el, client, focus) => mount(el, <Passages client={client} focus={focus} />);
