import type { Tx } from '../platform/index.ts';
import { addEvent } from './events.ts';
import { hasLeft, type Sending } from './sending.ts';
import { saveSending, type Changed } from './store.ts';

/** Who makes a sending change: somebody, or the worker. */
export interface Settler {
  organisationId: string;
  at: Date;
  /** Nobody when the worker did. */
  who?: string;
}

/** Writes a new state of a sending, keeps what happened, and tells the screens. */
export async function settle(
  tx: Tx,
  { organisationId, at, who }: Settler,
  sending: Sending,
  changed: Changed & Required<Pick<Changed, 'state'>>,
): Promise<void> {
  const over = changed.state !== 'waiting' && changed.state !== 'held';
  const because = changed.because ?? null;
  await saveSending(tx, organisationId, sending.id, {
    said: null,
    todo: null,
    // What it may have reached is not undone by how it ends.
    perhapsThere: sending.perhapsThere || hasLeft(sending) || sending.attemptingSince !== null,
    ...(over ? { nextAt: null, attemptingSince: null, settledAt: at } : {}),
    ...changed,
    because,
  });
  await addEvent(tx, organisationId, {
    sendingId: sending.id,
    at,
    state: changed.state,
    because,
    said: changed.said ?? null,
    by: who ?? null,
  });
  tx.announce('exchanges', `person:${sending.personId}`);
}
