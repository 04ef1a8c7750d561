import { europeParis, hl7Timestamp } from '@liane/vocabulary';
import { escapeText } from '@liane/xml';
import { codeOf, coded, freshId, narrative, templates } from './markup.ts';
import type { Addressee, PaperHead, PaperPatient, PaperSection, Signatory, SignatoryPlace } from './paper.ts';

/** HL7 time of the town, to the second with its offset. */
export const stamp = (instant: Date): string => hl7Timestamp(instant, europeParis);

const genders = { F: 'Féminin', M: 'Masculin', I: 'Inconnu' } as const;

/**
 * A ClinicalDocument as a hospital or a practice writes it; the order of elements is the XSD's (CDA digest §1.1).
 * @param model templateIds of the model
 * @param body content of `component`
 */
export const clinicalDocument = (head: PaperHead, model: string, body: string): Buffer =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:lab="urn:oid:1.3.6.1.4.1.19376.1.3.2">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
${templates('2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1')}${model}
<id root="${head.uniqueId}"/>${codeOf(head.type)}
<title>${escapeText(head.title)}</title><effectiveTime value="${stamp(head.writtenAt)}"/>
<confidentialityCode code="N" displayName="Normal" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fr-FR"/>
<setId root="${head.uniqueId}" extension="1"/><versionNumber value="1"/>
${patient(head.patient)}
<author><time value="${stamp(head.writtenAt)}"/><assignedAuthor>${signatory(head.author)}</assignedAuthor></author>
<custodian><assignedCustodian>${organisation(head.author.place, 'representedCustodianOrganization', false)}</assignedCustodian></custodian>
${head.addressees.map(recipient).join('')}
<legalAuthenticator><time value="${stamp(head.writtenAt)}"/><signatureCode code="S"/><assignedEntity>${signatory(head.author)}</assignedEntity></legalAuthenticator>
${head.treatingDoctor ? treatingDoctor(head.treatingDoctor, head.act.from) : ''}
<documentationOf><serviceEvent>${head.act.code ? codeOf(head.act.code) : ''}${period(head.act)}
<performer typeCode="PRF">${head.act.to ? `<time><high value="${stamp(head.act.to)}"/></time>` : ''}<assignedEntity>${signatory(head.author)}</assignedEntity></performer></serviceEvent></documentationOf>
<componentOf><encompassingEncounter>${codeOf(head.encounter.code)}${period(head.encounter)}
<responsibleParty><assignedEntity>${signatory(head.author)}</assignedEntity></responsibleParty>
<location><healthCareFacility>${codeOf(head.author.place.sector)}<location><name>${escapeText(head.author.place.name)}</name></location></healthCareFacility></location></encompassingEncounter></componentOf>
<component>${body}</component>
</ClinicalDocument>
`);

export const structuredBody = (sections: readonly PaperSection[]): string =>
  `<structuredBody>${sections.map(section).join('')}
</structuredBody>`;

/** A file in place of sections (CDA digest §3). */
export const fileBody = (pdf: Buffer): string =>
  `<nonXMLBody><text mediaType="application/pdf" representation="B64">${pdf.toString('base64')}</text></nonXMLBody>`;

const section = ({ templateIds, code, title, blocks, entries = [], sections = [] }: PaperSection): string => `
<component><section>${templates(...templateIds)}${freshId()}${codeOf(code)}<title>${escapeText(title)}</title>
${sections.length > 0 ? '' : `<text>${narrative(blocks)}</text>`}${entries.map((entry) => `\n${entry.startsWith('<entry') ? entry : `<entry>${entry}</entry>`}`).join('')}${sections.map(section).join('')}</section></component>`;

const period = ({ from, to }: { from: Date; to?: Date }): string =>
  `<effectiveTime><low value="${stamp(from)}"/>${to ? `<high value="${stamp(to)}"/>` : ''}</effectiveTime>`;

function patient({ ins, traits, usedFamilyName, birthPlaceName, localId }: PaperPatient): string {
  const name = [
    `<family qualifier="BR">${escapeText(traits.birthFamilyName)}</family>`,
    usedFamilyName ? `<family qualifier="CL">${escapeText(usedFamilyName.toUpperCase())}</family>` : '',
    `<given>${escapeText(traits.birthGivenNames)}</given>`,
    `<given qualifier="BR">${escapeText(traits.firstBirthGivenName)}</given>`,
  ].join('');
  return `<recordTarget><patientRole><id root="${ins.oid}" extension="${ins.matricule}"/><id root="${localId.root}" extension="${localId.extension}"/>
<patient><name>${name}</name><administrativeGenderCode code="${traits.sex === 'I' ? 'UN' : traits.sex}" displayName="${genders[traits.sex]}" codeSystem="2.16.840.1.113883.5.1"/>
<birthTime value="${traits.birthDate.replaceAll('-', '')}"/>
<birthplace><place><name>${escapeText(birthPlaceName)}</name><addr><county>${escapeText(traits.birthPlaceCode)}</county></addr></place></birthplace></patient></patientRole></recordTarget>`;
}

const name = ({
  familyName,
  givenName,
  civility,
  isDoctor,
}: Pick<Signatory, 'familyName' | 'givenName' | 'civility'> & { isDoctor?: boolean }): string =>
  `<name><prefix>${civility}</prefix><family>${escapeText(familyName.toUpperCase())}</family><given>${escapeText(givenName)}</given>${isDoctor === true ? '<suffix>DR</suffix>' : ''}</name>`;

const address = ({ street, postalCode, city }: SignatoryPlace): string =>
  `<addr><streetName>${escapeText(street)}</streetName><postalCode>${postalCode}</postalCode><city>${escapeText(city)}</city></addr>`;

export const signatory = (who: Signatory): string =>
  `<id root="1.2.250.1.71.4.2.1" extension="${who.psIdNat}"/>${codeOf(who.specialty)}${address(who.place)}<telecom value="tel:${who.place.phone}" use="WP"/>
<assignedPerson>${name(who)}</assignedPerson>${organisation(who.place, 'representedOrganization', true)}`;

const organisation = (place: SignatoryPlace, tag: string, withSetting: boolean): string =>
  `<${tag}><id root="1.2.250.1.71.4.2.2" extension="${place.structIdNat}"/><name>${escapeText(place.name)}</name><telecom value="tel:${place.phone}" use="WP"/>${address(place)}${withSetting ? `<standardIndustryClassCode${coded(place.setting)}/>` : ''}</${tag}>`;

const recipient = (to: Addressee): string =>
  `<informationRecipient><intendedRecipient><id root="1.2.250.1.71.4.2.1" extension="${to.psIdNat}"/><informationRecipient>${name(to)}</informationRecipient>
<receivedOrganization><id root="1.2.250.1.71.4.2.2" extension="${to.structIdNat}"/><name>${escapeText(to.placeName)}</name></receivedOrganization></intendedRecipient></informationRecipient>`;

/** CDA digest §1.12: the display is compared letter by letter. */
const treatingDoctor = (doctor: Addressee, since: Date): string =>
  `<participant typeCode="INF"><functionCode code="PCP" displayName="Médecin Traitant" codeSystem="2.16.840.1.113883.5.88"/><time xsi:type="IVL_TS"><low value="${stamp(since)}"/></time>
<associatedEntity classCode="PROV"><id root="1.2.250.1.71.4.2.1" extension="${doctor.psIdNat}"/><associatedPerson>${name(doctor)}</associatedPerson></associatedEntity></participant>`;
