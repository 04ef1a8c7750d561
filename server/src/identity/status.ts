import type { IdentityAttribute, IdentityStatus } from '@liane/vocabulary';

/** The two independent axes of the RNIV (national services digest §2.3). */
export interface Axes {
  /** I: the traits were obtained from INSi. */
  fromInsi: boolean;
  /** C: a high-trust proof agrees with the traits. */
  proofChecked: boolean;
}

/** INS/va1.45, .40, .43, .54: the status is what the two axes say; douteuse or fictive allow provisoire only (EXI SI 09). */
export function statusOf({ fromInsi, proofChecked }: Axes, attributes: readonly IdentityAttribute[]): IdentityStatus {
  if (attributes.includes('douteuse') || attributes.includes('fictive')) return 'provisoire';
  if (fromInsi) return proofChecked ? 'qualifiee' : 'recuperee';
  return proofChecked ? 'validee' : 'provisoire';
}

export const axesOf = (status: IdentityStatus): Axes => ({
  fromInsi: status === 'recuperee' || status === 'qualifiee',
  proofChecked: status === 'validee' || status === 'qualifiee',
});
