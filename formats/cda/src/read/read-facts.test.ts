import { expect, test } from 'vitest';
import { readCda } from './index.ts';
import { n3Body, sampleCda, section } from './sample-cda.ts';

const pcc = '1.3.6.1.4.1.19376.1.5.3.1.4';
const factsOf = (text: string, entry: string) =>
  readCda(sampleCda({ body: n3Body(section(text, `<entry>${entry}</entry>`)) })).facts;

test('CDA §4.2 a problem takes the status of its concern and the words of the narrative', () => {
  const { problems } = factsOf(
    '<content ID="p1">Épilepsie depuis l’enfance</content>',
    `<act><statusCode code="active"/><entryRelationship typeCode="SUBJ"><observation negationInd="true"><templateId root="${pcc}.5"/>
     <code code="64572001" displayName="maladie"/><text><reference value="#p1"/></text><effectiveTime><low value="2009"/></effectiveTime>
     <value xsi:type="CD" code="G40.9" codeSystem="2.16.840.1.113883.6.3" displayName="Épilepsie"><originalText><reference value="#p1"/></originalText></value></observation></entryRelationship></act>`,
  );
  expect(problems).toMatchObject([
    {
      section: '48765-2',
      narrative: 'Épilepsie depuis l’enfance',
      value: { code: 'G40.9', system: '2.16.840.1.113883.6.3', originalText: 'Épilepsie depuis l’enfance' },
      period: { low: '2009' },
      status: 'active',
      denied: true,
    },
  ]);
});

test('CDA §4.2 an allergy has its agent, reactions, severity and criticality, and is not a problem', () => {
  const { allergies, problems } = factsOf(
    '<content ID="a1">Pénicilline</content>',
    `<act><statusCode code="active"/><entryRelationship typeCode="SUBJ"><observation><templateId root="${pcc}.5"/><templateId root="${pcc}.6"/>
     <code code="416098002" displayName="allergie médicamenteuse"/><text><reference value="#a1"/></text>
     <participant typeCode="CSM"><participantRole><playingEntity><code><originalText><reference value="#a1"/></originalText></code></playingEntity></participantRole></participant>
     <entryRelationship typeCode="MFST"><observation><templateId root="${pcc}.5"/><value xsi:type="CD" displayName="Urticaire"/></observation></entryRelationship>
     <entryRelationship typeCode="SUBJ"><observation><code code="SEV"/><value xsi:type="CD" displayName="Sévère"/></observation></entryRelationship>
     <entryRelationship typeCode="REFR"><observation><code code="82606-5"/><value xsi:type="CD" displayName="Haute"/></observation></entryRelationship></observation></entryRelationship></act>`,
  );
  expect(problems).toEqual([]);
  expect(allergies).toMatchObject([
    {
      agent: { originalText: 'Pénicilline' },
      reactions: [{ display: 'Urticaire' }],
      severity: { display: 'Sévère' },
      criticality: { display: 'Haute' },
    },
  ]);
});

const treatment = (dose: string, times: string): string =>
  `<substanceAdministration moodCode="INT"><templateId root="${pcc}.7"/><text><reference value="#m"/></text><statusCode code="completed"/>
   <effectiveTime xsi:type="IVL_TS"><low value="20260101"/><high value="20260201"/></effectiveTime>${times}<routeCode code="20053000" displayName="Voie orale"/>${dose}
   <consumable><manufacturedProduct><manufacturedMaterial><code code="60019927" displayName="APIXABAN 5 mg, comprimé"/><name>APIXABAN 5 mg</name></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>`;

test('CDA §4.2 a treatment: name, dose, route, rhythm and period in words', () => {
  const { treatments } = factsOf(
    '<content ID="m">Apixaban</content>',
    treatment(
      '<doseQuantity><low value="1" unit="{tbl}"/><high value="2" unit="{tbl}"/></doseQuantity>',
      '<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>',
    ),
  );
  expect(treatments).toMatchObject([
    {
      name: 'APIXABAN 5 mg',
      dose: '1 à 2 comprimé(s)',
      route: { display: 'Voie orale' },
      frequency: '1 fois par période de 12 h',
      period: { low: '2026-01-01', high: '2026-02-01' },
      mood: 'INT',
      narrative: 'Apixaban',
    },
  ]);
});

test('CDA §4.2 doses tied to meals, several rhythms, words of the writer first', () => {
  const eivl = (code: string): string => `<comp xsi:type="EIVL_TS"><event code="${code}"/></comp>`;
  expect(
    factsOf(
      'x',
      treatment(
        '<doseQuantity value="10" unit="mg"/>',
        `<effectiveTime xsi:type="SXPR_TS" operator="A">${eivl('ACM')}${eivl('HS')}</effectiveTime>`,
      ),
    ).treatments,
  ).toMatchObject([{ dose: '10 mg', frequency: 'avant le petit-déjeuner, au coucher' }]);
  const said =
    '<effectiveTime operator="A"><period value="1" unit="d"><translation><originalText>le matin à jeun</originalText></translation></period></effectiveTime>';
  expect(factsOf('x', treatment('', said)).treatments).toMatchObject([
    { dose: undefined, frequency: 'le matin à jeun' },
  ]);
});

test('CDA §4.2 vital signs, directives and other observations go each to their list', () => {
  const observation = (template: string, code: string, value: string): string =>
    `<component><observation><templateId root="${pcc}.13"/><templateId root="${template}"/><code code="${code}"/><effectiveTime value="20260115"/>${value}</observation></component>`;
  const facts = factsOf(
    'x',
    `<organizer>${observation(`${pcc}.13.2`, '29463-7', '<value xsi:type="PQ" value="61,5" unit="kg"/>')}
     ${observation(`${pcc}.13.7`, '42348-3', '<value xsi:type="BL" value="true"/>')}
     ${observation('1', '161898004', '<value xsi:type="BL" value="false"/>')}
     ${observation('2', '718-7', '<value xsi:type="PQ" value="abc" unit="g/L"/>')}
     ${observation('3', 'X', '<value xsi:type="ST">texte libre</value>')}</organizer>`,
  );
  expect(facts.vitalSigns).toMatchObject([
    { code: { code: '29463-7' }, value: { kind: 'quantity', value: 61.5, unit: 'kg' }, at: { low: '2026-01-15' } },
  ]);
  expect(facts.directives).toMatchObject([{ value: { kind: 'boolean', value: true } }]);
  expect(facts.observations.map((each) => each.value)).toEqual([
    { kind: 'boolean', value: false },
    undefined,
    { kind: 'text', value: 'texte libre' },
  ]);
});

test('CDA §4.11 a laboratory result keeps its interpretation and its range', () => {
  const { observations } = factsOf(
    'x',
    `<act><entryRelationship typeCode="COMP"><organizer><component><observation><templateId root="1.3.6.1.4.1.19376.1.3.1.6"/><code code="718-7" displayName="Hémoglobine"/>
     <value xsi:type="PQ" value="110" unit="g/L"/><interpretationCode code="L"/><referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="120" unit="g/L"/><high value="160" unit="g/L"/></value></observationRange></referenceRange></observation></component></organizer></entryRelationship></act>`,
  );
  expect(observations).toMatchObject([
    { value: { value: 110 }, interpretation: 'L', reference: { kind: 'range', low: 120, high: 160, unit: 'g/L' } },
  ]);
});
