import { uuidv7, type Tx } from '../platform/index.ts';
import { tables } from './tables.ts';
import type { SendingEvent } from './contract.ts';
import type { Sending, SendingState } from './sending.ts';
import { stateInFrench } from './words.ts';

/** Keeps what happened to a sending, with who made it happen; nobody when the worker did. */
export async function addEvent(
  tx: Tx,
  organisationId: string,
  event: {
    sendingId: string;
    at: Date;
    state: SendingState;
    because?: string | null;
    said?: string | null;
    by?: string | null;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('sending_events')
    .values({
      organisation_id: organisationId,
      id: uuidv7(event.at),
      sending_id: event.sendingId,
      at: event.at,
      state: event.state,
      because: event.because ?? null,
      said: event.said ?? null,
      by_name: event.by ?? null,
    })
    .execute();
}

/** The latest first. */
export async function historyOf(
  tx: Tx,
  { id, channel }: Pick<Sending, 'id' | 'channel'>,
  { organisationId }: { organisationId: string },
): Promise<SendingEvent[]> {
  const rows = await tables(tx)
    .selectFrom('sending_events')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('sending_id', '=', id)
    .orderBy('rank', 'desc')
    .execute();
  return rows.map(({ at, state, because, said, by_name }) => ({
    at: at.toISOString(),
    stateInFrench: stateInFrench({ state, channel, because }),
    said,
    by: by_name,
  }));
}
