import { readCda } from '@liane/cda';
import { DmpError, DmpRefused, openDmp, type Dmp, type Feeding, type InsOf } from '@liane/connector-dmp';
import { cx, entryFromCda, submissionSetOf, type DocumentEntry, type Hidden, type SubmissionSet } from '@liane/xds';
import {
  authorSpecialties,
  knowHowSystem,
  professions,
  psIdNatOfRpps,
  psIdNatOfStaff,
  structIdNatOfFiness,
} from '@liane/vocabulary';
import type { DmpConfig } from '../platform/index.ts';
import type { Burden } from './burden.ts';
import { contentTypeOf } from './content-type.ts';
import type { Outcome } from './outcome.ts';
import type { Visibility } from './sending.ts';

/** The DMP as configured, opened once at the first call. That call throws DmpMisconfigured. */
export function openDmpLine(dmp: DmpConfig): () => Dmp {
  let opened: Dmp | undefined;
  return () => (opened ??= openDmp(toConnector(dmp)));
}

function toConnector(dmp: DmpConfig): Parameters<typeof openDmp>[0] {
  return {
    addresses: dmp.addresses,
    ...keysOf(dmp),
    structures: Object.fromEntries(Object.entries(dmp.structures ?? {}).map(([id, keys]) => [id, keysOf(keys)])),
    authorities: dmp.authoritiesPem,
    software: { installation: dmp.installation, name: 'Liane', version: '0.1.0', homologation: dmp.homologation },
    sourceId: dmp.sourceId,
    repositoryUniqueId: dmp.repositoryUniqueId,
    ...(dmp.timeoutMs === undefined ? {} : { timeout: dmp.timeoutMs }),
  };
}

const keysOf = (keys: Pick<DmpConfig, 'certificatePem' | 'keyPem' | 'sealCertificatePem' | 'sealKeyPem'>) => ({
  certificate: keys.certificatePem,
  key: keys.keyPem,
  sealCertificate: keys.sealCertificatePem,
  sealKey: keys.sealKeyPem,
});

/** In the name of whoever made it leave, by the channel that feeds (INDIRECTE): real, never generic (SC.DMP/CONF.12). */
export function actingFor({ sending, home }: Pick<Burden, 'sending' | 'home'>): Feeding {
  const { author } = sending;
  return {
    structure: {
      id: structIdNatOfFiness(home.finess),
      name: home.name,
      sector: home.sectorCode,
    },
    person: {
      id: author.rpps ? psIdNatOfRpps(author.rpps) : psIdNatOfStaff(home.finess, sending.byAccount),
      familyName: author.familyName,
      givenName: author.givenName,
      roles: rolesOf(author),
      authenticatedAt: sending.plannedAt,
    },
    channel: 'feed',
  };
}

/** The profession, then the savoir-faire of a doctor (national digest 3.12). */
function rolesOf({ professionCode, savoirFaire }: Burden['sending']['author']): Feeding['person']['roles'] {
  const profession = Object.values(professions).find(({ code }) => code === professionCode) ?? professions.knownByRole;
  const isDoctor = profession === professions.doctor;
  return [
    { code: profession.code, codeSystem: profession.system, displayName: profession.display },
    ...(isDoctor && savoirFaire
      ? [{ code: savoirFaire, codeSystem: knowHowSystem, displayName: savoirFaireInFrench(savoirFaire) }]
      : []),
    ...(profession === professions.knownByRole
      ? [
          {
            code: authorSpecialties.otherProfessional.code,
            codeSystem: authorSpecialties.otherProfessional.system,
            displayName: authorSpecialties.otherProfessional.display,
          },
        ]
      : []),
  ];
}

const savoirFaireInFrench = (code: string): string =>
  Object.values(authorSpecialties)
    .find((specialty) => specialty.code.endsWith(`/${code}`))
    ?.display.split(' - ')[1] ?? code;

const hiddenFor: Record<Visibility, readonly Hidden[]> = {
  normal: [],
  masked: ['MASQUE_PS'],
  'hidden-from-person': ['INVISIBLE_PATIENT'],
  'hidden-from-representatives': ['INVISIBLE_REPRESENTANTS_LEGAUX'],
};

/** One lot of one document, described by its own header; patientId is the qualified INS (national digest 3.5). */
export function lotOf(
  { sending, stayKind }: Pick<Burden, 'sending' | 'stayKind'>,
  bytes: Uint8Array,
  patientId: string | undefined,
  sourceId: string,
  submittedAt: Date,
): { entry: DocumentEntry; submissionSet: SubmissionSet } {
  const entry = entryFromCda(readCda(bytes), {
    bytes,
    entryUuid: 'Document01',
    ...(patientId === undefined ? {} : { patientId }),
    visibility: hiddenFor[sending.visibility],
  });
  const [author] = entry.authors;
  if (!author) throw new TypeError('an entry has an author');
  return {
    entry,
    submissionSet: submissionSetOf({
      uniqueId: sending.lotUniqueId,
      sourceId,
      submittedAt,
      patientId: entry.patientId,
      author,
      contentType: contentTypeOf(stayKind),
      title: entry.title,
    }),
  };
}

export const patientIdOf = ({ matricule, oid }: InsOf): string => cx(matricule, oid, 'NH');

/** What TD3.3 needs to name a document of ours: its reference in the DMP, whose it is. The rest is the DMP's. */
export const referenceEntry = (entryUuid: string, uniqueId: string, patientId: string): DocumentEntry => {
  const unsaid = { code: '', codeSystem: '', displayName: '' };
  return {
    entryUuid,
    uniqueId,
    patientId,
    availabilityStatus: 'Approved',
    logicalId: null,
    version: null,
    title: '',
    comments: null,
    mimeType: 'text/xml',
    languageCode: 'fr-FR',
    creationTime: '',
    serviceStartTime: null,
    serviceStopTime: null,
    hash: null,
    size: null,
    repositoryUniqueId: null,
    sourcePatientId: null,
    sourcePatientInfo: null,
    legalAuthenticator: null,
    authors: [],
    classCode: unsaid,
    typeCode: unsaid,
    formatCode: unsaid,
    healthcareFacilityType: unsaid,
    practiceSetting: unsaid,
    confidentiality: [],
    events: [],
    referenceIds: [],
    uri: null,
  };
};

/** True when the DMP says that this very lot or document is already there: a former attempt arrived. */
export const saysAlreadyThere = (error: unknown): boolean =>
  error instanceof DmpRefused && error.code === 'XDSDuplicateUniqueIdInRegistry';

/** A failure of the connector as an outcome; anything else is a fault of ours and passes. */
export function outcomeOfDmp(error: unknown): Outcome {
  if (!(error instanceof DmpError)) throw error;
  if (error instanceof DmpRefused) {
    if (error.retry) return { kind: 'again', code: error.code, said: error.message, isDown: false, unsure: true };
    return { kind: 'refused', code: error.code, said: withoutAdvice(error), todo: error.toDo };
  }
  if (error.kind === 'dmp-misconfigured' || error.kind === 'dmp-tls-refused')
    return { kind: 'held', code: error.kind, said: error.message, todo: 'Prévenez votre administrateur.' };
  if (!error.retry)
    return { kind: 'refused', code: error.kind, said: error.message, todo: 'Ouvrez le document, puis réessayez.' };
  return { kind: 'again', code: error.kind, said: error.message, isDown: true, unsure: true };
}

/** What the code means, then the words of the DMP, without the identifiers they may quote. */
const withoutAdvice = ({ message, toDo, context }: DmpRefused): string =>
  [message.replace(toDo, '').trim(), ...(context === '' ? [] : [`« ${context} »`])].join(' ');
