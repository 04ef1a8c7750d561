import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { exchanges } from '@liane/server/contract/exchanges';
import { ClaimBroken } from '../stage/expect.ts';
import type { World } from '../stage/world.ts';
import type { Visitor } from '../wire/visitor.ts';

const Archives = z.object({
  documents: z.array(
    z.object({ uniqueId: z.string(), type: z.string(), status: z.string().nullable(), superseded: z.boolean() }),
  ),
});
const Messages = z.object({
  messages: z.array(
    z.object({ messageId: z.string().nullable(), subject: z.string().nullable(), archive: z.boolean() }),
  ),
});

/** Each lot brings its own signature beside its documents (national digest 3.6). */
const signatureOfLot = 'E1762';

/** How many of each are on the other side: titles of documents by type in the DMP, subjects by mailbox. */
export interface Expected {
  /** Documents standing in the DMP of the person, by LOINC type. */
  dmp: Record<string, number>;
  /** Documents and notices of a stay, by mailbox. */
  mailboxes: Record<string, number>;
}

/**
 * Waits until nothing of the person waits to leave, then counts on the other side: one copy of each document in the DMP, one
 * message of each sending in each mailbox.
 */
export async function arrivedOnce(
  world: World,
  asked: { by: Visitor; personId: string; matricule: string },
  expected: Expected,
): Promise<void> {
  const { by, personId, matricule } = asked;
  for (const deadline = Date.now() + 120_000; ; await wait(300)) {
    const rows = await by.ask(exchanges.ofPerson, { params: { personId } });
    const pending = rows.filter(({ state }) => state === 'waiting' || state === 'held');
    if (rows.length > 0 && pending.length === 0) break;
    if (Date.now() > deadline)
      throw new ClaimBroken(
        `still waiting: ${pending.map(({ kindInFrench, recipient, said }) => `${kindInFrench} → ${recipient} (${said})`).join('; ')}`,
      );
  }
  const broken = [
    ...differences('DMP', expected.dmp, await documentsOf(world, matricule)),
    ...(
      await Promise.all(
        Object.entries(expected.mailboxes).map(async ([address, count]) => {
          const ids = await messagesOf(world, address);
          return [
            ...(new Set(ids).size === ids.length ? [] : [`${address}: the same message twice`]),
            ...(ids.length === count ? [] : [`${address}: ${ids.length} messages instead of ${count}`]),
          ];
        }),
      )
    ).flat(),
  ];
  if (broken.length > 0) throw new ClaimBroken(broken.join('; '));
}

async function documentsOf(world: World, matricule: string): Promise<Record<string, number>> {
  const answer = await fetch(`${world.sandboxUrl}/sandbox/dmp/records/${matricule}`);
  const { documents } = Archives.parse(await answer.json());
  const standing = documents.filter(
    ({ status, superseded, type }) => status === 'Approved' && !superseded && type !== signatureOfLot,
  );
  const twice = standing.length - new Set(standing.map(({ uniqueId }) => uniqueId)).size;
  if (twice > 0) throw new ClaimBroken(`DMP: ${twice} documents twice`);
  const counts: Record<string, number> = {};
  for (const { type } of standing) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

// Not the notices of delivery and of reading that operators and software give back.
const aboutAStay = /^Avis (d’admission|de transfert|de retour)/;

async function messagesOf(world: World, address: string): Promise<string[]> {
  const answer = await fetch(`${world.sandboxUrl}/sandbox/mssante/mailboxes/${encodeURIComponent(address)}/messages`);
  return Messages.parse(await answer.json())
    .messages.filter(({ archive, subject }) => archive || aboutAStay.test(subject ?? ''))
    .map(({ messageId }) => messageId ?? '');
}

function differences(place: string, expected: Record<string, number>, found: Record<string, number>): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((type) => (expected[type] ?? 0) !== (found[type] ?? 0))
    .map((type) => `${place}: ${found[type] ?? 0} of ${type} instead of ${expected[type] ?? 0}`);
}
