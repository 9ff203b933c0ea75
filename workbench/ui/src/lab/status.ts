import { ILabShell, type JupyterFrontEnd, type JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import type { State } from '../protocol/rest';
import type { StudyWidget } from './study';
import { IStudies, NAME } from './tokens';

const clock = (at: Date) => at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** What is stored, said only once the server has said so. */
export function saved(state: State): string {
  if (state.connection === 'offline') return `offline since ${clock(state.since)}`;
  if (state.saving) return 'saving';
  return state.saved ? `saved ${clock(state.saved)}` : state.connection === 'connected' ? 'connected' : 'connecting';
}

/** Who else has this case open. */
export function others(state: State, name: string): string {
  const names = [...new Set(state.present.filter(one => one.case === name || !one.case).map(one => one.actor))];
  return names.length ? `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} this case open` : '';
}

/** Case, coder, what is stored, who else is here, connection. */
export const statusPlugin: JupyterFrontEndPlugin<void> = {
  id: `${NAME}:status`,
  description: 'Says in the status bar which case is open, who codes and what is stored.',
  autoStart: true,
  requires: [IStudies],
  optional: [IStatusBar, ILabShell],
  activate: (app: JupyterFrontEnd, studies: IStudies, bar: IStatusBar | null, shell: ILabShell | null) => {
    if (!bar) return;
    const item = new Widget();
    item.addClass('cw-status');
    item.addClass('jp-StatusBar-TextItem');
    item.node.setAttribute('role', 'status');
    const turned = new Signal<Widget, void>(item);
    let stops: (() => void)[] = [];
    let coder = '';
    const draw = (study: StudyWidget | null) => {
      if (!study) return;
      const name = study.focus.get().case;
      const parts = [name, coder && `coding as ${coder}`, saved(study.client.state), others(study.client.state, name)];
      item.node.textContent = parts.filter(Boolean).join(' · ');
    };
    const follow = () => {
      stops.forEach(stop => stop());
      stops = [];
      const study = studies.current;
      turned.emit(undefined);
      if (!study) return;
      stops = [study.client.onState(() => draw(study)), study.focus.subscribe(() => draw(study))];
      void study.client.ask('about').then(about => { coder = about.actor; draw(study); }, () => undefined);
      draw(study);
    };
    bar.registerStatusItem(`${NAME}:status`, { item, align: 'left', rank: 50,
      isActive: () => studies.current !== null, activeStateChanged: turned });
    (shell?.currentChanged ?? studies.tracker.currentChanged).connect(follow);
    void app.restored.then(follow);
  }
};
