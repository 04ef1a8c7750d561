import type { Tx } from '../platform/index.ts';
import type { Post } from './needs.ts';
import { practitionerOf, practitionerToCome, professionalInCircle } from './recipients.ts';
import type { Sending } from './sending.ts';

/** FINESS or RPPS of a recipient whose address nobody gave; null when no number names them. */
export async function numberToFind(tx: Tx, organisationId: string, sending: Sending): Promise<string | null> {
  if (sending.channel !== 'mssante' || sending.recipientAddress !== null) return null;
  const [kind, id = ''] = sending.recipientKey.split(':');
  if (kind === 'hospital') return /^\d[\dAB]\d{7}$/.test(id) ? id : null;
  const professional =
    kind === practitionerToCome
      ? await practitionerOf(tx, organisationId, sending.personId)
      : await professionalInCircle(tx, organisationId, sending.personId, id);
  return professional && !professional.mssanteAddress ? (professional.rpps ?? null) : null;
}

/** Their address in the Annuaire Santé, inside the trusted space (ANN/va1.05). Null when it has none, or does not answer. */
export async function addressInDirectory({ national }: Post, number: string): Promise<string | null> {
  const kind = number.length === 11 ? 'professional' : 'structure';
  const { found } = await national.search({ kind, name: number });
  return found.find(({ active, mssanteAddress }) => active && mssanteAddress !== null)?.mssanteAddress ?? null;
}
