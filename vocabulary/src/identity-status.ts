/** The four statuses of the RNIV (digest §2.3); never a FHIR code. */
export const identityStatuses = ['provisoire', 'recuperee', 'validee', 'qualifiee'] as const;
export type IdentityStatus = (typeof identityStatuses)[number];

export const identityStatusInFrench: Record<IdentityStatus, string> = {
  provisoire: 'Provisoire',
  recuperee: 'Récupérée',
  validee: 'Validée',
  qualifiee: 'Qualifiée',
};

/** Attributes that stand beside the status (digest §2.3, EXI SI 09). */
export const identityAttributes = ['douteuse', 'fictive', 'homonyme'] as const;
export type IdentityAttribute = (typeof identityAttributes)[number];
