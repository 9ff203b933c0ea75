import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { restClient } from '../protocol/rest';
import type { Hook } from '../widget/hook';
import { VIEWS } from '../views';
import { IPreferences, NAME } from './tokens';
import { jupyterTransport } from './transport';

/** Lends the views to widgets in cells, so that each of them sends a few hundred bytes of code and not the whole bundle. */
export const viewsPlugin: JupyterFrontEndPlugin<void> = {
  id: `${NAME}:views`,
  description: 'Lends the views of the workbench to widgets in notebook cells.',
  autoStart: true,
  requires: [IPreferences],
  activate: (app: JupyterFrontEnd, preferences: IPreferences) => {
    const hook: Hook = {
      view: async name => (await VIEWS[name]()).view,
      connect: async file => {
        const client = restClient(jupyterTransport(app.serviceManager.serverSettings), () => `file:${file}`, () => preferences.get().coder);
        const here = await client.ask('about').then(() => true, () => false);
        if (!here) client.dispose();
        return here ? client : null;
      }
    };
    (globalThis as any).__workbench_views__ = hook;
  }
};
