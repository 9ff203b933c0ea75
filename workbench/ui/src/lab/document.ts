import { ILabShell, ILayoutRestorer, IRouter, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { Notification, WidgetTracker } from '@jupyterlab/apputils';
import { PageConfig, URLExt } from '@jupyterlab/coreutils';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { StudyWidget } from './study';
import { IPreferences, IStudies, NAME, studyIcon } from './tokens';

const isStudy = (path: string) => path.toLowerCase().endsWith('.study');

/** Opens a `.study` in a widget of its own, never through the contents service: no bytes move, nothing can be overwritten. */
export const documentPlugin: JupyterFrontEndPlugin<IStudies> = {
  id: `${NAME}:document`,
  description: 'Opens .study files.',
  autoStart: true,
  requires: [IDocumentManager, IPreferences],
  optional: [ILayoutRestorer, ILabShell, IRouter],
  provides: IStudies,
  activate: (app: JupyterFrontEnd, docs: IDocumentManager, preferences: IPreferences, restorer: ILayoutRestorer | null,
    shell: ILabShell | null, router: IRouter | null): IStudies => {
    const contents = app.serviceManager.contents;
    app.docRegistry.addFileType({ name: 'study', displayName: 'Study', extensions: ['.study'], icon: studyIcon,
      mimeTypes: ['application/vnd.sqlite3'], contentType: 'file', fileFormat: 'base64' });
    const tracker = new WidgetTracker<StudyWidget>({ namespace: 'study' });

    const open = (raw: string, options = {}): StudyWidget => {
      const path = contents.normalize(raw);
      const widget = tracker.find(one => one.path === path) ?? new StudyWidget(path, app.serviceManager.serverSettings, preferences);
      if (!tracker.has(widget)) {
        void tracker.add(widget);
        widget.client.onState(state => {
          if (state.gone) widget.dispose();
          else if (state.moved && state.moved !== widget.path) move(widget, state.moved);
        });
      }
      if (!widget.isAttached) app.shell.add(widget, 'main', { type: 'Study', ...options });
      app.shell.activateById(widget.id);
      return widget;
    };
    const address = () => {
      const front = shell?.currentWidget;
      if (front instanceof StudyWidget) {
        router?.navigate(URLExt.parse(PageConfig.getUrl({ treePath: front.path })).pathname, { skipRouting: true });
      }
    };
    const move = (widget: StudyWidget, path: string) => {
      widget.setPath(path);
      void tracker.save(widget);
      address();
    };

    const { open: plainOpen, openOrReveal } = docs;
    docs.open = (path, ...rest) => (isStudy(path) ? open(path, rest[2]) as any : plainOpen.call(docs, path, ...rest));
    docs.openOrReveal = (path, ...rest) => (isStudy(path) ? open(path, rest[2]) as any : openOrReveal.call(docs, path, ...rest));
    shell?.currentPathChanged.connect(() => void Promise.resolve().then(address)); // after JupyterLab's own handler
    contents.fileChanged.connect((_, { type, oldValue, newValue }) => {
      const from = oldValue?.path;
      const to = newValue?.path;
      if (!from || !(type === 'delete' || (type === 'rename' && to))) return;
      tracker.filter(one => one.path === from || one.path.startsWith(`${from}/`)).forEach(widget => {
        if (type === 'delete') widget.dispose();
        else move(widget, to + widget.path.slice(from.length));
      });
    });
    void restorer?.restore(tracker, { command: 'docmanager:open', args: widget => ({ path: widget.path }), name: widget => widget.path });

    app.commands.addCommand('study:saved', {
      label: 'Already stored',
      execute: () => void Notification.info('Everything you did is stored already.', { autoClose: 3000 })
    });
    app.commands.addKeyBinding({ command: 'study:saved', args: {}, keys: ['Accel S'], selector: '.cw-study' });
    return {
      tracker, open,
      get current() {
        const front = app.shell.currentWidget;
        return front instanceof StudyWidget ? front : null;
      }
    };
  }
};
