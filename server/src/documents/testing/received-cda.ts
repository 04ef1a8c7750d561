import { randomUUID } from 'node:crypto';
import { mauricette } from '@liane/cast';

interface Letter {
  id?: string;
  setId?: string;
  version?: number;
  replaces?: string;
  /** Root of the template of the model. */
  model?: string;
  type?: [code: string, display: string];
  /** Empty: no matricule. */
  matricule?: string;
  birthFamilyName?: string;
  sex?: string;
  /** Bytes of a PDF: the document is then an N1 around it. */
  pdf?: string;
  /** Sections of its body, in place of its conclusion. */
  sections?: string;
}

/** A letter of the emergency department about Mauricette, as another software would write it: not by our writers. */
export function receivedCda(letter: Letter): string {
  const { traits, ins } = mauricette;
  const {
    id = randomUUID(),
    setId = randomUUID(),
    version = 1,
    model = '1.2.250.1.213.1.1.1.24',
    type = ['60280-5', 'Fiche de retour du service des urgences'],
  } = letter;
  const matricule = letter.matricule ?? ins?.matricule;
  const hospital = '<id root="1.2.250.1.71.4.2.2" extension="1990003014"/><name>Centre hospitalier du Sablier</name>';
  const body =
    letter.pdf === undefined
      ? letter.sections !== undefined
        ? `<structuredBody>${letter.sections}</structuredBody>`
        : `<structuredBody><component><section><code code="55110-1" codeSystem="2.16.840.1.113883.6.1" displayName="Conclusion"/><title>Conclusion</title>
<text><paragraph>Pas de fracture. Retour ce soir.</paragraph></text></section></component></structuredBody>`
      : `<nonXMLBody><text mediaType="application/pdf" representation="B64">${Buffer.from(letter.pdf).toString('base64')}</text></nonXMLBody>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/><templateId root="1.2.250.1.213.1.1.1.1"/><templateId root="${model}"/>
<id root="${id.toUpperCase()}"/><code code="${type[0]}" codeSystem="2.16.840.1.113883.6.1" displayName="${type[1]}"/>
<title>${type[1]}</title><effectiveTime value="20261121160500+0100"/>
<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fr-FR"/>
<setId root="${setId.toUpperCase()}"/><versionNumber value="${version}"/>
<recordTarget><patientRole>${matricule ? `<id root="1.2.250.1.213.1.4.10" extension="${matricule}"/>` : ''}<id root="2.25.4242" extension="IPP-77"/>
<patient><name><family qualifier="BR">${letter.birthFamilyName ?? traits.birthFamilyName}</family><given>${traits.birthGivenNames}</given><given qualifier="BR">${traits.firstBirthGivenName}</given></name>
<administrativeGenderCode code="${letter.sex ?? 'F'}" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="${traits.birthDate.replaceAll('-', '')}"/>
<birthplace><place><addr><county>${traits.birthPlaceCode}</county></addr></place></birthplace></patient></patientRole></recordTarget>
<author><time value="20261121160500+0100"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="810199000257"/>
<assignedPerson><name><family>REYNAUD</family><given>Sophie</given><suffix>DR</suffix></name></assignedPerson><representedOrganization>${hospital}</representedOrganization></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization>${hospital}</representedCustodianOrganization></assignedCustodian></custodian>
${letter.replaces ? `<relatedDocument typeCode="RPLC"><parentDocument><id root="${letter.replaces.toUpperCase()}"/></parentDocument></relatedDocument>` : ''}
<component>${body}</component>
</ClinicalDocument>`;
}

interface Prescribed {
  name: string;
  dose: [value: string, unit: string];
  /** Every so many hours. */
  every: number;
}

/** « Traitements à la sortie », coded, as another software would write it. */
export const dischargeTreatmentsSection = (prescribed: readonly Prescribed[]): string => `<component><section>
<templateId root="1.2.250.1.213.1.1.2.31"/><code code="10183-2" codeSystem="2.16.840.1.113883.6.1" displayName="Traitements à la sortie"/><title>Traitements à la sortie</title>
<text><list>${prescribed.map(({ name }, rank) => `<item ID="tts${rank}">${name}</item>`).join('')}</list></text>
${prescribed
  .map(
    ({
      name,
      dose,
      every,
    }) => `<entry><substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7"/>
<id root="${randomUUID().toUpperCase()}"/><statusCode code="completed"/><effectiveTime xsi:type="IVL_TS"><low value="20261121"/></effectiveTime>
<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="${every}" unit="h"/></effectiveTime><doseQuantity><low value="${dose[0]}" unit="${dose[1]}"/><high value="${dose[0]}" unit="${dose[1]}"/></doseQuantity>
<consumable><manufacturedProduct><manufacturedMaterial><code nullFlavor="NA"/><name>${name}</name></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`,
  )
  .join('')}</section></component>`;

/** A section in words alone, one line an item. */
export const wordsSection = (code: string, title: string, lines: readonly string[]): string => `<component><section>
<code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="${title}"/><title>${title}</title>
<text><list>${lines.map((line) => `<item>${line}</item>`).join('')}</list></text></section></component>`;
