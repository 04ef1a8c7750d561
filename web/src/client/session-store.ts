import type { Session } from '@liane/server/contract/access';

let current: Session | undefined;
const onLost = new Set<() => void>();

/** The session as last told by the server; in memory only, since it holds the secret of the device store. */
export const currentSession = (): Session | undefined => current;

export function rememberSession(session: Session): Session {
  current = session;
  return session;
}

export function forgetSession(): void {
  current = undefined;
}

/** Called once when the server says the session is closed. */
export function whenSessionIsLost(listener: () => void): () => void {
  onLost.add(listener);
  return () => onLost.delete(listener);
}

export function sessionIsLost(): void {
  for (const listener of onLost) listener();
}
