import { Token } from '@lumino/coreutils';
import { LabIcon } from '@jupyterlab/ui-components';
import type { WidgetTracker } from '@jupyterlab/apputils';
import type { StudyWidget } from './study';

export const NAME = 'case-workbench-ui';

/** Every study that is open in this window. */
export const IStudies = new Token<IStudies>(`${NAME}:IStudies`, 'The studies that are open in this window.');
export interface IStudies {
  tracker: WidgetTracker<StudyWidget>;
  open(path: string, options?: object): StudyWidget;
  /** The study in front, or nothing. */
  readonly current: StudyWidget | null;
}

export interface Preferences {
  coder: string;
  readingSize: number;
  density: string;
  singleKeys: boolean;
}

/** What the person has set; with the defaults where the settings are switched off. */
export const IPreferences = new Token<IPreferences>(`${NAME}:IPreferences`, 'What the person has set for the workbench.');
export interface IPreferences {
  get(): Preferences;
  set(patch: Partial<Preferences>): Promise<void>;
  onChange(listener: () => void): () => void;
}

export const DEFAULTS: Preferences = { coder: '', readingSize: 15.5, density: 'reading', singleKeys: true };

export const studyIcon = new LabIcon({
  name: 'case-workbench:study',
  svgstr: '<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 20 20"><path class="jp-icon3" style="fill:none" stroke="#616161" '
    + 'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" d="M3 14l3-4 3 2 3-7 5 4"/>'
    + '<path class="jp-icon3" fill="#616161" d="M10 16h7v1.6h-7zM3 16h5v1.6H3z"/></svg>'
});
