import { expect, test } from 'vitest';
import {
  barestDlu,
  barestTransferSheet,
  dlu,
  pdf,
  transferSheet,
  unstructured,
  uuids,
  withoutIns,
} from '../fixtures.ts';
import { writeDlu, writeTransferSheet, writeUnstructured } from '../write/index.ts';
import { allRules } from './all-rules.ts';
import { checkCda } from './check-cda.ts';

const written = {
  dlu: writeDlu(dlu(), { newId: uuids() }).xml,
  sheet: writeTransferSheet(transferSheet(), { newId: uuids() }).xml,
  n1: writeUnstructured(unstructured()).xml,
};

const valid: [string, string][] = [
  ['a full DLU', written.dlu],
  ['a DLU with its PDF copy', writeDlu(dlu(), { newId: uuids(), pdfCopy: pdf() }).xml],
  ['a DLU of which nothing is known', writeDlu(barestDlu(), { newId: uuids() }).xml],
  ['a full transfer sheet', written.sheet],
  ['a transfer sheet of which nothing is known', writeTransferSheet(barestTransferSheet(), { newId: uuids() }).xml],
  ['a PDF in a header', written.n1],
  [
    'somebody whose identity is not qualified',
    writeUnstructured({ ...unstructured(), header: withoutIns(unstructured().header) }).xml,
  ],
];

test.each(valid)('%s passes without fault or warning', (_, xml) => {
  const { faults, warnings } = checkCda(xml);
  expect({ faults, warnings }).toEqual({ faults: [], warnings: [] });
});

test('the verdict names the document', () => {
  expect(checkCda(written.dlu).document).toEqual({
    type: '74207-2',
    model: 'DLU-EHPAD-DLU_2022.01',
    title: "Document de liaison d'urgence",
  });
});

type Base = keyof typeof written;
type Edit = [from: string | RegExp, to: string];

/** One broken document per rule: the rule it breaks, the valid document, and the edits. */
const mutations: [rule: string, base: Base, ...edits: Edit[]][] = [
  ['frame/root', 'n1', [/ClinicalDocument/g, 'Document']],
  ['frame/order', 'n1', ['<languageCode code="fr-FR"/>', ''], ['<realmCode', '<languageCode code="fr-FR"/><realmCode']],
  ['frame/realm-code', 'n1', ['<realmCode code="FR"/>', '<realmCode code="BE"/>']],
  ['frame/type-id', 'n1', ['POCD_HD000040', 'POCD_HD000041']],
  ['frame/templates', 'dlu', ['<templateId root="1.2.250.1.213.1.1.1.1"/>', '']],
  ['frame/unstructured-templates', 'n1', ['<id root="B7', '<templateId root="1.2.3"/><id root="B7']],
  ['frame/model-version', 'dlu', [' extension="2022.01"', '']],
  ['frame/model-unknown', 'dlu', ['1.2.250.1.213.1.1.1.22', '1.2.250.1.213.1.1.1.99']],
  ['frame/id', 'n1', ['B7C9A3E2', 'b7c9a3e2']],
  ['frame/type-code', 'n1', ['code="80788-3"', 'code="80788-4"']],
  ['frame/title', 'n1', [/<title>.*?<\/title>/, '<title> </title>']],
  ['frame/effective-time', 'n1', ['<effectiveTime value="20260115143005+0100"/>', '<effectiveTime value="20260115"/>']],
  ['frame/confidentiality', 'n1', ['code="N"', 'code="MASQUE_PS"']],
  ['frame/language', 'n1', ['fr-FR', 'fr']],
  ['frame/set-id', 'n1', [/<setId root="[^"]*"/, '<setId root="serie"']],
  ['frame/version-number', 'n1', ['<versionNumber value="1"/>', '<versionNumber value="0"/>']],
  ['frame/null-flavor', 'n1', ['<title>', '<title nullFlavor="UNK">']],
  ['frame/body', 'n1', [/nonXMLBody/g, 'autre']],
  ['frame/schema-location', 'n1', ['xmlns:xsi=', 'xsi:schemaLocation="urn:hl7-org:v3 CDA.xsd" xmlns:xsi=']],
  ['time/shape', 'dlu', ['<low value="20140107"/>', '<low value="20140230"/>']],
  ['time/shape', 'sheet', [/<effectiveTime value="20260115142000\+0100"/, '<effectiveTime value="20260115142000"']],
  [
    'time/shape',
    'sheet',
    [/<effectiveTime value="20260115142000\+0100"/, '<effectiveTime value="20260115142000+2500"'],
  ],
  ['time/born-before', 'n1', [/<birthTime value="\d{8}"/, '<birthTime value="20310204"']],
  ['time/not-after-document', 'sheet', ['<low value="20260115080000+0100"/>', '<low value="20260116080000+0100"/>']],
  ['narrative/yes-no', 'dlu', [/(75779-9[\s\S]*?<value xsi:type="BL" value=")false/, '$1true']],
  ['narrative/quantity', 'sheet', ['value="88" unit="/min"', 'value="188" unit="/min"']],
  ['file/whole-pdf', 'n1', [/(representation="B64">[^<]{8})[^<]*/, '$1']],
  ['party/national-key', 'n1', [/(1\.2\.250\.1\.71\.4\.2\.1" extension="8)\d{11}/, '$110199000035']],
  ['identity/record-target', 'n1', [/<recordTarget>[\s\S]*<\/recordTarget>/, '']],
  ['identity/patient-id', 'n1', [' extension="U-000217"', '']],
  [
    'identity/one-ins',
    'n1',
    [
      '<id root="1.2.250.1.999.7.35"',
      '<id root="1.2.250.1.213.1.4.8" extension="231033523804202"/><id root="1.2.250.1.999.7.35"',
    ],
  ],
  ['identity/former-ins', 'n1', ['1.2.250.1.999.7.35', '1.2.250.1.213.1.4.2']],
  ['identity/matricule-key', 'n1', ['231033523804202', '231033523804203']],
  [
    'identity/one-name',
    'n1',
    [
      '<name><prefix>MME</prefix><family qualifier',
      '<name><family qualifier="BR">X</family></name><name><prefix>MME</prefix><family qualifier',
    ],
  ],
  ['identity/family-qualifier', 'n1', ['<family qualifier="CL">GUILLOU', '<family qualifier="SP">GUILLOU']],
  ['identity/complete-traits', 'n1', ['<given>ODETTE MARIE-LOUISE</given>', '']],
  ['identity/given-names', 'n1', ['<given>ODETTE MARIE-LOUISE</given>', '<given>MARIE-LOUISE ODETTE</given>']],
  ['identity/gender', 'n1', ['<administrativeGenderCode code="F"', '<administrativeGenderCode code="I"']],
  ['identity/birth-time', 'n1', ['19310314', '14/03/1931']],
  ['identity/birth-place', 'n1', ['<county>35238</county>', '<county>Rennes</county>']],
  ['identity/guardian-name', 'n1', ['<family qualifier="BR">MORVAN', '<family>MORVAN']],
  ['identity/guardian-code', 'n1', ['<guardian>', '<guardian><code code="CURATEUR"/>']],
  ['author/present', 'n1', [/<author>[\s\S]*<\/author>/, '']],
  ['author/time', 'n1', ['<author><time value="20260115143005+0100"/>', '<author><time value="202601151430"/>']],
  ['author/who', 'n1', [/(<author>.*?)<assignedPerson>.*?<\/assignedPerson>/, '$1']],
  ['author/organisation', 'n1', [/(<author>.*?)<representedOrganization>.*?<\/representedOrganization>/, '$1']],
  ['party/id', 'n1', [' extension="810109999994"', '']],
  ['party/ps-idnat', 'n1', ['extension="810109999994"', 'extension="10109999994"']],
  ['party/profession', 'n1', ['code="G15_10/SM18"', 'code="51"']],
  ['party/profession-unlisted', 'n1', ['code="G15_10/SM18"', 'code="G15_10/SM03"']],
  ['party/profession-missing', 'n1', [/(<author>.*?)<code [^>]*G15_10[^>]*>/, '$1']],
  [
    'party/organisation',
    'n1',
    ['<representedOrganization><id root="1.2.250.1.71.4.2.2"', '<representedOrganization><id root="1.2.3"'],
  ],
  ['party/practice-setting', 'n1', ['code="ESSMS"', 'code="MAS"']],
  ['party/person-name', 'n1', ['<family>BRIAND</family>', '']],
  ['legal-authenticator/present', 'n1', [/<legalAuthenticator>.*<\/legalAuthenticator>/, '']],
  ['legal-authenticator/signature', 'n1', ['<signatureCode code="S"/>', '<signatureCode code="X"/>']],
  [
    'custodian/id',
    'n1',
    [
      '<representedCustodianOrganization><id root="1.2.250.1.71.4.2.2"',
      '<representedCustodianOrganization><id root="1.2.3"',
    ],
  ],
  ['custodian/name', 'n1', [/(<representedCustodianOrganization>.*?)<name>.*?<\/name>/, '$1']],
  ['informant/class', 'n1', ['classCode="NOK"', 'classCode="GUARD"']],
  ['informant/relation', 'n1', ['code="DAU"', 'code="FILLE"']],
  ['informant/telecom', 'n1', ['<telecom nullFlavor="NAV"/>', '']],
  [
    'recipient/id',
    'n1',
    ['<intendedRecipient><id root="1.2.250.1.71.4.2.1"', '<intendedRecipient><id root="1.2.250.1.71.4.2.2"'],
  ],
  ['participant/type', 'n1', ['typeCode="INF"', 'typeCode="XXX"']],
  ['participant/time', 'n1', [/(<participant .*?)<time>.*?<\/time>/, '$1']],
  ['participant/function', 'n1', ['code="PCP"', 'code="GP"']],
  ['telecom/syntax', 'n1', ['tel:+33299000000', 'tel:+33 2 99']],
  ['address/shape', 'n1', ['<addr use="H">', '<addr use="H"><streetAddressLine>8 rue</streetAddressLine>']],
  ['id/shape', 'n1', ['<id root="1.2.250.1.999.7.36"', '<id nullFlavor="UNK" root="1.2.250.1.999.7.36"']],
  ['service-event/present', 'n1', [/<documentationOf>.*<\/documentationOf>/, '']],
  ['service-event/start', 'n1', ['<low value="20260115140000+0100"/>', '<low value="20260115"/>']],
  ['service-event/performer', 'n1', ['typeCode="PRF"', 'typeCode="SPRF"']],
  [
    'related-document/type',
    'n1',
    [
      '<componentOf>',
      '<relatedDocument typeCode="APND"><parentDocument><id root="1.2.3"/></parentDocument></relatedDocument><componentOf>',
    ],
  ],
  ['related-document/version', 'n1', ['<versionNumber value="1"/>', '<versionNumber value="2"/>']],
  [
    'related-document/id',
    'n1',
    [
      '<componentOf>',
      '<relatedDocument typeCode="RPLC"><parentDocument><id root="B7C9A3E2-5F3D-4A77-9A50-1C2D3E4F5A6B"/></parentDocument></relatedDocument><componentOf>',
    ],
  ],
  ['encounter/present', 'n1', [/<componentOf>.*<\/componentOf>/, '']],
  [
    'encounter/period',
    'n1',
    ['<effectiveTime><low value="20240901080000+0200"/></effectiveTime>', '<effectiveTime nullFlavor="NA"/>'],
  ],
  ['encounter/kind', 'n1', ['code="IMP"', 'code="HEB"']],
  ['encounter/facility', 'n1', ['code="SA17"', 'code="SA99"']],
  ['encounter/category', 'n1', ['<translation code="500"', '<translation code="EHPAD"']],
  [
    'narrative/text',
    'dlu',
    [/<text><paragraph><content ID="soins-palliatifs">.*?<\/text>/, '<text> </text>'],
    ['#soins-palliatifs', '#bmr'],
  ],
  ['narrative/title', 'dlu', ['<title>Soins palliatifs</title>', '<title/>']],
  ['narrative/unique-ids', 'dlu', ['ID="bmr"', 'ID="probleme-1"'], [/#bmr/g, '#probleme-1']],
  ['narrative/resolved-references', 'dlu', ['"#probleme-1"', '"#probleme-77"']],
  [
    'narrative/active-content',
    'dlu',
    ['<content ID="bmr">', '<linkHtml href="javascript:alert(1)">x</linkHtml><content ID="bmr">'],
  ],
  ['section/templates', 'dlu', ['<templateId root="1.2.250.1.213.1.1.2.137"/>', '']],
  [
    'section/unknown',
    'dlu',
    [
      '</structuredBody>',
      '<component><section><code code="1"/><title>Autre</title><text>Autre</text></section></component></structuredBody>',
    ],
  ],
  ['section/code', 'dlu', ['<code code="11450-4"', '<code code="11450-5"']],
  ['section/id', 'dlu', [/(<section>(?:<templateId [^>]*>)+)<id [^>]*>/, '$1']],
  ['section/entries', 'dlu', [/(Directives anticipées<\/title>[\s\S]*?<\/text>)[\s\S]*?<\/section>/, '$1</section>']],
  ['entry/templates', 'dlu', ['<templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.6"/>', '']],
  ['entry/element', 'dlu', ['<act classCode="ACT" moodCode="EVN">', '<act classCode="ACT" moodCode="RQO">']],
  ['entry/orphan', 'dlu', [/<entry>(<observation .*\n)<templateId.*\n/, '<entry>$1']],
  ['entry/id', 'dlu', [/(<act .*\n(?:<templateId [^>]*>)+\n)<id [^>]*>/, '$1']],
  ['entry/text-reference', 'dlu', ['<text><reference value="#bmr"/></text>', '']],
  [
    'entry/status',
    'dlu',
    [/(<observation .*\n.*\n.*)<statusCode code="completed"\/>/, '$1<statusCode code="active"/>'],
  ],
  ['entry/time', 'dlu', ['<effectiveTime nullFlavor="UNK"/><value xsi:type="BL"', '<value xsi:type="BL"']],
  ['entry/value', 'sheet', [/<value xsi:type="PQ" value="88" unit="\/min"\/>/, '']],
  [
    'concern/shape',
    'dlu',
    ['<code nullFlavor="NA"/><statusCode code="active"/>', '<code code="CONC"/><statusCode code="active"/>'],
  ],
  ['problem/value', 'dlu', ['<originalText><reference value="#probleme-1"/></originalText>', '']],
  ['allergy/agent', 'dlu', ['typeCode="CSM"><participantRole', 'typeCode="PRD"><participantRole']],
  ['treatment/dosing-mode', 'dlu', ['<templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7.1"/>', '']],
  ['treatment/period', 'dlu', [' operator="A"', '']],
  ['treatment/dose', 'dlu', ['<high value="1"/>', '']],
  ['treatment/product', 'dlu', [/<originalText><reference value="#traitement-1"\/><\/originalText>/, '']],
  ['vaccination/negation', 'dlu', [' negationInd="false">', '>'], ['negationInd="true"', 'negationInd="oui"']],
  ['transfer/destination', 'sheet', ['classCode="SDLOC"', 'classCode="ROL"']],
  ['attached-document/shape', 'dlu', [/<component><observationMedia[\s\S]*?<\/component>/, '']],
  ['code/patient-state', 'dlu', ['code="161898004"', 'code="161898005"']],
  ['code/checklist', 'dlu', ['code="DLU_011"', 'code="DLU_020"']],
  ['code/belonging', 'sheet', ['code="Q021003"', 'code="Q021004"']],
  ['code/directive', 'dlu', ['<code code="75779-9"', '<code code="75779-8"']],
  ['code/allergy', 'dlu', ['<code code="416098002"', '<code code="416098003"']],
  ['code/problem', 'dlu', ['<code code="55607006"', '<code code="55607007"']],
  ['code/vital-sign', 'sheet', ['code="8867-4"', 'code="8867-5"']],
  ['code/vital-sign-unit', 'sheet', ['unit="Cel"', 'unit="K"']],
  ['code/display', 'dlu', ['displayName="chutes"', 'displayName="fugue"']],
  ['file/media-type', 'n1', ['mediaType="application/pdf"', 'mediaType="application/x-msdownload"']],
  ['file/representation', 'n1', [' representation="B64"', '']],
  ['file/base64', 'n1', ['representation="B64">', 'representation="B64">data:application/pdf;base64,']],
  ['file/pdf', 'n1', [/representation="B64">[^<]*/, 'representation="B64">TVqQAAMAAAAE']],
  ['dlu/type', 'dlu', ['<code code="74207-2"', '<code code="60591-5"']],
  ['dlu/act', 'dlu', ['<code code="34117-2"', '<code code="34117-3"']],
  ['dlu/general-practitioner', 'dlu', ['code="PCP"', 'code="ATTPHYS"']],
  ['dlu/sections', 'dlu', [/1\.2\.250\.1\.213\.1\.1\.2\.172/, '1.2.3']],
  ['fludt/type', 'sheet', ['<code code="74207-2"', '<code code="78341-5"']],
  ['fludt/act', 'sheet', ['<code code="28651-8"', '<code code="28651-9"']],
  ['fludt/sections', 'sheet', [/1\.2\.250\.1\.213\.1\.1\.2\.53/, '1.2.3']],
  ['fludt/reason', 'sheet', ['code="57277-6"', 'code="57277-7"']],
  ['fludt/consciousness', 'sheet', ['code="DLU_002"', 'code="DLU_001"']],
];

function edited(base: Base, edits: readonly Edit[]): string {
  let xml = written[base];
  for (const [from, to] of edits) {
    const after = xml.replace(from, to);
    expect(after, `nothing replaced by ${String(from)}`).not.toBe(xml);
    xml = after;
  }
  return xml;
}

test.each(mutations)('%s is broken by one change in a %s', (rule, base, ...edits) => {
  const { faults, warnings } = checkCda(edited(base, edits));
  expect([...faults, ...warnings].map((finding) => finding.rule)).toContain(rule);
});

test('section/title: the PDF copy has the title imposed', () => {
  const { xml } = writeDlu(dlu(), { newId: uuids(), pdfCopy: pdf() });
  const { faults } = checkCda(xml.replace('<title>Copie du document</title>', '<title>Copie</title>'));
  expect(faults.map(({ rule }) => rule)).toEqual(['section/title']);
});

test('identity/environment: a test matricule never leaves for production, nor the reverse', () => {
  const real = written.n1.replace('1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.8');
  const rulesOf = (xml: string, environment: 'production' | 'test'): string[] =>
    checkCda(xml, { environment }).faults.map(({ rule }) => rule);
  expect(rulesOf(written.n1, 'production')).toEqual(['identity/environment']);
  expect(rulesOf(written.n1, 'test')).toEqual([]);
  expect(rulesOf(real, 'test')).toEqual(['identity/environment']);
  expect(rulesOf(real, 'production')).toEqual([]);
});

test('telecom/syntax: https is no prefix of a telecom', () => {
  const { faults } = checkCda(written.n1.replace('tel:+33299000000', 'https://exemple.test'));
  expect(faults.map(({ rule }) => rule)).toEqual(['telecom/syntax']);
});

test('every rule has a document that breaks it', () => {
  const broken = new Set([...mutations.map(([rule]) => rule), 'section/title', 'identity/environment']);
  expect(allRules.map(({ code }) => code).filter((code) => !broken.has(code))).toEqual([]);
});

test('rule codes are unique', () => {
  const codes = allRules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a finding says where, in French', () => {
  const [finding] = checkCda(written.dlu.replace('code="161898004"', 'code="1"')).faults;
  expect(finding).toEqual({
    rule: 'code/patient-state',
    where: '/ClinicalDocument/component/structuredBody/component[8]/section/entry[10]/observation/code',
    message: "Cette observation n'appartient pas à JDV_ObservationEtatPatient.",
  });
});

test.each([
  ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]>${written.n1.replace(/^<\?xml.*\n/, '')}`, 'xml/xml-with-doctype'],
  ['a text cut short', written.n1.slice(0, 900), /^xml\//],
  ['no XML at all', 'bonjour', /^xml\//],
  ['nothing', '', /^xml\//],
])('hostile input: %s is a fault, never an exception', (_, xml, rule) => {
  const { faults } = checkCda(xml);
  expect(faults).toHaveLength(1);
  expect(faults[0]?.rule).toMatch(rule);
});

test('hostile input: a document of another kind is judged, not crashed on', () => {
  const { faults, document } = checkCda('<a><b><c ID="1"/><c ID="1"/></b></a>');
  expect(faults.map(({ rule }) => rule)).toContain('frame/root');
  expect(document).toEqual({ type: undefined, model: undefined, title: undefined });
});

test('hostile input: thousands of findings of one rule are cut to fifty', () => {
  const many = '<reference value="#rien"/>'.repeat(5000);
  const { faults } = checkCda(written.dlu.replace('<text><reference value="#bmr"/></text>', `<text>${many}</text>`));
  expect(faults.filter(({ rule }) => rule === 'narrative/resolved-references')).toHaveLength(50);
});

test('a document too big is refused before it is read', () => {
  expect(checkCda(written.dlu, { maxBytes: 1000 }).faults[0]?.rule).toBe('xml/xml-too-big');
});
