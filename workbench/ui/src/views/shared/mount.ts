import { render, type ComponentChild } from 'preact';
import './theme.css';

/** Put a view into its place under the workbench's own style; returns its removal. */
export function mount(el: HTMLElement, view: ComponentChild): () => void {
  el.classList.add('cw');
  render(view, el);
  return () => {
    render(null, el);
    el.classList.remove('cw');
  };
}
