import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ICommandPalette, Notification } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import { IDefaultFileBrowser } from '@jupyterlab/filebrowser';
import { ILauncher } from '@jupyterlab/launcher';
import { IMainMenu } from '@jupyterlab/mainmenu';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { copyUrl, jupyterTransport } from './transport';
import { IPreferences, IStudies, NAME, studyIcon } from './tokens';

const DENSITIES = ['reading', 'coding', 'skimming'];

/** Commands, menus, palette and launcher; each does what a view or the server does already. */
export const commandsPlugin: JupyterFrontEndPlugin<void> = {
  id: `${NAME}:commands`,
  description: 'Commands, menu entries and launcher cards for studies.',
  autoStart: true,
  requires: [IStudies, IPreferences],
  optional: [ICommandPalette, IMainMenu, ILauncher, IDefaultFileBrowser, ITranslator],
  activate: (app: JupyterFrontEnd, studies: IStudies, preferences: IPreferences, palette: ICommandPalette | null,
    menu: IMainMenu | null, launcher: ILauncher | null, browser: IDefaultFileBrowser | null, translator: ITranslator | null) => {
    const trans = (translator ?? nullTranslator).load('case_workbench');
    const { commands } = app;
    const settings = app.serviceManager.serverSettings;
    const category = trans.__('Case Workbench');
    const add = (id: string, options: Parameters<typeof commands.addCommand>[1]) => {
      commands.addCommand(id, options);
      palette?.addItem({ command: id, category });
    };
    const inFront = () => studies.current !== null;

    async function make(folder: string, names: string[], demo: boolean): Promise<void> {
      for (const name of names) {
        const path = PathExt.join(folder, name);
        const { status, body } = await jupyterTransport(settings).post('new', { path, demo, actor: preferences.get().coder });
        if (status >= 300) return void Notification.error(body?.message ?? `The server refused this (${status}).`, { autoClose: 10_000 });
        if (body.new || demo) {
          await browser?.model.refresh();
          studies.open(path);
          return;
        }
      }
    }
    const folder = (args: { cwd?: unknown }) => String(args.cwd ?? browser?.model.path ?? '');

    add('study:new', {
      label: args => args.isLauncher ? trans.__('New study') : trans.__('New study'),
      caption: trans.__('A new, empty study in this folder'),
      icon: studyIcon,
      execute: args => make(folder(args), ['untitled.study', ...Array.from({ length: 98 }, (_, n) => `untitled-${n + 2}.study`)], false)
    });
    add('study:demo', {
      label: args => args.isLauncher ? trans.__('Open the demo') : trans.__('Open the demo study'),
      caption: trans.__('Synthetic cases; every person is invented'),
      icon: studyIcon,
      execute: args => make(folder(args), ['demo.study'], true)
    });
    add('study:undo', { label: trans.__('Undo in the case'), isEnabled: inFront, execute: () => studies.current?.take('undo') });
    add('study:redo', { label: trans.__('Redo in the case'), isEnabled: inFront, execute: () => studies.current?.take('redo') });
    add('study:copy', {
      label: trans.__('Download a verified copy of the study'), isEnabled: inFront,
      execute: () => {
        const link = document.createElement('a');
        link.href = copyUrl(settings, studies.current!.path);
        link.download = '';
        link.click();
      }
    });
    for (const density of DENSITIES) {
      add(`study:density-${density}`, {
        label: trans.__('Case density: %1', density), isEnabled: inFront, isToggleable: true,
        isToggled: () => preferences.get().density === density, execute: () => preferences.set({ density })
      });
    }
    add('study:single-keys', {
      label: trans.__('Single keys in the case'), isToggleable: true, isToggled: () => preferences.get().singleKeys,
      execute: () => preferences.set({ singleKeys: !preferences.get().singleKeys })
    });

    for (const [command, rank] of [['study:new', 1], ['study:demo', 2]] as const) {
      launcher?.add({ command, category, rank, args: { isLauncher: true } });
    }
    menu?.editMenu.undoers.undo.add({ id: 'study:undo', isEnabled: inFront });
    menu?.editMenu.undoers.redo.add({ id: 'study:redo', isEnabled: inFront });
    menu?.fileMenu.newMenu.addItem({ command: 'study:new', rank: 40 });
    menu?.fileMenu.addGroup([{ command: 'study:copy' }], 11);
    menu?.viewMenu.addGroup([...DENSITIES.map(density => ({ command: `study:density-${density}` })), { command: 'study:single-keys' }], 30);
  }
};
