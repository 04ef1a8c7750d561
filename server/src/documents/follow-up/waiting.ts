import { CdaRefused } from '@liane/cda';
import { namesOf } from '../../identity/index.ts';
import type { Act, Tx } from '../../platform/index.ts';
import type { Workshop } from '../workshop.ts';
import { followed, offered } from './follow-up.ts';
import { receivedLately } from './received-lately.ts';

/** A received document of which lines wait for a decision. */
export interface FollowUpWaiting {
  documentId: string;
  personId: string;
  /** « Roger MOULIN » */
  about: string;
  title: string;
  lines: number;
}

/** What came back with somebody is decided within days; later it is history, still open from the document. */
const lately = 7 * 86_400_000;

/** Documents filed here these seven days whose changes nobody has accepted nor refused yet, the latest first. */
export async function followUpsWaiting(tx: Tx, act: Act, lent: Pick<Workshop, 'contents'>): Promise<FollowUpWaiting[]> {
  const received = await receivedLately(tx, act, [...followed], new Date(act.at.getTime() - lately));
  const names = await namesOf(
    tx,
    act.organisationId,
    received.map(({ personId }) => personId),
  );
  const waiting: FollowUpWaiting[] = [];
  for (const { id, personId, title } of received) {
    const lines = await linesLeft(tx, act, id, lent);
    if (lines > 0) waiting.push({ documentId: id, personId, about: names.get(personId) ?? '', title, lines });
  }
  return waiting;
}

/** How many lines of a received document wait for a decision. One that can be read no more must not close the day of everybody. */
export async function linesLeft(tx: Tx, act: Act, id: string, lent: Pick<Workshop, 'contents'>): Promise<number> {
  try {
    return (await offered(tx, act, id, lent)).offers.length;
  } catch (error) {
    if (error instanceof CdaRefused) return 0;
    throw error;
  }
}
