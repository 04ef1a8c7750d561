import type { SessionRow } from './store.ts';

const seconds = 1000;
const defaultInactivity = 1800;
/** Pro Santé Connect closes its own after 4 h, whatever happens (digest §1.4). */
const longestWithProSanteConnect = 4 * 3600 * seconds;
/** A night shift. */
const longestWithPasskey = 12 * 3600 * seconds;
const lookEvery = 60;

export const inactivityOf = (config: { inactivitySeconds?: number }): number =>
  config.inactivitySeconds ?? defaultInactivity;

export const endOf = (openedAt: Date, signedInWith: SessionRow['signed_in_with']): Date =>
  new Date(openedAt.getTime() + (signedInWith === 'passkey' ? longestWithPasskey : longestWithProSanteConnect));

export function isOver(session: Pick<SessionRow, 'last_seen_at' | 'ends_at'>, now: Date, inactivity: number): boolean {
  return now >= session.ends_at || now.getTime() - session.last_seen_at.getTime() >= inactivity * seconds;
}

/** The last gesture is written at most once a minute, so that reading costs no write. */
export function isWorthWriting(session: Pick<SessionRow, 'last_seen_at'>, now: Date, inactivity: number): boolean {
  return now.getTime() - session.last_seen_at.getTime() >= Math.min(lookEvery, inactivity / 4) * seconds;
}
