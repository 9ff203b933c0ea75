import type { View } from '../../protocol/client';
import { useFocus, useNoun, useStore } from './hooks';
import { mount } from './mount';

/** A plain list of a noun's rows, in the place of a view of its own. */
export function rowsView(noun: string, heading: string): View {
  return (el, client, focus) => {
    function Rows() {
      const { case: name } = useFocus(focus);
      const rows = useNoun(useStore(client, name), noun);
      if (!rows) return <p class="cw-empty">Reading {heading.toLowerCase()}.</p>;
      if (rows.length === 0) return <p class="cw-empty">{heading}: none yet.</p>;
      return <section aria-label={heading}><h2>{heading}</h2><ul>{rows.map((row, n) =>
        <li key={row.id ?? n}>{row.says ?? row.label ?? row.title ?? row.name ?? row.what ?? row.id}</li>)}</ul></section>;
    }
    return mount(el, <Rows />);
  };
}
