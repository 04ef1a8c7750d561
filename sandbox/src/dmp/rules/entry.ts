import { instantOf, readCx, readXcn } from '@liane/xds';
import type { DocumentEntry, XdsAuthor } from '@liane/xds';
import type { Complaint } from '../refusals.ts';
import { isFacility, isFormat, isSetting, wrongWithConfidentiality, wrongWithType } from './codes.ts';
import { settingsWithWarning } from './unverified.ts';

/** What digest 3.5 asks of one DocumentEntry, in the order of its table. */
export function complaintsOfEntry(entry: DocumentEntry): Complaint[] {
  const wrong: (string | false | undefined)[] = [
    !isUniqueId(entry.uniqueId) && 'uniqueId : un OID est attendu',
    entry.mimeType !== 'text/xml' && 'mimeType : text/xml attendu',
    !isTime(entry.creationTime) && 'creationTime : AAAAMMJJhhmmss en UTC attendu',
    entry.languageCode !== 'fr-FR' && 'languageCode : fr-FR attendu',
    !isXcn(entry.legalAuthenticator) && 'legalAuthenticator : XCN attendu',
    !isTime(entry.serviceStartTime) && 'serviceStartTime : date de l’acte attendue',
    entry.serviceStopTime !== null && !isTime(entry.serviceStopTime) && 'serviceStopTime : date illisible',
    (entry.sourcePatientId === null || readCx(entry.sourcePatientId) === undefined) && 'sourcePatientId : CX attendu',
    !hasTraits(entry) && 'sourcePatientInfo : PID-5, PID-7 et PID-8 attendus',
    entry.title.trim() === '' && 'title : un titre est attendu',
    entry.authors.length === 0 && 'author : un auteur est attendu',
    ...entry.authors.map(wrongWithAuthor),
    wrongWithType(entry.typeCode, entry.classCode),
    wrongWithConfidentiality(entry.confidentiality),
    !isFormat(entry.formatCode) && `formatCode « ${entry.formatCode.code} » n’est pas dans JDV_J60`,
    !isFacility(entry.healthcareFacilityType) && 'healthcareFacilityTypeCode n’est pas dans JDV_J61',
    !isSetting(entry.practiceSetting, settingsWithWarning) && 'practiceSettingCode n’est pas dans JDV_J62',
  ];
  return wrong
    .filter((each) => typeof each === 'string')
    .map((context) => ({ code: 'XDSRegistryMetadataError', context, location: entry.uniqueId || entry.entryUuid }));
}

/** Author forms of digest 3.5. */
export function wrongWithAuthor({ person, institutions, specialties }: XdsAuthor): string | undefined {
  if (!isXcn(person)) return 'authorPerson : XCN attendu';
  const known = institutions.every((each) =>
    /&1\.2\.250\.1\.71\.4\.2\.2&ISO\^IDNST\^\^\^\d\S+$|&1\.3\.2&ISO\^SIREN/.test(each),
  );
  if (!known) return 'authorInstitution : XON d’une structure attendu';
  if (!specialties.every((each) => each.split('^').length === 3)) return 'authorSpecialty : code^libellé^OID attendu';
  return undefined;
}

export const isUniqueId = (text: string): boolean => text.length <= 128 && /^[\d.]+(\^[\w.:-]+)?$/.test(text);

export const isTime = (text: string | null): boolean =>
  text !== null && text.length >= 8 && instantOf(text) !== undefined;

const isXcn = (text: string | null): boolean => {
  if (text === null) return false;
  const { id, familyName, authority, idType } = readXcn(text);
  return id !== '' && familyName !== '' && authority !== '' && ['IDNPS', 'EI', 'RI', 'NH'].includes(idType);
};

const hasTraits = ({ sourcePatientInfo }: DocumentEntry): boolean =>
  sourcePatientInfo !== null && sourcePatientInfo.birthName !== '' && /^\d{8}$/.test(sourcePatientInfo.birthDate);
