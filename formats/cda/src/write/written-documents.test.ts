import { readXml } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barestDlu, dlu, header, pdf, transferSheet, unstructured, uuids, withoutIns } from '../fixtures.ts';
import { checkCda } from '../rules/index.ts';
import { narrativeOfDlu, narrativeOfTransferSheet, writeDlu, writeTransferSheet, writeUnstructured } from './index.ts';

const read = (xml: string): XmlElement => readXml(xml);
const dluRoot = read(writeDlu(dlu(), { newId: uuids() }).xml);
const sheetRoot = read(writeTransferSheet(transferSheet(), { newId: uuids() }).xml);
const n1Root = read(writeUnstructured(unstructured()).xml);

const sectionOf = (root: XmlElement, code: string): XmlElement => {
  const found = root.descendants('section').find((section) => section.child('code')?.attribute('code') === code);
  if (!found) throw new Error(`no section ${code}`);
  return found;
};

const attributes = (element: XmlElement | undefined, ...names: string[]): (string | undefined)[] =>
  names.map((name) => element?.attribute(name));

test('SC.DOC.03.MS1 the matricule stands with the OID of its nature, then the local number', () => {
  const ids = n1Root.path('recordTarget', 'patientRole')?.childrenNamed('id') ?? [];
  expect(ids.map((id) => attributes(id, 'root', 'extension'))).toEqual([
    ['1.2.250.1.213.1.4.10', '231033523804202'],
    ['1.2.250.1.999.7.35', 'U-000217'],
  ]);
});

test('an identity not qualified leaves with its traits and its local number only', () => {
  const { xml } = writeUnstructured({ ...unstructured(), header: withoutIns(header()) });
  const role = read(xml).path('recordTarget', 'patientRole');
  expect(role?.childrenNamed('id').map((id) => id.attribute('root'))).toEqual(['1.2.250.1.999.7.35']);
  expect(role?.path('patient', 'birthTime')?.attribute('value')).toBe('19310314');
});

test('the names of the person, each with its qualifier', () => {
  const name = n1Root.path('recordTarget', 'patientRole', 'patient', 'name');
  expect(name?.children.map((part) => [part.name, part.attribute('qualifier'), part.text()])).toEqual([
    ['prefix', undefined, 'MME'],
    ['family', 'BR', 'KERMADEC'],
    ['family', 'CL', 'GUILLOU'],
    ['given', undefined, 'ODETTE MARIE-LOUISE'],
    ['given', 'BR', 'ODETTE'],
    ['given', 'CL', 'ODETTE'],
  ]);
});

test('those around: trusted person, emergency contact, caregiver, curateur, delegate of the tuteur', () => {
  const informants = n1Root.childrenNamed('informant').map((one) => one.child('relatedEntity'));
  expect(
    informants.map((one) => [
      one?.attribute('classCode'),
      one?.child('code')?.attribute('code'),
      one?.path('relatedPerson', 'name', 'family')?.text(),
    ]),
  ).toEqual([
    ['NOK', 'DAU', 'GUILLOU'],
    ['ECON', 'SON', 'GUILLOU'],
    ['CAREGIVER', 'NBOR', 'LE BIHAN'],
    ['CON', 'CURATEUR', 'MORVAN'],
    ['CON', 'TUTEUR', 'RIOU'],
  ]);
  expect(n1Root.descendants('guardianPerson')).toHaveLength(1);
  expect(n1Root.descendants('guardianOrganization')[0]?.child('name')?.text()).toBe('UDAF du Ponant');
});

test('a PDF comes out of its N1 byte for byte', () => {
  const text = n1Root.path('component', 'nonXMLBody', 'text');
  expect(attributes(text, 'mediaType', 'representation')).toEqual(['application/pdf', 'B64']);
  expect(new Uint8Array(Buffer.from(text?.text() ?? '', 'base64'))).toEqual(pdf());
});

test('DOC a corrected document says what it replaces', () => {
  const { xml } = writeUnstructured({
    ...unstructured(),
    header: { ...header(), version: 2, replaces: { id: { root: '0b0c0d0e-1111-4222-8333-444455556666' }, version: 1 } },
  });
  const related = read(xml).child('relatedDocument');
  expect(related?.attribute('typeCode')).toBe('RPLC');
  expect(related?.path('parentDocument', 'id')?.attribute('root')).toBe('0B0C0D0E-1111-4222-8333-444455556666');
  expect(checkCda(xml).faults).toEqual([]);
});

test('none known, not provided and a list are three different documents', () => {
  const codes = (known: 'none' | 'not-provided'): (string | undefined)[] => {
    const root = read(
      writeDlu(
        {
          ...barestDlu(),
          problems: { known },
          antecedents: { known },
          allergies: { known },
          treatments: { known },
          vaccinations: { known },
        },
        { newId: uuids() },
      ).xml,
    );
    return [
      sectionOf(root, '11450-4').descendants('value')[0]?.attribute('code'),
      sectionOf(root, '11348-0').descendants('value')[0]?.attribute('code'),
      sectionOf(root, '48765-2').descendants('value')[0]?.attribute('code'),
      sectionOf(root, '10160-0').path('entry', 'substanceAdministration', 'code')?.attribute('code'),
      sectionOf(root, '11369-6').path('entry', 'substanceAdministration', 'code')?.attribute('code'),
    ];
  };
  expect(codes('none')).toEqual([
    'no-known-problems',
    'no-known-problems',
    'no-known-allergies',
    'no-known-medications',
    'no-known-immunizations',
  ]);
  expect(codes('not-provided')).toEqual([
    'no-problem-info',
    'no-problem-info',
    'no-allergy-info',
    'no-medication-info',
    'no-immunization-info',
  ]);
});

test('an allergy: nature, agent, reaction, all tied to the words', () => {
  const allergy = sectionOf(dluRoot, '48765-2').path('entry', 'act', 'entryRelationship', 'observation');
  expect(attributes(allergy?.child('code'), 'code', 'displayName')).toEqual(['416098002', 'allergie médicamenteuse']);
  expect(allergy?.path('effectiveTime', 'low')?.attribute('value')).toBe('20140107');
  expect(allergy?.descendants('playingEntity')[0]?.descendants('reference')[0]?.attribute('value')).toBe('#allergie-1');
  expect(allergy?.childrenNamed('entryRelationship').map((each) => each.attribute('typeCode'))).toEqual([
    'SUBJ',
    'MFST',
  ]);
});

test('a treatment: posology in words always, dose, frequency and route when known', () => {
  const [first, second] = sectionOf(dluRoot, '10160-0').descendants('substanceAdministration');
  expect(first?.path('text', 'reference')?.attribute('value')).toBe('#traitement-1-posologie');
  expect(first?.descendants('period').map((one) => attributes(one, 'value', 'unit'))).toEqual([['1', 'd']]);
  expect(first?.path('doseQuantity', 'low')?.attribute('value')).toBe('1');
  expect(first?.child('routeCode')?.attribute('code')).toBe('20053000');
  expect(second?.descendants('event')[0]?.attribute('code')).toBe('C');
  expect(attributes(second?.path('doseQuantity', 'high'), 'value', 'unit')).toEqual(['1000', 'mg']);
  expect(second?.descendants('manufacturedMaterial')[0]?.child('code')?.attribute('nullFlavor')).toBe('NAV');
  expect(second?.descendants('precondition')[0]?.descendants('reference')[0]?.attribute('value')).toBe(
    '#traitement-2-condition',
  );
});

test('the state of the person: yes, no, and what nobody observed', () => {
  const answers = sectionOf(dluRoot, '42545-4')
    .descendants('observation')
    .map((one) => [
      one.child('code')?.attribute('displayName'),
      ...attributes(one.child('value'), 'value', 'nullFlavor'),
    ]);
  expect(answers).toHaveLength(15);
  expect(answers).toContainEqual(['chutes', 'true', undefined]);
  expect(answers).toContainEqual(['errance', 'false', undefined]);
  expect(answers).toContainEqual(['fugue', undefined, 'NASK']);
});

test('a transfer: reason, departure, and a destination found by its FINESS', () => {
  const act = sectionOf(sheetRoot, '42545-4').descendants('act')[0];
  expect(attributes(act, 'moodCode')).toEqual(['INT']);
  expect(act?.path('effectiveTime', 'low')?.attribute('value')).toBe('20260115144500+0100');
  expect(attributes(act?.path('participant', 'participantRole', 'id'), 'root', 'extension')).toEqual([
    '1.2.250.1.71.4.2.2',
    '1350099974',
  ]);
});

test('vital signs in UCUM; what was not measured is said', () => {
  const { weightKilograms, ...others } = transferSheet().vitalSigns;
  const root = read(writeTransferSheet({ ...transferSheet(), vitalSigns: others }, { newId: uuids() }).xml);
  const values = sectionOf(root, '8716-3')
    .descendants('value')
    .map((value) => attributes(value, 'value', 'unit', 'nullFlavor'));
  expect(weightKilograms).toBe(52.5);
  expect(values).toEqual([
    ['88', '/min', undefined],
    ['37.2', 'Cel', undefined],
    [undefined, undefined, 'NASK'],
    ['142', 'mm[Hg]', undefined],
    ['81', 'mm[Hg]', undefined],
    ['96', '%', undefined],
  ]);
});

test('SC.CDA/DD.02 the narrative handed out says what the CDA says, section by section', () => {
  for (const [root, narrative] of [
    [dluRoot, narrativeOfDlu(dlu())],
    [sheetRoot, narrativeOfTransferSheet(transferSheet())],
  ] as const) {
    const sections = root.descendants('section');
    expect(sections.map((section) => section.child('title')?.text())).toEqual(narrative.map(({ title }) => title));
    for (const [index, { blocks }] of narrative.entries()) {
      const words = blocks.flatMap((block) =>
        block.kind === 'paragraph'
          ? [block.text.text]
          : block.kind === 'list'
            ? block.items.map(({ text }) => text)
            : [...block.head, ...block.rows.flat().map(({ text }) => text)],
      );
      expect(sections[index]?.child('text')?.allText()).toBe(words.join('').replaceAll('\n', ''));
    }
  }
});

test('SC.CDA/DD.02 the PDF twin is the last section when given', () => {
  const root = read(writeDlu(dlu(), { newId: uuids(), pdfCopy: pdf() }).xml);
  const copy = root.descendants('section').at(-1);
  expect(copy?.child('title')?.text()).toBe('Copie du document');
  expect(copy?.descendants('observationMedia')[0]?.child('value')?.text()).toBe(Buffer.from(pdf()).toString('base64'));
});

test('the same model and the same identifiers give the same bytes', () => {
  expect(writeDlu(dlu(), { newId: uuids() }).xml).toBe(writeDlu(dlu(), { newId: uuids() }).xml);
});

/** What XML 1.0 can hold; line ends become breaks in the narrative and have their own test. */
const words = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .filter((text) => /^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u.test(text) && text.trim() === text);

test('any text survives: in the narrative, in names, in attributes', () => {
  fc.assert(
    fc.property(words, (text) => {
      const base = dlu();
      const root = read(
        writeDlu(
          {
            ...base,
            header: { ...base.header, title: text, custodian: { ...base.header.custodian, name: text } },
            problems: {
              known: 'items',
              items: [{ label: text, code: { code: 'I50.9', display: text, system: '2.16.840.1.113883.6.3' } }],
            },
          },
          { newId: uuids() },
        ).xml,
      );
      expect(root.child('title')?.text()).toBe(text);
      expect(root.descendants('representedCustodianOrganization')[0]?.child('name')?.text()).toBe(text);
      const problems = sectionOf(root, '11450-4');
      expect(problems.descendants('content')[0]?.allText()).toBe(text);
      expect(problems.descendants('value')[0]?.attribute('displayName')).toBe(text);
    }),
    { numRuns: 100 },
  );
});

test('hostile input: control characters and half characters never make a broken XML', () => {
  const { xml } = writeDlu({ ...dlu(), comment: 'a\u0000b\u001Fc\uFFFEd\uD800e\r\nf' }, { newId: uuids() });
  const text = sectionOf(read(xml), '55112-7').child('text');
  expect(text?.allText()).toBe('abcdef');
  expect(text?.descendants('br')).toHaveLength(1);
});
