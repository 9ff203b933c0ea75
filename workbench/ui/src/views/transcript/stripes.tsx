import { Chip, familyOf } from '../shared/glyphs';
import type { Code } from './codes';
import type { Passage } from './model';
import type { Person } from './reading';
import type { Hands } from './turn';

interface MarginProps {
  passages: Passage[];
  code: Map<string, Code>;
  people: Map<string, Person>;
  standing: string;
  hot: string;
  hands: Hands;
  turn: number;
}

/** Beside the words: stripes in up to four lanes, and the name of each passage with the initials of its coders. */
export function Margin({ passages, code, people, standing, hot, hands, turn }: MarginProps) {
  const watch = (passage: Passage) => ({ onMouseEnter: () => hands.hover(passage), onMouseLeave: () => hands.hover(null) });
  return <>
    <span class="cw-tr-lanes">
      {passages.map(one => <span key={one.key} class="cw-tr-stripe cw-pattern" aria-hidden="true" data-from={one.start} data-to={one.end}
        data-family={familyOf(one.code)} data-pattern={code.get(one.code)?.pattern ?? 'solid'} data-loose={one.loose ? '' : undefined}
        data-hot={one.key === hot || one.key === standing ? '' : undefined}
        onClick={() => hands.stand(one)} {...watch(one)} />)}
      <button type="button" class="cw-tr-rest" tabIndex={-1} hidden aria-label="more passages of this turn" onClick={() => hands.list(turn)} />
    </span>
    <span class="cw-tr-names">
      {passages.map(one => <button type="button" key={one.key} class="cw-tr-name" tabIndex={-1} data-from={one.start} data-to={one.end}
        data-hot={one.key === hot || one.key === standing ? '' : undefined} data-doubtful={one.doubtful ? '' : undefined}
        aria-pressed={one.key === standing} onClick={() => hands.stand(one)} {...watch(one)}>
        <Chip code={one.code} pattern={code.get(one.code)?.pattern ?? 'solid'} size={9} />
        <span class="cw-tr-code">{code.get(one.code)?.name ?? one.code}</span>
        {one.doubtful && <span class="cw-tr-doubt" title="doubtful">?</span>}
        <span class="cw-tr-coders">{one.coders.map(coder => people.get(coder)?.initials ?? coder).join(' ')}</span>
      </button>)}
      <button type="button" class="cw-tr-more" tabIndex={-1} hidden aria-label="more passages of this turn" onClick={() => hands.list(turn)} />
    </span>
  </>;
}

/** What the hover says of a passage: name, coders, whether it is certain. */
export function saying(passage: Passage, code: Map<string, Code>, people: Map<string, Person>): string {
  const coders = passage.coders.map(coder => people.get(coder)?.name ?? coder);
  const who = coders.length > 1 ? `${coders.slice(0, -1).join(', ')} and ${coders.at(-1)}` : coders[0];
  return [code.get(passage.code)?.name ?? passage.code, who, passage.doubtful ? 'doubtful' : '',
    passage.loose ? 'loose since the words were corrected' : ''].filter(Boolean).join(' · ');
}
