import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import { rowsOf } from '../../protocol/table';
import type { Row } from '../../protocol/types';
import { useFocus, useSize } from '../shared/hooks';
import { bindKeys } from '../shared/keys';
import { mount } from '../shared/mount';
import { Divider } from './divider';
import { Head } from './head';
import { Keys } from './keys';
import { held, sizesFrom, stepOut, widthOf, type Sizes } from './model';
import { Panel } from './panel';
import { toPane } from './panes';
import { Start } from './start';
import './view.css';

const KEPT = 'case-workbench:sizes';
const TABS = [
  { name: 'episodes', label: 'Episodes', load: () => import('../episodes/index') },
  { name: 'memos', label: 'Memos', load: () => import('../memos/index') },
  { name: 'passages', label: 'Passages', load: () => import('../passages/index') },
  { name: 'journal', label: 'Journal', load: () => import('../journal/index') }
];
const timeline = () => import('../timeline/index');
const transcript = () => import('../transcript/index');
const codebook = () => import('../codebook/index');

/** The whole case: timeline above, codebook and transcript below, the inspector beside them, one focus. */
export const workbench: View = (el, client, focus) => mount(el, <Workbench root={el} client={client} focus={focus} />);

function Workbench({ root, client, focus }: { root: HTMLElement; client: Client; focus: Focus }) {
  const { case: name } = useFocus(focus);
  const [cases, setCases] = useState<Row[] | null>(null);
  const [problem, say] = useState('');
  useEffect(() => {
    const read = () => void client.ask('cases').then(table => {
      const rows = rowsOf(table);
      setCases(rows);
      say('');
      if (!focus.get().case && rows.length) focus.set({ case: rows[0].case }, 'workbench');
    }, (error: Error) => say(error.message));
    read();
    return client.watch(entry => (entry.command === 'NewCase' || entry.changes.some(c => (c.after ?? c.before)?.table === 'case')) && read());
  }, [client]);
  if (problem) return <p class="cw-problem" role="alert">{problem}</p>;
  if (!cases) return <p class="cw-empty">Opening the study.</p>;
  if (!name) return <Start client={client} focus={focus} />;
  return <Layout key={name} root={root} client={client} focus={focus} cases={cases} />;
}

function Layout({ root, client, focus, cases }: { root: HTMLElement; client: Client; focus: Focus; cases: Row[] }) {
  const place = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState(() => sizesFrom(localStorage.getItem(KEPT)));
  const [tab, setTab] = useState(TABS[0].name);
  const [panels, setPanels] = useState(false);
  const [keys, setKeys] = useState(false);
  const width = widthOf(useSize(place).width);
  const resize = (part: keyof Sizes) => (size: number) => setSizes(now => {
    const next = { ...now, [part]: held(part, size) };
    localStorage.setItem(KEPT, JSON.stringify(next));
    return next;
  });
  const acts = {
    undo: () => void client.act('undo', { case: focus.get().case }).catch(() => undefined),
    redo: () => void client.act('redo', { case: focus.get().case }).catch(() => undefined),
    keys: () => setKeys(true),
    panels: () => setPanels(now => !now),
    out: () => {
      const step = stepOut(focus.get());
      if (step) focus.set(step, 'workbench');
    },
    find: () => press(place.current?.querySelector('.cw-panel-transcript .cw-place'), '/')
  };
  useEffect(() => bindKeys(root, [
    { key: 'u', says: 'Undo', run: acts.undo }, { key: 'U', says: 'Redo', run: acts.redo },
    { key: 'Ctrl+Z', says: 'Undo', run: acts.undo }, { key: 'Ctrl+Shift+Z', says: 'Redo', run: acts.redo },
    { key: 'F6', says: 'To the next part: timeline, codebook, transcript, inspector', run: () => toPane(root, 1) },
    { key: 'Shift+F6', says: 'To the part before', run: () => toPane(root, -1) },
    { key: '/', says: 'Find in the transcript', run: acts.find }, { key: '?', says: 'All keys', run: acts.keys },
    { key: 'Escape', says: 'One step out: selection, focus, zoom', run: acts.out, when: () => stepOut(focus.get()) !== null }
  ]), [root, client]);
  useEffect(() => {
    let shown = focus.get().episode;
    return focus.subscribe((state, source) => {
      const changed = state.episode !== shown;
      shown = state.episode;
      if (changed && state.episode && source !== 'workbench' && source !== 'episodes') setTab('episodes');
    });
  }, [focus]);
  const given = { client, focus };
  return <div class="cw-workbench" ref={place} data-width={width} data-panels={panels}
    style={{ '--timeline': `${sizes.timeline}px`, '--codebook': `${sizes.codebook}px`, '--inspector': `${sizes.inspector}px` }}>
    <Head {...given} cases={cases} width={width} panels={panels} acts={acts} />
    <div class="cw-body">
      <div class="cw-left">
        <Panel name="timeline" label="Timeline" load={timeline} {...given} />
        <Divider label="Height of the timeline" across size={sizes.timeline} way={1} set={resize('timeline')} />
        <div class="cw-low">
          <Panel name="codebook" label="Codebook" load={codebook} {...given} />
          <Divider label="Width of the codebook" across={false} size={sizes.codebook} way={1} set={resize('codebook')} />
          <Panel name="transcript" label="Transcript" load={transcript} {...given} />
        </div>
      </div>
      <Divider label="Width of the inspector" across={false} size={sizes.inspector} way={-1} set={resize('inspector')} />
      <aside class="cw-inspector" aria-label="Inspector">
        <div class="cw-tabs" role="tablist" aria-label="Inspector" onKeyDown={event => turn(event, tab, setTab)}>
          {TABS.map(one => <button key={one.name} role="tab" id={`cw-tab-${one.name}`} aria-selected={tab === one.name}
            tabIndex={tab === one.name ? 0 : -1} onClick={() => setTab(one.name)}>{one.label}</button>)}
        </div>
        {TABS.map(one => <Panel key={one.name} {...one} hidden={tab !== one.name} {...given} />)}
      </aside>
    </div>
    {keys && <Keys root={root} close={() => setKeys(false)} />}
  </div>;
}

/** Arrow keys go from tab to tab. */
function turn(event: KeyboardEvent, tab: string, set: (tab: string) => void): void {
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!way) return;
  event.preventDefault();
  event.stopPropagation();
  const at = TABS.findIndex(one => one.name === tab);
  const next = TABS[(at + way + TABS.length) % TABS.length].name;
  set(next);
  (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#cw-tab-${next}`)?.focus();
}

/** Hand a key to a view, as if it had been pressed there. */
function press(place: Element | null | undefined, key: string): void {
  const target = place?.querySelector<HTMLElement>('[tabindex="0"]') ?? place?.firstElementChild;
  (target as HTMLElement | null)?.focus?.();
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}
