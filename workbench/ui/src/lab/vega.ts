import embed, { type Result } from 'vega-embed';
import './vega.css';

/** Loads nothing: a chart carries its data with it. */
const loader = {
  load: () => Promise.reject(new Error('This chart asks for data from elsewhere; nothing is ever fetched here.')),
  sanitize: () => Promise.reject(new Error('Nothing is ever fetched here.')),
  http: () => Promise.reject(new Error('Nothing is ever fetched here.')),
  file: () => Promise.reject(new Error('Nothing is ever fetched here.'))
};

/** Draw a chart in a place; in case of failure its reason stands there in words. */
export async function draw(node: HTMLElement, spec: Record<string, any>): Promise<Result | null> {
  try {
    node.setAttribute('role', 'img');
    if (spec.description) node.setAttribute('aria-label', String(spec.description));
    return await embed(node, { background: 'transparent', ...spec } as never,
      { actions: false, renderer: 'svg', mode: 'vega-lite', loader: loader as never, ast: false });
  } catch (error) {
    node.textContent = `The chart could not be drawn: ${(error as Error).message}`;
    return null;
  }
}
