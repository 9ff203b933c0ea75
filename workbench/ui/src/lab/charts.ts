import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { NAME } from './tokens';
import { onTone, toned, toneNow } from './tone';

export const MIME = 'application/vnd.vegalite.v6+json';

/** A chart in a cell; the engine that draws it is loaded with the first one. */
class ChartOutput extends Widget implements IRenderMime.IRenderer {
  private drawn: { finalize(): void } | null = null;
  private spec: Record<string, any> = {};
  private stop = onTone(() => void this.redraw());

  constructor() {
    super();
    this.addClass('cw-chart');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.spec = model.data[MIME] as Record<string, any>;
    await this.redraw();
  }

  dispose(): void {
    this.stop();
    this.drawn?.finalize();
    super.dispose();
  }

  private async redraw(): Promise<void> {
    const { draw } = await import('./vega');
    this.drawn?.finalize();
    this.drawn = this.isDisposed ? null : await draw(this.node, toned(this.spec, toneNow()));
  }
}

/** Draws Vega-Lite 6 in cells: interactive, in the colours of the theme, without any network. */
export const chartsPlugin: JupyterFrontEndPlugin<void> = {
  id: `${NAME}:charts`,
  description: 'Draws Vega-Lite 6 charts in cells without a network.',
  autoStart: true,
  requires: [IRenderMimeRegistry],
  activate: (_app: JupyterFrontEnd, registry: IRenderMimeRegistry) => {
    registry.addFactory({ safe: true, mimeTypes: [MIME], defaultRank: 50, createRenderer: () => new ChartOutput() });
  }
};
