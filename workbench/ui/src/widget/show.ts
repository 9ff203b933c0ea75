import type { Client, View } from '../protocol/client';
import { Focus, type FocusState } from '../protocol/focus';
import type { Model } from './hook';
import { modelClient } from './model-client';

type Connect = (file: string, actor: string) => Promise<(Client & { dispose(): void }) | null>;
type Views = Record<string, () => Promise<{ view: View }>>;

/** Mount the view that a widget names, its focus tied to the widget's; through the server where that can open the study. */
export async function show(model: Model, el: HTMLElement, views: Views, connect: Connect | null): Promise<() => void> {
  const file = model.get('file');
  const client = (file && (await connect?.(file, model.get('actor')))) || modelClient(model);
  const focus = new Focus(model.get('focus'));
  const fromKernel = () => focus.set(model.get('focus') as FocusState, 'kernel');
  const stop = focus.subscribe((state, source) => {
    if (source === 'kernel') return;
    model.set('focus', state);
    model.save_changes();
  });
  const grow = () => { el.style.height = `${model.get('height')}px`; };
  model.on('change:focus', fromKernel);
  model.on('change:height', grow);
  grow();
  const { view } = await (views[model.get('view')] ?? views.workbench)();
  const remove = view(el, client, focus);
  return () => {
    remove();
    stop();
    model.off('change:focus', fromKernel);
    model.off('change:height', grow);
    client.dispose();
  };
}
