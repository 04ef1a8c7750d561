import type { Key } from '@liane/connector-mssante';
import { holdersOf, type Mailbox } from './mailboxes.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

/**
 * How this mailbox opens now: the certificate of the structure for an applicative one, the live token of a holder for the
 * others; null while no holder is signed in, and its mail waits (ECO.1.2.5 to 1.2.7).
 */
export async function keyOf({ platform, needs }: Workshop, mailbox: Mailbox): Promise<Key | null> {
  if (mailbox.kind === 'APP') return { kind: 'certificate' };
  const organisationId = mailbox.organisation_id;
  const holders = await platform.database.within({ organisationId, accountId: nobody }, (tx) =>
    holdersOf(tx, organisationId, [mailbox.id]),
  );
  const token = await needs.holderToken(organisationId, holders.get(mailbox.id) ?? []);
  return token && { kind: 'token', accessToken: token.accessToken };
}
