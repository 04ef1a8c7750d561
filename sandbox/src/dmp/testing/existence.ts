import { insOf } from './town.ts';

export const existenceAction = 'urn:hl7-org:v3:PRPA_IN201307UV02';

/** TD0.2, by hand. */
export const existenceOf = (
  key: string,
  { reason = 'TEST_EXST', receiver = '1.2.250.1.213.4.1.1.1', processing = 'D' } = {},
): string => {
  const { matricule, oid } = insOf(key);
  return (
    `<p:PRPA_IN201307UV02 xmlns:p="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">` +
    `<p:id root="4d4f5a6e-0000-4000-8000-000000000001"/><p:creationTime value="20261121150000"/>` +
    `<p:interactionId root="2.16.840.1.113883.1.6" extension="PRPA_IN201307UV02"/>` +
    `<p:processingCode code="${processing}"/><p:processingModeCode code="T"/><p:acceptAckCode code="AL"/>` +
    `<p:receiver typeCode="RCV"><p:device><p:id root="${receiver}"/></p:device></p:receiver>` +
    `<p:sender typeCode="SND"><p:device><p:id root="1.2.250.1.999.1"/><p:softwareName>Essai</p:softwareName></p:device></p:sender>` +
    `<p:controlActProcess classCode="CACT" moodCode="EVN"><p:reasonCode code="${reason}" codeSystem="1.2.250.1.213.1.1.4.11"/>` +
    `<p:queryByParameter><p:queryId root="1.2.3" extension="Q1"/><p:statusCode code="new"/><p:parameterList>` +
    `<p:dataSource nullFlavor="NA"/><p:patientIdentifier><p:value root="${oid}" extension="${matricule}"/>` +
    `<p:semanticsText>Patient.id</p:semanticsText></p:patientIdentifier></p:parameterList></p:queryByParameter>` +
    `</p:controlActProcess></p:PRPA_IN201307UV02>`
  );
};
