import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { DEFAULTS, IPreferences, NAME, type Preferences } from './tokens';

/** Reading size, density, single keys, and who one is. */
export const settingsPlugin: JupyterFrontEndPlugin<IPreferences> = {
  id: `${NAME}:settings`,
  description: 'What a person sets for the workbench.',
  autoStart: true,
  optional: [ISettingRegistry],
  provides: IPreferences,
  activate: (_app: JupyterFrontEnd, registry: ISettingRegistry | null): IPreferences => {
    let now: Preferences = { ...DEFAULTS };
    const listeners = new Set<() => void>();
    const loaded = registry?.load(settingsPlugin.id).then(settings => {
      const read = () => {
        now = { ...DEFAULTS, ...(settings.composite as unknown as Partial<Preferences>) };
        listeners.forEach(listener => listener());
      };
      settings.changed.connect(read);
      read();
      return settings;
    }, reason => void console.error('Case Workbench works with its default settings:', reason));
    return {
      get: () => now,
      set: async patch => {
        const settings = await loaded;
        for (const [name, value] of Object.entries(patch)) await settings?.set(name, value as never);
      },
      onChange: listener => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      }
    };
  }
};
