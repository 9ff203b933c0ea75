import { MainAreaWidget, Notification } from '@jupyterlab/apputils';
import { PathExt } from '@jupyterlab/coreutils';
import type { ServerConnection } from '@jupyterlab/services';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { WorkbenchError, type Client } from '../protocol/client';
import { Focus } from '../protocol/focus';
import { restClient, type RestClient } from '../protocol/rest';
import { studyIcon, type IPreferences } from './tokens';
import { jupyterTransport } from './transport';

/** A study in the main area: a widget of its own, so that nothing in JupyterLab can save, copy or replace the file. */
export class StudyWidget extends MainAreaWidget<Widget> {
  path = '';
  readonly client: RestClient;
  readonly focus = new Focus();
  private remove: (() => void) | null = null;
  private stops: (() => void)[] = [];

  constructor(path: string, settings: ServerConnection.ISettings, private preferences: IPreferences) {
    super({ content: new Widget() });
    this.id = `study-${crypto.randomUUID()}`;
    this.title.closable = true;
    this.title.icon = studyIcon;
    this.addClass('cw-study');
    this.toolbar.hide();
    this.content.node.tabIndex = 0;
    this.content.node.dataset.jpUndoer = 'true';
    this.setPath(path);
    this.client = restClient(jupyterTransport(settings), () => this.path, () => preferences.get().coder);
    this.stops.push(this.focus.subscribe(state => this.client.showing(state.case)));
    this.stops.push(preferences.onChange(() => this.dress()));
    this.dress();
  }

  setPath(path: string): void {
    this.path = this.title.caption = path;
    this.title.label = PathExt.basename(path);
  }

  /** Take back or do again one's newest act in the case that is shown. */
  async take(verb: 'undo' | 'redo'): Promise<void> {
    if (this.focus.get().case) await telling(this.client).act(verb, { case: this.focus.get().case }).catch(() => undefined);
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.remove?.();
    this.stops.forEach(stop => stop());
    this.client.dispose();
    super.dispose();
  }

  protected onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    if (!this.remove) void this.show_();
  }

  protected onActivateRequest(message: Message): void {
    super.onActivateRequest(message);
    if (!this.content.node.contains(document.activeElement)) this.content.node.focus();
  }

  private async show_(): Promise<void> {
    this.remove = () => undefined;
    const { view } = await import('../views/workbench/index');
    if (!this.isDisposed) this.remove = view(this.content.node, telling(this.client), this.focus);
  }

  private dress(): void {
    const { readingSize, density, singleKeys } = this.preferences.get();
    Object.assign(this.content.node.dataset, { cwSize: String(readingSize), cwDensity: density, cwKeys: singleKeys ? 'on' : 'off' });
  }
}

/** The same client; what is refused is also said in a notification, except a conflict, which its view resolves. */
export function telling(client: Client): Client {
  const say = (error: unknown): never => {
    const known = error instanceof WorkbenchError;
    if (!known || error.kind !== 'Conflict') Notification.error(known ? error.message : String(error), { autoClose: 10_000 });
    throw error;
  };
  return { ...client, do: (command, options) => client.do(command, options).catch(say), act: (verb, params) => client.act(verb, params).catch(say) };
}
