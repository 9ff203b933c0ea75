/** What a widget in a cell borrows, from the extension or from the bundle its kernel sent. */
export interface Hook {
  show(model: Model, el: HTMLElement): Promise<() => void>;
}

/** The part of anywidget's model that is used here. */
export interface Model {
  get(name: string): any;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: (...given: any[]) => void): void;
  off(event: string, listener: (...given: any[]) => void): void;
  send(content: unknown): void;
}
