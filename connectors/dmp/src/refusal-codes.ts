import { dmpGenericError } from '@liane/vocabulary/unverified/dmp';

/** A code of refusal in French: what it means, what to do, and whether the same call may succeed later. */
export interface Advice {
  meaning: string;
  toDo: string;
  retry: boolean;
}

const administrator = 'Prévenez votre administrateur.';
const waitThenTell = 'Réessayez dans quelques minutes ; si cela dure, prévenez votre administrateur.';
const identity = 'Vérifiez l’identité et l’INS de la personne, puis relancez l’envoi.';
const later = 'Un nouvel essai sera fait plus tard.';
const document = 'Ouvrez le document, corrigez-le et relancez l’envoi.';
const refresh = 'Relancez la recherche : le document a pu changer ou être supprimé.';
const editor = 'Signalez-le à votre éditeur : le message envoyé n’est pas conforme.';

const no = (meaning: string, toDo: string): Advice => ({ meaning, toDo, retry: false });
const notYet = (meaning: string): Advice => ({ meaning, toDo: later, retry: true });

/** Codes of the DMP (digest §3.14) and of IHE (§6.6). The list of the DMP is not complete (U-21). */
export const refusalCodes: Readonly<Record<string, Advice>> = {
  DMPInvalidCertificate: no('le certificat qui signe n’est pas celui attendu', administrator),
  DMPAccessDeniedByRightsService: no(
    'le droit manque pour cette action',
    'Vérifiez le mode d’accès, la profession déclarée et l’autorisation donnée par la personne.',
  ),
  DMPIdentityCertificationFailure: no('l’identité n’a pas pu être certifiée', identity),
  DMPPatientAccessAlreadyExists: no('un accès existe déjà pour cette personne', 'Rien à faire.'),
  DMPPatientAccessOTPAlreadyExists: no('un canal de code existe déjà pour cette personne', 'Rien à faire.'),
  [dmpGenericError]: no('la demande n’a pas été acceptée', waitThenTell),
  XDSMissingDocument: no('un document annoncé manque dans l’envoi', editor),
  XDSMissingDocumentMetadata: no('un document de l’envoi n’est pas décrit', editor),
  XDSRegistryNotAvailable: notYet('le registre est indisponible'),
  XDSRegistryError: notYet('le registre a rencontré une erreur'),
  XDSRepositoryError: notYet('le dépôt a rencontré une erreur'),
  XDSRegistryDuplicateUniqueIdInMessage: no('deux documents de l’envoi ont le même identifiant', editor),
  XDSRepositoryDuplicateUniqueIdInMessage: no('deux documents de l’envoi ont le même identifiant', editor),
  XDSDuplicateUniqueIdInRegistry: no('ce document est déjà dans le DMP', 'Il n’y a rien à renvoyer.'),
  XDSNonIdenticalHash: no('un autre document est déjà connu sous cet identifiant', editor),
  XDSNonIdenticalSize: no('la taille annoncée n’est pas celle du document', editor),
  XDSRegistryBusy: notYet('le registre est surchargé'),
  XDSRepositoryBusy: notYet('le dépôt est surchargé'),
  XDSRegistryOutOfResources: notYet('le registre manque de ressources'),
  XDSRepositoryOutOfResources: notYet('le dépôt manque de ressources'),
  XDSRegistryMetadataError: no('la description du document n’est pas acceptée', document),
  XDSRepositoryMetadataError: no('la description du document n’est pas acceptée', document),
  XDSTooManyResults: no('la recherche ramène trop de documents', 'Précisez les dates ou le type de document.'),
  XDSExtraMetadataNotSaved: no('une partie de la description n’a pas été gardée', 'Rien à faire.'),
  XDSUnknownPatientId: no('cette personne n’a pas de DMP, ou son INS n’y est pas connu', identity),
  XDSPatientIdDoesNotMatch: no('l’envoi et ses documents ne parlent pas de la même personne', identity),
  XDSUnknownStoredQuery: no('cette recherche n’est pas connue du DMP', editor),
  XDSStoredQueryMissingParam: no('il manque un critère à la recherche', editor),
  XDSStoredQueryParamNumber: no('un critère de la recherche est donné plusieurs fois', editor),
  XDSRegistryDeprecatedDocumentError: no('le document à remplacer l’a déjà été', refresh),
  XDSUnknownRepositoryId: no('le dépôt demandé n’existe pas', administrator),
  XDSDocumentUniqueIdError: no('le document est absent, ou vous n’y avez pas accès', refresh),
  XDSResultNotSinglePatient: no('la réponse concerne plusieurs personnes', editor),
  InvalidDocumentContent: no('le contenu du document n’est pas accepté', document),
  XDSMetadataUpdateError: no('la modification n’est pas acceptée', refresh),
  XDSMetadataUpdateOperationError: no('cette modification n’est pas permise', refresh),
  XDSMetadataVersionError: no('le document a été modifié entre-temps', refresh),
  XDSPatientIDReconciliationError: no('la modification ne vise pas la bonne personne', identity),
  UnresolvedReferenceException: no('le document visé n’existe plus', refresh),
  ReferencesExistException: no('d’autres documents dépendent de celui-ci', refresh),
};

/** Texts the DMP writes under a code that says less (digest §3.14). */
const knownTexts: readonly { text: string; advice: Advice }[] = [
  {
    text: 'structure introuvable ou inactive',
    advice: no(
      'l’établissement n’est pas connu du DMP',
      'Vérifiez son FINESS et son certificat avec votre administrateur.',
    ),
  },
  {
    text: 'ps et structure non liés',
    advice: no(
      'le professionnel n’est pas rattaché à l’établissement',
      'Vérifiez son lieu d’exercice dans l’Annuaire Santé.',
    ),
  },
  {
    text: 'aucune spécialité dans le vihf',
    advice: no(
      'la spécialité du professionnel manque',
      'Qu’il se connecte avec Pro Santé Connect, qui dit sa spécialité, et remplace le document ; si elle y manque, l’Annuaire Santé est à corriger.',
    ),
  },
  {
    text: 'aucun authorinstitution ne correspond',
    advice: no(
      'l’auteur du document n’appartient pas à l’établissement qui envoie',
      'Vérifiez l’établissement de l’auteur, puis relancez l’envoi.',
    ),
  },
];

/** What a refusal means; an unknown code keeps its own name and is not tried again. */
export function adviceFor(code: string, context: string): Advice {
  const said = context.toLowerCase().replaceAll("'", '’');
  return (
    knownTexts.find(({ text }) => said.includes(text))?.advice ??
    (Object.hasOwn(refusalCodes, code) ? refusalCodes[code] : undefined) ??
    no('la demande n’a pas été acceptée', waitThenTell)
  );
}
