import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';
import { useFocus, useNoun, useRows, useStore } from '../shared/hooks';
import { mount } from '../shared/mount';
import { Definition } from './definition';
import { flat, many, treeOf } from './model';
import { Revise } from './revise';
import { inWords, sessionsIn } from './scope';
import { Tree } from './tree';
import { Write } from './write';
import './codebook.css';

const SOURCE = 'codebook';

interface Props {
  client: Client;
  focus: Focus;
}

/** The vocabulary of the case: its families and codes, what they mean, and how often each was used, here and in all. */
export function Codebook({ client, focus }: Props) {
  const { case: name, session, span, codes: chosen } = useFocus(focus);
  const store = useStore(client, name);
  const codes = useNoun(store, 'codes');
  const annotations = useNoun(store, 'annotations');
  const people = useNoun(store, 'participants') ?? NONE;
  const held = useNoun(store, 'sessions') ?? NONE;
  const loose = useRows(store, 'loose', {}, 'loose') ?? NONE;
  const [coder, setCoder] = useState('');
  const [current, go] = useState('');
  const [open, show] = useState(''); // the form that is open: the id of a code, or NEW
  const [made, keep] = useState<string[]>([]);
  const tree = useBack(open);

  const sessions = useMemo(() => sessionsIn({ session, span }, held.map(row => row.session)), [session, span, held]);
  const roots = useMemo(() => treeOf(codes ?? NONE, annotations ?? NONE, { sessions, coder }), [codes, annotations, sessions, coder]);
  const coders = useMemo(() => [...new Set((annotations ?? NONE).map(row => row.coder))].sort(), [annotations]);
  const problem = store.problem('codes');
  if (problem) return <p class="cw-problem" role="alert">{problem.message}</p>;
  if (!codes) return <p class="cw-empty">Reading the codebook.</p>;
  if (codes.length === 0) return <p class="cw-empty">No codes yet. Bring a codebook in with its file, such as rupture.yaml.</p>;

  const all = flat(roots);
  const node = all.find(one => one.code === (current || chosen[0]));
  const here = sessions ? inWords(sessions) : '';
  const choose = (code: string, add: boolean) => {
    const rest = chosen.filter(one => one !== code);
    const next = chosen.includes(code) ? (add || chosen.length === 1 ? rest : [code]) : add ? [...chosen, code] : [code];
    focus.set({ codes: next, annotation: null }, SOURCE);
  };
  const nameOf = (key: string) => people.find(row => row.key === key)?.name || key;

  return <section class="cw-cb" aria-label="Codebook" ref={tree}>
    <header class="cw-cb-top">
      <h2>Codebook</h2>
      <button type="button" class="cw-button" data-quiet aria-label="New code" title="Write a new code" onClick={() => show(NEW)}>New <kbd>+</kbd></button>
      {coders.length > 1 ? <select aria-label="Count the passages of" value={coder} onChange={event => setCoder(event.currentTarget.value)}>
        <option value="">every coder</option>
        {coders.map(key => <option key={key} value={key}>{nameOf(key)}</option>)}
      </select> : <span class="cw-cb-gap" />}
      {here && <span class="cw-cb-n" title={`Passages in ${here}`}>here</span>}
      <span class="cw-cb-n" title="Passages in the whole case">all</span>
    </header>
    <Tree roots={roots} chosen={chosen} here={here} current={node?.code ?? ''} go={go} choose={choose} made={made}
      revise={() => show((node ?? all[0]).id)} write={() => show(NEW)} />
    {open === NEW
      ? <Write client={client} name={name} roots={roots} near={node} close={() => show('')}
        made={code => { keep([...made, code]); go(code); show(''); }} />
      : node && (open === node.id
        ? <Revise key={node.id} client={client} name={name} node={node} seen={store.entry} close={() => show('')} />
        : <Definition key={node.id} client={client} name={name} node={node} people={people} revise={() => show(node.id)}
          open={() => focus.set({ codes: [node.code] }, SOURCE)} />)}
    {loose.length > 0 && <button type="button" class="cw-cb-loose"
      onClick={() => focus.set({ session: loose[0].session, turns: [loose[0].turn, loose[0].turn], annotation: loose[0].id }, SOURCE)}>
      <i aria-hidden="true" />{many(loose.length, 'loose passage')} to review</button>}
  </section>;
}

const NONE: any[] = [];
const NEW = 'new';

/** When a form closes, the keys go back to the line of the tree they came from. */
function useBack(open: string) {
  const el = useRef<HTMLElement>(null);
  const before = useRef(open);
  useLayoutEffect(() => {
    if (before.current && !open) el.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    before.current = open;
  }, [open]);
  return el;
}

export const codebook: View = (el, client, focus) => mount(el, <Codebook client={client} focus={focus} />);
