import { establishment } from '../directory/index.ts';
import type { Act, Task, Tx } from '../platform/index.ts';
import { isWaiting } from './asks.ts';
import { bounds } from './bounds.ts';
import type { Desk } from './consultation.ts';
import { actingFor, failureOf } from './dmp.ts';
import { newAmongOurs } from './new-documents.ts';
import { inboxSince } from './news.ts';
import { roundOf, settleRound, type Round, type WhoseRound } from './rounds.ts';
import { lastVisitsOf } from './states.ts';
import { Stopped, stops } from './stopped.ts';
import type { Failure } from './tables.ts';

/** The worker's part: one TD0.4 in the name of who pressed, while their session lives. */
export function carryRound(desk: Desk): Task {
  return async ({ organisationId = '', accountId = '', establishmentId = '', roundId = '' }) => {
    const whose = { organisationId, accountId, establishmentId };
    const { platform } = desk;
    const round = await platform.database.within(whose, (tx) => roundOf(tx, whose));
    if (round?.id !== roundId || round.doneAt) return;
    const failure = await carried(desk, whose, round);
    if (failure)
      await platform.database.within(whose, (tx) => settleRound(tx, whose, roundId, platform.now(), { failure }));
  };
}

async function carried({ platform, needs }: Desk, whose: WhoseRound, round: Round): Promise<Failure | null> {
  try {
    if (!isWaiting(round, platform.now())) throw stops.tooLate();
    if (!needs.dmp) throw stops.notConnected();
    const consultant = await needs.consultant(whose.organisationId, round.sessionId);
    // Whoever went to work elsewhere meanwhile asks again from there.
    if (consultant?.act.accountId !== whose.accountId || consultant.act.establishmentId !== whose.establishmentId)
      throw stops.noSession();
    const { act } = consultant;
    const { place, since } = await platform.database.within(whose, async (tx) => ({
      place: await establishment(tx, act.establishmentId),
      since: await oldestVisit(tx, act),
    }));
    if (!place) throw stops.noSession();
    const records = await needs.dmp().authorisedRecords(actingFor(consultant, place, 'normal'), since, 'document');
    await platform.database.within(whose, async (tx) => {
      const told = await newAmongOurs(tx, act, records, platform.now());
      await settleRound(tx, whose, round.id, platform.now(), { told });
      for (const { personId } of told) await needs.doorkeeper.trace(tx, act, 'dmp.askNewDocuments', { personId });
    });
    return null;
  } catch (error) {
    return error instanceof Stopped ? error.failure : failureOf(error);
  }
}

/** No more is asked for than could be new to me: since the oldest of my last visits, as far back as a list is known. */
async function oldestVisit(tx: Tx, act: Act): Promise<Date> {
  const visits = await lastVisitsOf(tx, act);
  const oldest = Math.min(inboxSince(undefined, act.at).getTime(), ...visits.map((at) => at.getTime()));
  return new Date(Math.max(oldest, act.at.getTime() - bounds.listKept));
}
