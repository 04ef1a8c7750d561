import { namesOf } from '../../identity/index.ts';
import type { Act, Tx } from '../../platform/index.ts';
import type { Workshop } from '../workshop.ts';
import { followed } from './follow-up.ts';
import { countOpenLines } from './open-lines.ts';
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
  for (const { id, personId, title, counted } of received) {
    const lines = counted ?? (await countOpenLines(tx, act, id, lent));
    if (lines > 0) waiting.push({ documentId: id, personId, about: names.get(personId) ?? '', title, lines });
  }
  return waiting;
}
