import type { Act, ReplyOf, Tx } from '../platform/index.ts';
import type { exchanges } from './contract.ts';
import { lastDivergence } from './divergences.ts';
import { release } from './release.ts';
import type { SharingChannel } from './sending.ts';
import { addWord, lastWords } from './words-of-person.ts';
import { sharingInFrench } from './words.ts';

type Sharing = ReplyOf<typeof exchanges.sharing>;

const channels: readonly SharingChannel[] = ['dmp-feeding', 'mssante', 'citizen'];

/** What the person said of each way of sharing; what nobody asked is not refused. */
export async function sharingOf(tx: Tx, act: Act, personId: string): Promise<Sharing> {
  const words = await lastWords(tx, act.organisationId, personId);
  return {
    personId,
    channels: channels.map((channel) => {
      const last = words.find((word) => word.channel === channel);
      return {
        channel,
        inFrench: sharingInFrench[channel],
        refused: last?.refused ?? false,
        last: last ? { said: last.said, by: last.by, at: last.at.toISOString() } : null,
      };
    }),
    divergence: await lastDivergence(tx, act.organisationId, personId),
  };
}

/** Keeps a refusal or a change of mind: obeyed from the next attempt on; what waited for it leaves. */
export async function saySharing(
  tx: Tx,
  act: Act,
  personId: string,
  word: { id: string; channel: SharingChannel; refused: boolean; said: string },
): Promise<Sharing> {
  await addWord(tx, act, personId, word);
  await release(tx, act, personId, ['opposition']);
  tx.announce(`person:${personId}`);
  return sharingOf(tx, act, personId);
}
