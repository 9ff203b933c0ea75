import type { FocusState } from '../../protocol/focus';

/** The sessions of the focus: those its span on the one axis touches, else its session; nothing where neither is set. */
export function sessionsIn(focus: Pick<FocusState, 'session' | 'span'>, sessions: number[]): number[] | null {
  const { session, span } = focus;
  if (span) return sessions.filter(number => number <= span[1] && number + 0.5 > span[0]);
  return session === null ? null : [session];
}

/** Sessions in words: `session 11`, `sessions 3–5 and 9`. */
export function inWords(sessions: number[]): string {
  if (sessions.length === 0) return 'no session';
  const runs: string[] = [];
  for (let i = 0; i < sessions.length; i++) {
    const first = sessions[i];
    while (sessions[i + 1] === sessions[i] + 1) i++;
    runs.push(sessions[i] === first ? `${first}` : `${first}–${sessions[i]}`);
  }
  const head = runs.slice(0, -1).join(', ');
  return `${sessions.length === 1 ? 'session' : 'sessions'} ${head ? `${head} and ` : ''}${runs.at(-1)}`;
}
