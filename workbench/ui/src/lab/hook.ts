import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { restClient } from '../protocol/rest';
import type { Hook } from '../widget/hook';
import { NAME } from './tokens';
import { jupyterTransport } from './transport';

/** Lends the views to widgets in cells, so that each of them sends a few hundred bytes of code and not the whole bundle. */
export const viewsPlugin: JupyterFrontEndPlugin<void> = {
  id: `${NAME}:views`,
  description: 'Lends the views of the workbench to widgets in notebook cells.',
  autoStart: true,
  activate: (app: JupyterFrontEnd) => {
    const connect = async (file: string, actor: string) => {
      const client = restClient(jupyterTransport(app.serviceManager.serverSettings), () => `file:${file}`, () => actor);
      const here = await client.ask('about').then(() => true, () => false);
      if (!here) client.dispose();
      return here ? client : null;
    };
    const hook: Hook = {
      show: async (model, el) => {
        const [{ show }, { VIEWS }] = await Promise.all([import('../widget/show'), import('../views')]);
        return show(model, el, VIEWS, connect);
      }
    };
    (globalThis as any).__workbench_views__ = hook;
  }
};
