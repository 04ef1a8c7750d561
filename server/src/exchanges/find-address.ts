import type { Tx } from '../platform/index.ts';
import type { Post } from './needs.ts';
import { practitionerOf, practitionerToCome, professionalInCircle } from './recipients.ts';
import type { Hold } from './rules/index.ts';
import type { Sending } from './sending.ts';

export const isFiness = (id: string): boolean => /^\d[\dAB]\d{7}$/.test(id);

/** FINESS or RPPS of a recipient whose address nobody gave; null when no number names them. */
export async function numberToFind(tx: Tx, organisationId: string, sending: Sending): Promise<string | null> {
  if (sending.channel !== 'mssante' || sending.kind === 'deletion' || sending.foundAddress !== null) return null;
  const [kind, id = ''] = sending.recipientKey.split(':');
  if (kind === 'hospital') return sending.recipientAddress === null && isFiness(id) ? id : null;
  const professional =
    kind === practitionerToCome
      ? await practitionerOf(tx, organisationId, sending.personId)
      : await professionalInCircle(tx, organisationId, sending.personId, id);
  return professional && !professional.mssanteAddress ? (professional.rpps ?? null) : null;
}

/** In `seenToByWorker`. Code of a sending whose address the worker will ask of the Annuaire Santé when it leaves: nobody is called before. */
export const addressToFind = 'address-to-find';

const unknownAddress = new Set(['no-address', 'no-hospital-address', 'no-gp']);

/** True when all that holds it is an address that the worker will look for by itself. */
export const willBeLookedFor = async (
  tx: Tx,
  organisationId: string,
  { config }: Pick<Post, 'config'>,
  sending: Sending,
  hold: Hold,
): Promise<boolean> =>
  config.annuaire !== undefined &&
  unknownAddress.has(hold.code) &&
  (await numberToFind(tx, organisationId, sending)) !== null;

/** What the Annuaire Santé said of somebody: their addresses in the trusted space (ANN/va1.05), that it knows none, or nothing. */
export type Looked = { addresses: readonly string[]; answered: boolean };

export async function addressInDirectory({ national }: Post, number: string): Promise<Looked> {
  const kind = number.length === 11 ? 'professional' : 'structure';
  const { found, state } = await national.search({ kind, name: number });
  const addresses = found.filter(({ active }) => active).flatMap(({ mssanteAddresses }) => mssanteAddresses);
  return { addresses: [...new Set(addresses.map((each) => each.toLowerCase()))], answered: state !== 'failed' };
}
