import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';
import type { Transport } from '../protocol/rest';

/** The way to this Jupyter server, with its own sign-in and its mark against forged requests. */
export function jupyterTransport(settings: ServerConnection.ISettings): Transport {
  return {
    post: async (verb, body) => {
      const url = URLExt.join(settings.baseUrl, 'workbench', verb);
      const answer = await ServerConnection.makeRequest(url, { method: 'POST', body: JSON.stringify(body) }, settings);
      return { status: answer.status, body: await answer.json().catch(() => null) };
    },
    socket: query => {
      const given = settings.token ? { ...query, token: settings.token } : query;
      const url = URLExt.join(settings.wsUrl, 'workbench', 'watch') + URLExt.objectToQueryString(given);
      return new settings.WebSocket(url);
    }
  };
}

/** Where a verified copy of a study is downloaded from. */
export function copyUrl(settings: ServerConnection.ISettings, path: string): string {
  return URLExt.join(settings.baseUrl, 'workbench', 'copy') + URLExt.objectToQueryString({ path });
}
