import type { Place } from './refs';
import { blocksOf, type Piece, type Turn } from './prose';

interface ProseProps {
  text: string;
  about: Turn[];
  go: (session: number, turn: number) => void;
}

/** A memo to be read: what anybody says about it stands in sans, quoted lines in serif, turns lead to their words. */
export function Prose({ text, about, go }: ProseProps) {
  const pieces = (line: Piece[]) => line.map((piece, n) => piece.kind === 'place'
    ? <button key={n} type="button" class="cw-me-turn" title={`To session ${piece.session}, turn ${piece.turn}`}
      onClick={() => go(piece.session!, piece.turn!)}>{piece.text}</button>
    : piece.kind === 'em' ? <em key={n}>{piece.text}</em> : piece.kind === 'strong' ? <strong key={n}>{piece.text}</strong> : piece.text);
  return <div class="cw-me-prose">{blocksOf(text, about).map(({ kind, lines }, n) =>
    kind === 'list' ? <ul key={n}>{lines.map((line, i) => <li key={i}>{pieces(line)}</li>)}</ul>
      : kind === 'quote' ? <blockquote key={n} class="cw-quote">{pieces(lines[0])}</blockquote>
        : kind === 'heading' ? <h4 key={n}>{pieces(lines[0])}</h4>
          : <p key={n}>{lines.map((line, i) => <>{i > 0 && <br />}{pieces(line)}</>)}</p>)}</div>;
}

interface EvidenceProps {
  places: Place[];
  go: (place: Place) => void;
  /** Leave one out, where that can be done. */
  without?: (ref: string) => void;
}

/** What a memo rests on: each leads to its place. */
export function Evidence({ places, go, without }: EvidenceProps) {
  if (places.length === 0) return null;
  return <ul class="cw-me-about" aria-label="What it is about">{places.map(place => <li key={place.ref}>
    {place.jump || place.memo
      ? <button type="button" title={place.quote || undefined} onClick={() => go(place)}>{place.says}</button>
      : <span title="It has no place of its own on the timeline">{place.says}</span>}
    {without && <button type="button" class="cw-me-out" aria-label={`Leave out ${place.says}`} title="Leave it out"
      onClick={() => without(place.ref)}>×</button>}
  </li>)}</ul>;
}
