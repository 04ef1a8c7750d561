import { isMatricule } from '@liane/vocabulary';
import { findDoubles } from '../identity/index.ts';
import type { Tx } from '../platform/index.ts';
import { domainOf, type Operator } from './operator.ts';
import { PersonRefused } from './refusals.ts';
import type { Workshop } from './workshop.ts';

interface Addressed {
  organisation_id: string;
  person_id: string | null;
  recipients: readonly string[];
}

/**
 * What a person refused keeps a letter about them, or for them, from leaving (SC.MSS.15, SC.MSS.16): read when it is written and again
 * before each attempt. Undefined when nothing was refused.
 */
export async function refusalOf(
  tx: Tx,
  { organisation_id: organisationId, person_id: personId, recipients }: Addressed,
  { needs, operator }: Pick<Workshop, 'needs'> & { operator: Pick<Operator, 'citizenDomain'> },
): Promise<PersonRefused | undefined> {
  const isCitizen = (address: string): boolean => domainOf(address) === operator.citizenDomain;
  const refuses = async (id: string, channel: 'mssante' | 'citizen'): Promise<boolean> =>
    (await needs.refusedBy(tx, organisationId, id)).has(channel);
  if (personId && recipients.some((one) => !isCitizen(one)) && (await refuses(personId, 'mssante')))
    return new PersonRefused('mssante');
  for (const address of recipients.filter(isCitizen)) {
    const bearer = (await bearerOf(tx, organisationId, address)) ?? personId;
    if (bearer && (await refuses(bearer, 'citizen'))) return new PersonRefused('citizen');
  }
  return undefined;
}

/** Whose citizen mailbox it is: the address carries the matricule (digest 2). */
async function bearerOf(tx: Tx, organisationId: string, address: string): Promise<string | undefined> {
  const matricule = address.slice(0, address.indexOf('@')).toUpperCase();
  if (!isMatricule(matricule)) return undefined;
  const known = await findDoubles(tx, organisationId, { matricule });
  return known.find(({ person }) => person.ins?.matricule === matricule)?.person.id;
}
