import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import type { Drag } from '@lumino/dragdrop';
import type { StudyWidget } from './study';
import { IPreferences, IStudies, NAME } from './tokens';
import { jupyterTransport } from './transport';

const CONTENTS = 'application/x-jupyter-icontents';

/** A file as the server takes it: by its path in JupyterLab's folder, or with its content. */
export type Dropped = { path: string } | { name: string; content: string };

/** Files dragged onto a case: what was understood of them is shown, and stored on a second word. */
export const importerPlugin: JupyterFrontEndPlugin<void> = {
  id: `${NAME}:importer`,
  description: 'Brings files in that are dragged onto a case.',
  autoStart: true,
  requires: [IStudies, IPreferences],
  activate: (app: JupyterFrontEnd, studies: IStudies, preferences: IPreferences) => {
    const transport = jupyterTransport(app.serviceManager.serverSettings);
    const show = async (study: StudyWidget, files: Dropped[]) => {
      const name = study.focus.get().case;
      if (!files.length) return;
      if (!name) return void Notification.info('Open a case first; then drag the files onto it.', { autoClose: 6000 });
      const { showImport } = await import('./import-dialog');
      showImport(study.node, files, async (options, store) => {
        const { status, body } = await transport.post('bring', { path: study.path, actor: preferences.get().coder, case: name, files, options, store });
        return { refused: status >= 300, body };
      });
    };
    const watch = (study: StudyWidget) => {
      const node = study.content.node;
      const ours = (event: Event) => (event as Drag.Event).mimeData?.hasData(CONTENTS);
      for (const kind of ['lm-dragenter', 'lm-dragover']) {
        node.addEventListener(kind, event => {
          if (!ours(event)) return;
          event.preventDefault();
          event.stopPropagation();
          (event as Drag.Event).dropAction = (event as Drag.Event).proposedAction;
        });
      }
      node.addEventListener('lm-drop', event => {
        if (!ours(event)) return;
        event.preventDefault();
        event.stopPropagation();
        const paths = (event as Drag.Event).mimeData.getData(CONTENTS) as string[];
        void show(study, paths.filter(path => !path.toLowerCase().endsWith('.study')).map(path => ({ path: app.serviceManager.contents.localPath(path) })));
      });
      node.addEventListener('dragover', event => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      });
      node.addEventListener('drop', event => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (!files.length) return;
        event.preventDefault();
        event.stopPropagation();
        void Promise.all(files.map(read)).then(dropped => show(study, dropped), (error: Error) => void Notification.error(error.message));
      });
    };
    studies.tracker.forEach(watch);
    studies.tracker.widgetAdded.connect((_, study) => watch(study));
  }
};

/** A file of the desktop with its content. */
async function read(file: File): Promise<Dropped> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { name: file.name, content: btoa(text) };
}
