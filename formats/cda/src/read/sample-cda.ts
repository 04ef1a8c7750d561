/** A small document of our own for the tests of reading. Fictional people and numbers. */
export interface Sample {
  /** Replaces the whole `component` of the body. */
  body?: string;
  templateIds?: string;
  patientName?: string;
  title?: string;
}

const pdf = Buffer.from('%PDF-1.4\n%%EOF').toString('base64');

export const n1Body = (mediaType = 'application/pdf', content = pdf, extra = ''): string =>
  `<component><nonXMLBody><text mediaType="${mediaType}" representation="B64"${extra}>${content}</text></nonXMLBody></component>`;

export const n3Body = (...sections: string[]): string =>
  `<component><structuredBody>${sections.map((section) => `<component>${section}</component>`).join('')}</structuredBody></component>`;

export const section = (text: string, entries = '', code = '48765-2', title = 'Rubrique'): string =>
  `<section><code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="Libellé de rubrique"/><title>${title}</title><text>${text}</text>${entries}</section>`;

const name =
  '<family qualifier="BR">ROUX</family><family qualifier="CL">BLANC</family><given>IRENE JEANNE</given><given qualifier="BR">IRENE</given>';

const organisation = '<id root="1.2.250.1.71.4.2.2" extension="1350099982"/><name>EHPAD Les Tilleuls</name>';

export const sampleCda = ({
  body = n1Body(),
  templateIds = '',
  patientName = name,
  title = 'Lettre',
}: Sample = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="http://192.0.2.1/never.xsl"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="1.2.250.1.213.1.1.1.1"/>${templateIds}
<id root="2.25.1001" extension="v2"/>
<code code="74207-2" codeSystem="2.16.840.1.113883.6.1" displayName="Document de liaison d'urgence"/>
<title>${title}</title><effectiveTime value="20260115143005+0100"/>
<confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fr-FR"/>
<setId root="2.25.1000"/><versionNumber value="2"/>
<recordTarget><patientRole>
<id root="1.2.250.1.213.1.4.10" extension="258043523804253"/><id root="2.25.77" extension="U-217"/>
<addr use="H"><houseNumber>8</houseNumber><streetName>rue des Tilleuls</streetName><postalCode>35000</postalCode><city>RENNES</city></addr>
<telecom value="tel:+33299000000" use="H"/>
<patient><name>${patientName}</name><administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19580412"/>
<sdtc:deceasedInd value="false"/>
<guardian><telecom value="tel:+33600000001"/><guardianPerson><name><family>ROUX</family><given>Nicolas</given></name></guardianPerson></guardian>
<birthplace><place><name>RENNES</name><addr><county>35238</county></addr></place></birthplace></patient>
</patientRole></recordTarget>
<author><time value="20260115143005+0100"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="3350099982/INF-1"/>
<code code="G15_60" codeSystem="1.2.250.1.213.1.1.4.5" displayName="Infirmier"/>
<assignedPerson><name><family>OLLIVIER</family><given>Samir</given></name></assignedPerson><representedOrganization>${organisation}</representedOrganization></assignedAuthor></author>
<author><time value="20260115"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="1350099982/dui"/><assignedAuthoringDevice><manufacturerModelName>Modèle</manufacturerModelName><softwareName>Logiciel</softwareName></assignedAuthoringDevice></assignedAuthor></author>
<informant><relatedEntity classCode="NOK"><code code="SON" displayName="Fils"/><telecom value="tel:+33600000000"/><relatedPerson><name><family>ROUX</family><given>Louis</given></name></relatedPerson></relatedEntity></informant>
<informant><relatedEntity classCode="ECON"><relatedPerson><name><family>ROUX</family><given>Adrien</given></name></relatedPerson></relatedEntity></informant>
<custodian><assignedCustodian><representedCustodianOrganization>${organisation}</representedCustodianOrganization></assignedCustodian></custodian>
<informationRecipient><intendedRecipient><informationRecipient><name><family>KERVELLA</family></name></informationRecipient></intendedRecipient></informationRecipient>
<legalAuthenticator><time value="20260115150000+0100"/><signatureCode code="S"/><assignedEntity><id root="1.2.250.1.71.4.2.1" extension="810109999994"/><assignedPerson><name><family>BRIAND</family><given>Claire</given><suffix>DR</suffix></name></assignedPerson></assignedEntity></legalAuthenticator>
<participant typeCode="INF"><functionCode code="PCP" codeSystem="2.16.840.1.113883.5.88" displayName="Médecin Traitant"/><time><low value="20240901"/></time><associatedEntity classCode="PROV"><associatedPerson><name><family>BRIAND</family><given>Claire</given></name></associatedPerson></associatedEntity></participant>
<documentationOf><serviceEvent><code code="34117-2" displayName="Historique et clinique"/><effectiveTime><low value="202601151400+0100"/></effectiveTime></serviceEvent></documentationOf>
<relatedDocument typeCode="RPLC"><parentDocument><id root="2.25.1001" extension="v1"/></parentDocument></relatedDocument>
<componentOf><encompassingEncounter><effectiveTime><low value="202409"/></effectiveTime><location><healthCareFacility><code code="SA17" displayName="Personnes âgées"/></healthCareFacility></location></encompassingEncounter></componentOf>
${body}</ClinicalDocument>`;
