import type { Key } from '@liane/connector-mssante';
import { holdersOf, type Mailbox } from './mailboxes.ts';
import { isSignInRefused } from './problem-of.ts';
import { nobody } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** What opens a mailbox now: a certificate, or the tokens of its holders one after the other. */
export interface Keys {
  /** The one that opens, as far as is known. */
  readonly key: Key;
  /** Calls the operator; a token that it refuses gives way to that of another holder, and its refusal is thrown after the last. */
  open<T>(call: (key: Key) => Promise<T>): Promise<T>;
}

/**
 * How this mailbox opens now: the certificate of the structure for an applicative one, the live token of a holder for the
 * others; null while no holder is signed in, and its mail waits (ECO.1.2.5 to 1.2.7).
 */
export async function keysOf({ platform, needs }: Workshop, mailbox: Mailbox): Promise<Keys | null> {
  if (mailbox.kind === 'APP') {
    const key: Key = { kind: 'certificate' };
    return { key, open: (call) => call(key) };
  }
  const organisationId = mailbox.organisation_id;
  const holders = await platform.database.within({ organisationId, accountId: nobody }, (tx) =>
    holdersOf(tx, organisationId, [mailbox.id]),
  );
  const refused = new Set<string>();
  const next = (): ReturnType<Workshop['needs']['holderToken']> =>
    needs.holderToken(organisationId, holders.get(mailbox.id) ?? [], refused);
  const first = await next();
  if (!first) return null;
  let { accessToken } = first;
  const open: Keys['open'] = async (call) => {
    for (;;) {
      try {
        return await call({ kind: 'token', accessToken });
      } catch (error) {
        if (!isSignInRefused(error)) throw error;
        refused.add(accessToken);
        const another = await next();
        if (!another || refused.has(another.accessToken)) throw error;
        ({ accessToken } = another);
      }
    }
  };
  return {
    get key() {
      return { kind: 'token', accessToken } as const;
    },
    open,
  };
}
