import type { Act, Tx } from '../platform/index.ts';
import { askById, isWaiting, type Ask } from './asks.ts';
import type { DmpReading } from './contract.ts';
import type { DmpNeeds } from './needs.ts';
import { contentOf, readingsOf, type ReadView } from './readings.ts';
import { pdfOf, readIfSafe } from './read-view.ts';
import { ReadingForgotten, UnknownAsk } from './refusals.ts';

const empty: ReadView = { title: '', header: [], sections: [], hasPdf: false, unreadable: [], differs: [] };

/** Where a reading is: on its way, there, failed, or forgotten at its hour. Throws UnknownAsk. */
export async function readingOf(
  tx: Tx,
  act: Act,
  personId: string,
  askId: string,
  { seal }: Pick<DmpNeeds, 'seal'>,
): Promise<DmpReading> {
  const asked = await askById(tx, act.organisationId, askId);
  if (asked?.kind !== 'read' || asked.personId !== personId) throw new UnknownAsk();
  const { uniqueId } = asked.about as { uniqueId: string };
  const reading = (await readingsOf(tx, act, personId, act.at, seal, [uniqueId])).get(uniqueId);
  const state = stateOf(asked, reading !== undefined, act.at);
  return {
    state,
    uniqueId,
    problem:
      state === 'failed' && asked.failure
        ? { message: asked.failure.message, worthRetrying: asked.failure.worthRetrying }
        : null,
    until: reading?.until.toISOString() ?? null,
    ...(reading?.view ?? empty),
  };
}

function stateOf(asked: Ask, isHeld: boolean, now: Date): DmpReading['state'] {
  if (isWaiting(asked, now)) return 'waiting';
  if (asked.failure) return 'failed';
  return isHeld ? 'ready' : 'forgotten';
}

/** The PDF of a document read, while it is held. Throws ReadingForgotten. */
export async function pdfRead(
  tx: Tx,
  act: Act,
  personId: string,
  uniqueId: string,
  { seal }: Pick<DmpNeeds, 'seal'>,
): Promise<{ content: string }> {
  const bytes = await contentOf(tx, act, personId, act.at, seal, uniqueId);
  const read = bytes && readIfSafe(bytes);
  const pdf = read ? pdfOf(read) : undefined;
  if (!pdf) throw new ReadingForgotten();
  return { content: Buffer.from(pdf).toString('base64') };
}
