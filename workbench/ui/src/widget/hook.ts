import type { Client, View } from '../protocol/client';

/** What the extension lends to widgets, where it is loaded. */
export interface Hook {
  view(name: string): Promise<View>;
  /** A client of the server for a study file below its root; nothing for any other file. */
  connect(file: string): Promise<(Client & { dispose(): void }) | null>;
}
