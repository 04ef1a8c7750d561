/** Every code the digest names (3.14, 6.6), so that a software can be shown each. */
export interface RefusalCode {
  code: string;
  inFrench: string;
}

const dmp: RefusalCode[] = [
  { code: 'DMPAccessDeniedByRightsService', inFrench: 'droit manquant' },
  { code: 'DMPInvalidCertificate', inFrench: 'certificat inattendu' },
  { code: 'DMPIdentityCertificationFailure', inFrench: 'identité non certifiée' },
  { code: 'DMPPatientAccessAlreadyExists', inFrench: 'accès déjà créé' },
  { code: 'DMPPatientAccessOTPAlreadyExists', inFrench: 'canal de code déjà créé' },
  { code: 'DMPGenericError', inFrench: 'refus sans précision' },
];

const xds: RefusalCode[] = [
  { code: 'XDSUnknownPatientId', inFrench: 'aucun DMP pour cet INS' },
  { code: 'XDSPatientIdDoesNotMatch', inFrench: 'deux personnes dans le message' },
  { code: 'XDSMissingDocument', inFrench: 'contenu manquant' },
  { code: 'XDSMissingDocumentMetadata', inFrench: 'contenu non décrit' },
  { code: 'XDSRegistryNotAvailable', inFrench: 'registre indisponible' },
  { code: 'XDSRegistryError', inFrench: 'erreur du registre' },
  { code: 'XDSRepositoryError', inFrench: 'erreur du dépôt' },
  { code: 'XDSRegistryBusy', inFrench: 'registre surchargé' },
  { code: 'XDSRepositoryBusy', inFrench: 'dépôt surchargé' },
  { code: 'XDSRegistryOutOfResources', inFrench: 'registre sans ressources' },
  { code: 'XDSRepositoryOutOfResources', inFrench: 'dépôt sans ressources' },
  { code: 'XDSRegistryDuplicateUniqueIdInMessage', inFrench: 'identifiant donné deux fois' },
  { code: 'XDSRepositoryDuplicateUniqueIdInMessage', inFrench: 'identifiant donné deux fois, au dépôt' },
  { code: 'XDSDuplicateUniqueIdInRegistry', inFrench: 'document déjà enregistré' },
  { code: 'XDSNonIdenticalHash', inFrench: 'empreinte différente' },
  { code: 'XDSNonIdenticalSize', inFrench: 'taille différente' },
  { code: 'XDSRegistryMetadataError', inFrench: 'description refusée' },
  { code: 'XDSRepositoryMetadataError', inFrench: 'description refusée, au dépôt' },
  { code: 'XDSTooManyResults', inFrench: 'trop de réponses' },
  { code: 'XDSExtraMetadataNotSaved', inFrench: 'description gardée en partie' },
  { code: 'XDSUnknownStoredQuery', inFrench: 'recherche inconnue' },
  { code: 'XDSStoredQueryMissingParam', inFrench: 'critère manquant' },
  { code: 'XDSStoredQueryParamNumber', inFrench: 'critère en trop' },
  { code: 'XDSRegistryDeprecatedDocumentError', inFrench: 'document déjà remplacé' },
  { code: 'XDSUnknownRepositoryId', inFrench: 'dépôt inconnu' },
  { code: 'XDSDocumentUniqueIdError', inFrench: 'document absent ou non consultable' },
  { code: 'XDSResultNotSinglePatient', inFrench: 'plusieurs personnes dans la réponse' },
  { code: 'InvalidDocumentContent', inFrench: 'contenu refusé' },
  { code: 'XDSMetadataUpdateError', inFrench: 'changement refusé' },
  { code: 'XDSMetadataUpdateOperationError', inFrench: 'changement interdit' },
  { code: 'XDSMetadataVersionError', inFrench: 'version dépassée' },
  { code: 'XDSPatientIDReconciliationError', inFrench: 'changement sur une autre personne' },
  { code: 'UnresolvedReferenceException', inFrench: 'objet désigné absent' },
  { code: 'ReferencesExistException', inFrench: 'objet encore désigné' },
];

export const refusalCodes: readonly RefusalCode[] = [...dmp, ...xds];

/** Codes of IHE are told by the registry, in its answer; those of the DMP by a fault. */
export const isOfRegistry = (code: string): boolean => xds.some((each) => each.code === code);
