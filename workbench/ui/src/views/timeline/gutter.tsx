import { colour, RoleMark, tokens } from '../shared/glyphs';
import type { Label, Scene } from './model';
import type { Key } from './model/scene';
import type { Dim } from './marks';

export type Toggle = (name: string, only: boolean) => void;

interface Props { scene: Scene; dim: Dim; toggle: Toggle }

/** The names of the tracks, which are also the legend: click dims one, Shift-click leaves only that one. */
export function Gutter({ scene, dim, toggle }: Props) {
  return <div class="cw-tl-gutter" style={{ width: `${scene.axis.left - 24}px` }}>
    {scene.labels.map((label, i) => <Name key={i} label={label} dim={dim} toggle={toggle} />)}
  </div>;
}

function Name({ label, dim, toggle }: { label: Label } & Omit<Props, 'scene'>) {
  const name = `track:${label.track}`;
  const plain = label.quiet || label.track === 'session' || !label.name;
  return <div class="cw-tl-name" style={{ top: `${label.top}px` }} data-dim={dim.has(name) || undefined} data-quiet={label.quiet || undefined}>
    {label.name && (plain ? <span class="cw-tl-title">{label.name}</span>
      : <Switch class="cw-tl-title" shown={!dim.has(name)} says={label.name} turn={only => toggle(name, only)}>{label.name}</Switch>)}
    {label.subs.map(sub => <span key={sub} class="cw-tl-sub">{sub}</span>)}
    {label.keys.map(key => <Switch key={key.by} class="cw-tl-sub cw-tl-key" shown={!dim.has(`by:${key.by}`)} says={key.label}
      turn={only => toggle(`by:${key.by}`, only)}><span>{key.label}</span><Sample of={key} /></Switch>)}
  </div>;
}

function Switch({ shown, says, turn, children, ...rest }: { class: string; shown: boolean; says: string; turn: (only: boolean) => void; children: any }) {
  return <button type="button" {...rest} aria-pressed={shown} data-dim={!shown || undefined} onClick={event => turn(event.shiftKey)}
    title={`${says}: click to ${shown ? 'dim' : 'show'}, Shift-click for this one only`}>{children}</button>;
}

/** A piece of somebody's line with its mark. */
function Sample({ of }: { of: Key }) {
  const look = tokens.lines[of.who];
  const hue = of.who === 'other' ? 'ink-2' : of.who;
  return <svg width="29" height="10" viewBox="0 -5 29 10" aria-hidden="true">
    {of.line && <line x1="0" x2="29" y1="0" y2="0" style={`stroke:${colour(hue)}`} stroke-width={look.width} stroke-dasharray={look.dash.join(' ') || undefined} />}
    <RoleMark role={of.who} x={14.5} />
  </svg>;
}
