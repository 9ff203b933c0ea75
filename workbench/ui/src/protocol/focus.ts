/** What the person is looking at now; shared by all views of one case. */
export interface FocusState {
  case: string;
  session: number | null;
  /** A stretch of the one axis: x = session + position / 2. */
  span: [number, number] | null;
  turns: [number, number] | null;
  codes: string[];
  episode: string | null;
  annotation: string | null;
}

export type FocusListener = (state: FocusState, source: string) => void;

export const NOWHERE: FocusState = {
  case: '', session: null, span: null, turns: null, codes: [], episode: null, annotation: null
};

/** The shared focus of one case; a view ignores the changes of which it is itself the source. */
export class Focus {
  private state: FocusState;
  private listeners = new Set<FocusListener>();

  constructor(start: Partial<FocusState> = {}) {
    this.state = { ...NOWHERE, ...start };
  }

  get(): FocusState {
    return this.state;
  }

  /** Change some of it; tells nobody where nothing changes. */
  set(patch: Partial<FocusState>, source: string): void {
    const next = { ...this.state, ...patch };
    if (JSON.stringify(next) === JSON.stringify(this.state)) return;
    this.state = next;
    for (const listener of [...this.listeners]) listener(next, source);
  }

  /** Hear of every change; returns what ends the listening. */
  subscribe(listener: FocusListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
