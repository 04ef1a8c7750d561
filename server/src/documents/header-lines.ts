import type { ReadCode, ReadDate, ReadHeader, ReadInformantRole, ReadParty, ReadPatient } from '@liane/cda';
import { inFrenchDate, sexInFrench } from '@liane/vocabulary';
import { phoneInWords } from './compose/index.ts';

export interface HeaderLine {
  label: string;
  value: string;
}

/** What is shown of any document before its sections: the minimum display of CDA digest §7.1, in its order. */
export function headerLines(header: ReadHeader): HeaderLine[] {
  return [
    line('Document', label(header.type)),
    line('Établi le', dated(header.createdAt)),
    line('Version', header.version === undefined ? '' : String(header.version)),
    ...header.authors.map((author) => line('Auteur', party(author))),
    line('Responsable', header.legalAuthenticator ? party(header.legalAuthenticator) : ''),
    line('Conservé par', header.custodian?.name ?? ''),
    ...header.recipients.map((recipient) => line('Destinataire', party(recipient))),
    ...patientLines(header.patient),
    ...header.informants.map((informant) => line(roles[informant.role], party(informant))),
    line(
      'Médecin traitant',
      header.generalPractitioner ? party({ ...header.generalPractitioner, functionCode: undefined }) : '',
    ),
  ].filter(({ value }) => value !== '');
}

const line = (label: string, value: string): HeaderLine => ({ label, value });

const roles: Record<ReadInformantRole, string> = {
  trusted: 'Personne de confiance',
  toWarn: 'Personne à prévenir',
  carer: 'Aidant',
  caredFor: 'Personne aidée',
  source: 'Source',
  other: 'Entourage',
};

const patientLines = (patient: ReadPatient): HeaderLine[] => [
  line('Nom de naissance', patient.birthFamilyName ?? ''),
  line('Prénoms de naissance', patient.birthGivenNames ?? patient.firstBirthGivenName ?? ''),
  line('Nom et prénom utilisés', [patient.usedGivenName, patient.usedFamilyName].filter(Boolean).join(' ')),
  line('Date de naissance', dated(patient.birthDate)),
  line('Sexe', patient.sex ? sexInFrench[patient.sex] : ''),
  line(
    'Lieu de naissance',
    [patient.birthPlaceName, patient.birthPlaceCode && `(${patient.birthPlaceCode})`].filter(Boolean).join(' '),
  ),
  ...patient.ids
    .filter(({ nature }) => nature.startsWith('INS-N'))
    .map(({ nature, extension }) => line(nature, extension ?? '')),
];

/** `15/01/2026 à 14:30` in the local time of the writer. */
function dated(date: ReadDate | undefined): string {
  if (date === undefined) return '';
  const [day = '', time] = date.split('T');
  const written = day.length === 7 ? day.split('-').toReversed().join('/') : inFrenchDate(day);
  return time === undefined ? written : `${written} à ${time.slice(0, 5)}`;
}

const label = (code: ReadCode | undefined): string => code?.display ?? code?.originalText ?? code?.code ?? '';

/** Name, function and organisation of a party of the document. */
export function party({ name, device, code, functionCode, organisation, telecoms }: ReadParty): string {
  const named = [name?.suffix ?? name?.prefix, name?.given, name?.family].filter(Boolean).join(' ');
  const reached = phoneInWords(telecoms[0]?.value.replace(/^[a-z]+:/, '') ?? '');
  return [named || device, label(functionCode) || label(code), organisation?.name, reached].filter(Boolean).join(', ');
}
