import { identityProofOf, identityProofs, type IdentityProof } from '@liane/vocabulary';
import type { Tx } from '../platform/index.ts';
import { ProofNeverTrusted, ProofTypeUnknown } from './refusals.ts';
import { identityTables, type Author } from './tables.ts';

export interface ProofSetting {
  /** Code of the RNIV list: CN, PA… */
  type: string;
  highTrust: boolean;
  offered: boolean;
}

/** What an organisation decides of its own identity checks (INS/va1.26, INS/va1.33). */
export interface IdentitySettings {
  validateOnHighTrustProof: boolean;
  proofs: ProofSetting[];
}

const everyProof = Object.values<IdentityProof>(identityProofs);

/** Until somebody decides otherwise: what the RNIV accepts is offered and trusted. */
export const usualSettings: IdentitySettings = {
  validateOnHighTrustProof: true,
  proofs: everyProof.map(({ code, trust }) => ({ type: code, highTrust: trust !== 'none', offered: trust !== 'none' })),
};

export async function settingsOf(tx: Tx, organisationId: string): Promise<IdentitySettings> {
  const row = await identityTables(tx)
    .selectFrom('identity_settings')
    .select('settings')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  const kept = row?.settings as IdentitySettings | undefined;
  if (!kept) return usualSettings;
  const decided = new Map(kept.proofs.map((proof) => [proof.type, proof]));
  return { ...kept, proofs: usualSettings.proofs.map((usual) => decided.get(usual.type) ?? usual) };
}

/** Throws ProofTypeUnknown, ProofNeverTrusted (driving licence: digest §2.3). */
export async function changeSettings(tx: Tx, author: Author, settings: IdentitySettings): Promise<void> {
  for (const { type, highTrust } of settings.proofs) {
    const proof = identityProofOf(type);
    if (!proof) throw new ProofTypeUnknown();
    if (highTrust && proof.trust === 'none') throw new ProofNeverTrusted(proof.display);
  }
  const kept = { settings: JSON.stringify(settings) };
  await identityTables(tx)
    .insertInto('identity_settings')
    .values({ organisation_id: author.organisationId, ...kept })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(kept))
    .execute();
}

/** As the settings screen shows a proof: `Livret de famille (réservé à : …)`. */
export function proofLabel(type: string): string {
  const proof = identityProofOf(type);
  if (!proof) return type;
  return proof.onlyFor ? `${proof.display} (réservé à : ${proof.onlyFor})` : proof.display;
}
