import { correspondentsAt } from '../directory/index.ts';
import { lastingFactsOfMany } from '../facts/index.ts';
import { displayName, personsById } from '../identity/index.ts';
import type { Tx } from '../platform/index.ts';
import type { Addressee } from './contract.ts';
import { mailboxesOf } from './mailboxes.ts';
import { sendersAt } from './messages.ts';
import { nameShown } from './words.ts';

/** The addresses of one letter or message, and what stands beside them. */
export interface Addressed {
  addresses: readonly string[];
  /** Whom it is about, when it is known: their circle names their professionals, and them their own mailbox. */
  personId: string | null;
  /** Names found in the Annuaire Santé when it was written. */
  chosen?: Readonly<Record<string, string>>;
}

export type NamesThem = (one: Addressed) => Addressee[];

/**
 * The name the house knows for each address, as they are shown. Our own mailboxes first, then the directory, the circle of whom it is about,
 * what was chosen when it was written, and last what a sender calls themself: nobody vouches for that.
 */
export async function nameAddresses(tx: Tx, organisationId: string, asked: readonly Addressed[]): Promise<NamesThem> {
  const addresses = [...new Set(asked.flatMap((one) => one.addresses))];
  if (addresses.length === 0) return () => [];
  const people = [...new Set(asked.flatMap(({ personId }) => personId ?? []))];
  const ours = new Map(
    (await mailboxesOf(tx, organisationId, { closed: true })).map((one) => [one.address, one.display_name]),
  );
  const correspondents = await correspondentsAt(tx, addresses);
  const senders = await sendersAt(tx, organisationId, addresses);
  const circles = await namesByPerson(tx, organisationId, people);
  return ({ addresses: shown, personId, chosen = {} }) =>
    shown.map((address) => {
      const name =
        ours.get(address) ??
        correspondents.get(address) ??
        (personId === null ? undefined : circles.get(personId)?.(address)) ??
        chosen[address] ??
        senders.get(address);
      return { address, name: (name && nameShown(name)) || null };
    });
}

type NamesAt = (address: string) => string | undefined;

/** For each person, their professionals by address; and their own mailbox, which is at their matricule (digest 2). */
async function namesByPerson(
  tx: Tx,
  organisationId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, NamesAt>> {
  const persons = await personsById(tx, organisationId, personIds);
  const facts = await lastingFactsOfMany(tx, organisationId, personIds, ['care-professional']);
  return new Map(
    [...persons].map(([personId, person]) => {
      const professionals = new Map(
        facts.flatMap(({ personId: about, state, content }) =>
          about === personId && state !== 'withdrawn' ? namedProfessional({ ...content }) : [],
        ),
      );
      const own = person.ins ? `${person.ins.matricule.toLowerCase()}@` : null;
      return [
        personId,
        (address) => (own !== null && address.startsWith(own) ? displayName(person) : professionals.get(address)),
      ];
    }),
  );
}

function namedProfessional({ mssanteAddress, givenName, familyName }: Record<string, unknown>): [string, string][] {
  if (typeof mssanteAddress !== 'string' || typeof familyName !== 'string') return [];
  const given = typeof givenName === 'string' ? givenName : '';
  return [[mssanteAddress.trim().toLowerCase(), `${given} ${familyName.toLocaleUpperCase('fr')}`.trim()]];
}
