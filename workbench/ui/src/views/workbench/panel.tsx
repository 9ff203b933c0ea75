import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client, View } from '../../protocol/client';
import type { Focus } from '../../protocol/focus';

interface PanelProps {
  name: string;
  label: string;
  load: () => Promise<{ view: View }>;
  client: Client;
  focus: Focus;
  hidden?: boolean;
}

/** The place of one view; it is loaded when first shown, and stays while it is hidden. */
export function Panel({ name, label, load, client, focus, hidden = false }: PanelProps) {
  const place = useRef<HTMLDivElement>(null);
  const [shown, show] = useState(!hidden);
  const [problem, say] = useState('');
  useEffect(() => {
    if (!hidden) show(true);
  }, [hidden]);
  useEffect(() => {
    if (!shown) return;
    let remove: (() => void) | null = null;
    let gone = false;
    load().then(({ view }) => {
      if (!gone && place.current) remove = view(place.current, client, focus);
    }).catch((error: Error) => say(`${label} cannot be shown: ${error.message}`));
    return () => {
      gone = true;
      remove?.();
    };
  }, [shown, client, focus]);
  return <section class={`cw-panel cw-panel-${name}`} aria-label={label} hidden={hidden}>
    {problem && <p class="cw-problem" role="alert">{problem}</p>}
    <div class="cw-place" ref={place} />
  </section>;
}
