import { tokens } from '../shared/glyphs';
import type { Mark, Scene, Track } from './model';
import { css, type Colour } from './model/tokens';

export type Dim = ReadonlySet<string>;
const HATCHED: Colour[] = ['withdrawal'];

/** The lined pattern of withdrawal, which stays readable in grey. */
export function Hatching({ id }: { id: string }) {
  return <defs>{HATCHED.map(name => <pattern key={name} id={`${id}-${name}`} width="4" height="4" patternUnits="userSpaceOnUse">
    <line x1="0" y1="1" x2="4" y2="1" style={`stroke:${css(name)}`} stroke-width="1.5" />
  </pattern>)}</defs>;
}

/** Columns and tracks of a scene; what is dimmed stays, faintly. */
export function Marks({ scene, dim, id }: { scene: Scene; dim: Dim; id: string }) {
  return <>
    <Hatching id={id} />
    <g>{scene.columns.map((mark, i) => <Drawn key={i} mark={mark} id={id} />)}</g>
    {scene.tracks.map(track => <TrackMarks key={track.id} track={track} dim={dim} id={id} />)}
  </>;
}

function TrackMarks({ track, dim, id }: { track: Track; dim: Dim; id: string }) {
  const faint = dim.has(`track:${track.id}`);
  return <g data-track={track.id} data-dim={faint || undefined}>
    {track.marks.map((mark, i) => <Drawn key={i} mark={mark} id={id} faint={!faint && !!mark.by && dim.has(`by:${mark.by}`)} />)}
  </g>;
}

/** One mark as an element of the page. */
function Drawn({ mark, id, faint = false }: { mark: Mark; id: string; faint?: boolean }) {
  const dimmed = faint || undefined;
  switch (mark.m) {
    case 'area': {
      const box = { x: mark.x, y: mark.y, width: mark.w, height: mark.h };
      const line = mark.stroke === 'none' ? '' : `;stroke:${css(mark.stroke)}`;
      const rect = <rect {...box} data-dim={dimmed} style={`fill:${css(mark.fill)}${line}`} fill-opacity={mark.opacity} stroke-width={mark.width} />;
      return mark.hatch ? <g data-dim={dimmed}>{rect}<rect {...box} fill={`url(#${id}-${mark.hatch})`} /></g> : rect;
    }
    case 'path':
      return <path d={mark.d} data-dim={dimmed} style={`fill:${css(mark.fill)};stroke:${css(mark.stroke)}`} stroke-width={mark.width}
        stroke-dasharray={mark.dash} stroke-linecap={mark.cap} stroke-linejoin={mark.cap === 'butt' ? 'miter' : 'round'} opacity={mark.opacity} />;
    case 'glyph': {
      const d = mark.shape.startsWith('M') ? mark.shape : tokens.glyphs[mark.shape as keyof typeof tokens.glyphs];
      return <path d={d} data-dim={dimmed} transform={`translate(${mark.x} ${mark.y}) scale(${mark.r})`} stroke-width={mark.width}
        style={`fill:${css(mark.fill)};stroke:${css(mark.stroke)}`} vector-effect="non-scaling-stroke" stroke-linejoin="round" />;
    }
    case 'word':
      return <text x={mark.x} y={mark.y} data-dim={dimmed} class={mark.read ? 'cw-quote' : undefined} font-size={mark.size} text-anchor={mark.align}
        font-weight={mark.weight} style={`fill:${css(mark.fill)}`}>{mark.words}</text>;
  }
}
