import { escapeText } from '@liane/xml';
import type { Sex } from '@liane/vocabulary';
import type { DocumentPatient, LegalRepresentative } from '../../models/patient.ts';
import { codeElement, idElement } from '../markup.ts';
import { hl7Day } from '../times.ts';
import { addrElement, nameElement, structureId, telecomElements } from './people.ts';

/** JDV_J143. */
const genders: Record<Sex, { code: string; display: string }> = {
  F: { code: 'F', display: 'Féminin' },
  M: { code: 'M', display: 'Masculin' },
  I: { code: 'UN', display: 'Inconnu' },
};

/** The usager (CDA digest §1.3). */
export const recordTarget = (
  patient: DocumentPatient,
  representatives: readonly LegalRepresentative[],
): string => `<recordTarget><patientRole>
${identifiers(patient)}
${addrElement(patient.address)}${telecomElements(patient.telecoms)}<patient>
${namedAndBorn(patient)}${representatives.map(guardian).join('')}
${birthplace(patient)}
</patient></patientRole></recordTarget>`;

/** The matricule first when there is one, always the local number. */
export const identifiers = ({ ins, localId }: DocumentPatient): string =>
  `${ins ? idElement({ root: ins.oid, extension: ins.matricule }) : ''}${idElement(localId)}`;

/** From the name to the birth date. */
export const namedAndBorn = (patient: DocumentPatient): string => `${patientName(patient)}
${codeElement({ ...genders[patient.traits.sex], system: '2.16.840.1.113883.5.1' }, 'administrativeGenderCode')}
<birthTime value="${hl7Day(patient.traits.birthDate)}"/>`;

function patientName({ traits, usedFamilyName, usedGivenName, civility }: DocumentPatient): string {
  const part = (tag: string, text: string | undefined, qualifier?: 'BR' | 'CL'): string =>
    text ? `<${tag}${qualifier ? ` qualifier="${qualifier}"` : ''}>${escapeText(text)}</${tag}>` : '';
  return (
    `<name>${part('prefix', civility)}${part('family', traits.birthFamilyName, 'BR')}${part('family', usedFamilyName, 'CL')}` +
    `${part('given', traits.birthGivenNames)}${part('given', traits.firstBirthGivenName, 'BR')}${part('given', usedGivenName, 'CL')}</name>`
  );
}

/** A COG code, and its label when known. */
export const birthplace = ({ traits, birthPlaceName }: DocumentPatient): string =>
  `<birthplace><place>${birthPlaceName ? `<name>${escapeText(birthPlaceName)}</name>` : ''}` +
  `<addr><county>${escapeText(traits.birthPlaceCode)}</county></addr></place></birthplace>`;

/** CDA digest §1.5: the family name of a guardian carries a qualifier; the protection itself is an informant's code. */
function guardian(representative: LegalRepresentative): string {
  const who =
    'person' in representative
      ? `<guardianPerson>${nameElement(representative.person).replace('<family>', '<family qualifier="BR">')}</guardianPerson>`
      : `<guardianOrganization>${representative.organisation.structIdNat ? structureId(representative.organisation.structIdNat) : ''}` +
        `<name>${escapeText(representative.organisation.name)}</name></guardianOrganization>`;
  return `<guardian>${addrElement(representative.address)}${telecomElements(representative.telecoms)}${who}</guardian>`;
}
