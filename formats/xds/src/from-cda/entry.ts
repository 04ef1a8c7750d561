import type { ReadCode, ReadDocument, ReadHeader, ReadId } from '@liane/cda';
import { documentTypeOf } from '@liane/vocabulary';
import { NotDescribable } from '../errors.ts';
import { sha1 } from '../hash.ts';
import type { Coded, DocumentEntry } from '../metadata.ts';
import { timeOfCdaDate } from '../times.ts';
import { classOfType } from './class-of-type.ts';
import { formatOf } from './format-of-model.ts';
import { authorOf, insOfHeader, localIdOfHeader, personOf, sourcePatientInfoOf } from './people.ts';
import { confidentialityOf } from './visibility.ts';
import type { Hidden } from './visibility.ts';

/** What the header of a CDA does not say of it. */
export interface AboutCda {
  bytes: Uint8Array;
  /** Symbolic id inside the lot: `Document01`. */
  entryUuid: string;
  /** CX; the matricule of the header when not said. */
  patientId?: string;
  /** CX; the number in the establishment, else the matricule, when not said. */
  sourcePatientId?: string;
  /** Who does not see it; nobody when not said. */
  visibility?: readonly Hidden[];
  /** `text/xml` when not said. */
  mimeType?: string;
  /** Told by the model when not said. */
  format?: Coded;
  comments?: string;
  /** File of an archive, for XDM. */
  uri?: string;
}

/**
 * Describes a CDA for a submission, by the table CDA header → XDS (CDA digest 6.1, national digest 3.5).
 * @throws NotDescribable when the header lacks what an entry must say
 */
export function entryFromCda(cda: ReadDocument, about: AboutCda): DocumentEntry {
  const { header } = cda;
  const main = header.serviceEvents[0];
  const start = main?.period?.low;
  const stop = main?.period?.high;
  const patientId = about.patientId ?? insOfHeader(header);
  const organisation = main?.performer?.organisation ?? header.authors[0]?.organisation;

  const said = {
    uniqueId: uniqueIdOf(header.id),
    patientId,
    creationTime: header.createdAt && timeOfCdaDate(header.createdAt),
    serviceStartTime: start && timeOfCdaDate(start),
    typeCode: typeOf(header),
    classCode: classOfType(header.type?.code ?? ''),
    healthcareFacilityType: codedOf(header.encounter?.facilityCode),
    practiceSetting: codedOf(organisation?.setting),
    sourcePatientInfo: sourcePatientInfoOf(header),
    legalAuthenticator: personOf(header.legalAuthenticator),
    authors: header.authors.length > 0 ? header.authors.map(authorOf) : undefined,
  };
  if (!isComplete(said)) throw new NotDescribable(missingOf(said));
  return {
    ...said,
    entryUuid: about.entryUuid,
    logicalId: null,
    version: null,
    availabilityStatus: null,
    title: header.title,
    comments: about.comments ?? null,
    mimeType: about.mimeType ?? 'text/xml',
    languageCode: header.language ?? 'fr-FR',
    serviceStopTime: stop === undefined ? null : timeOfCdaDate(stop),
    hash: sha1(about.bytes),
    size: about.bytes.length,
    repositoryUniqueId: null,
    sourcePatientId: about.sourcePatientId ?? localIdOfHeader(header) ?? insOfHeader(header),
    formatCode: about.format ?? formatOf(cda),
    confidentiality: confidentialityOf(header.confidentiality, about.visibility ?? []),
    events: header.serviceEvents.flatMap(({ code }) => codedOf(code) ?? []),
    referenceIds: [],
    uri: about.uri ?? null,
  };
}

/** `root` or `root^extension`; the same in the DMP and in MSSanté (national digest 3.5). */
export const uniqueIdOf = (id: ReadId | undefined): string | undefined =>
  id === undefined ? undefined : id.extension === undefined ? id.root : `${id.root}^${id.extension}`;

const typeOf = ({ type }: ReadHeader): Coded | undefined => {
  const coded = codedOf(type);
  if (coded === undefined || coded.displayName !== coded.code) return coded;
  return { ...coded, displayName: documentTypeOf(coded.code)?.display ?? coded.code };
};

const codedOf = (code: ReadCode | undefined): Coded | undefined =>
  code?.code === undefined
    ? undefined
    : { code: code.code, codeSystem: code.system ?? '', displayName: code.display ?? code.code };

type Complete<Said> = { [Part in keyof Said]: NonNullable<Said[Part]> };

const isComplete = <Said extends object>(said: Said): said is Said & Complete<Said> =>
  Object.values(said).every((value) => value !== undefined && value !== null);

const inFrench: Record<string, string> = {
  uniqueId: 'son identifiant',
  patientId: 'l’identifiant de la personne',
  creationTime: 'sa date',
  serviceStartTime: 'la date de l’acte',
  typeCode: 'son type',
  classCode: 'une classe pour son type',
  healthcareFacilityType: 'le secteur d’activité',
  practiceSetting: 'le cadre d’exercice',
  sourcePatientInfo: 'l’identité de la personne',
  legalAuthenticator: 'son responsable',
  authors: 'son auteur',
};

/** Everything that is missing is said at once. */
const missingOf = (said: object): string[] =>
  Object.entries(said).flatMap(([part, value]) =>
    value === undefined || value === null ? [inFrench[part] ?? part] : [],
  );
