import { expect, test } from 'vitest';
import { NotCda, readCda, TwoDocuments } from './index.ts';
import { n1Body, n3Body, sampleCda, section } from './sample-cda.ts';

test('CDA §1 the header is read element by element', () => {
  const { header, model, envelope, unreadable } = readCda(sampleCda());
  expect([model, envelope, unreadable]).toEqual(['N1', 'plain', []]);
  expect(header).toMatchObject({
    id: { root: '2.25.1001', extension: 'v2' },
    setId: { root: '2.25.1000' },
    version: 2,
    replaces: { root: '2.25.1001', extension: 'v1' },
    type: { code: '74207-2', display: "Document de liaison d'urgence" },
    title: 'Lettre',
    createdAt: '2026-01-15T14:30:05+01:00',
    language: 'fr-FR',
    confidentiality: 'R',
  });
  expect(header.authors.map((author) => [author.name?.family, author.device, author.at?.low])).toEqual([
    ['OLLIVIER', undefined, '2026-01-15T14:30:05+01:00'],
    [undefined, 'Modèle Logiciel', '2026-01-15'],
  ]);
  expect(header.authors[0]?.organisation?.name).toBe('EHPAD Les Tilleuls');
  expect(header.legalAuthenticator?.name).toEqual({
    family: 'BRIAND',
    given: 'Claire',
    prefix: undefined,
    suffix: 'DR',
  });
  expect(header.custodian?.ids).toEqual([{ root: '1.2.250.1.71.4.2.2', extension: '1350099982' }]);
  expect(header.recipients[0]?.name?.family).toBe('KERVELLA');
  expect(header.generalPractitioner).toMatchObject({
    typeCode: 'INF',
    name: { family: 'BRIAND' },
    at: { low: '2024-09-01' },
  });
  expect(header.serviceEvents[0]).toMatchObject({
    code: { code: '34117-2' },
    period: { low: '2026-01-15T14:00:00+01:00' },
  });
  expect(header.encounter).toMatchObject({ period: { low: '2024-09' }, facilityCode: { code: 'SA17' } });
});

test('CDA §1.3 the person: strict traits, used name, identifiers with their nature', () => {
  expect(readCda(sampleCda()).header.patient).toMatchObject({
    birthFamilyName: 'ROUX',
    usedFamilyName: 'BLANC',
    birthGivenNames: 'IRENE JEANNE',
    firstBirthGivenName: 'IRENE',
    sex: 'F',
    birthDate: '1958-04-12',
    birthPlaceCode: '35238',
    birthPlaceName: 'RENNES',
    deceased: false,
    addresses: ['8 rue des Tilleuls, 35000 RENNES'],
    ids: [
      { root: '1.2.250.1.213.1.4.10', extension: '258043523804253', nature: 'INS-NIR de test' },
      { root: '2.25.77', extension: 'U-217', nature: 'local' },
    ],
    guardians: [{ name: { given: 'Nicolas', family: 'ROUX' } }],
  });
});

test('CDA §1.8 trusted person and person to warn are told apart', () => {
  const { informants } = readCda(sampleCda()).header;
  expect(informants.map((each) => [each.role, each.name?.given, each.code?.display])).toEqual([
    ['trusted', 'Louis', 'Fils'],
    ['toWarn', 'Adrien', undefined],
  ]);
});

test('a name without qualifier is kept and said unsure', () => {
  const { header, unreadable } = readCda(sampleCda({ patientName: '<given>Irène</given><family>Roux</family>' }));
  expect(header.patient).toMatchObject({
    birthFamilyName: undefined,
    usedFamilyName: 'Roux',
    birthGivenNames: 'Irène',
  });
  expect(unreadable).toHaveLength(1);
});

test.each([
  ['m.22', 'DLU'],
  ['m.23', 'FLUDT'],
  ['m.24', 'FLUDR'],
  ['m.29', 'LDL-SES'],
  ['m.21', 'LDL-EES'],
  ['m.51', 'IPS-FR-DLU'],
  ['m.13', 'VSM'],
  ['m.55', 'CR-BIO'],
  ['m.999', 'unknown'],
])('CDA §4 template %s is %s', (short, model) => {
  const templateIds = `<templateId root="${short.replace('m.', '1.2.250.1.213.1.1.1.')}" extension="2022.01"/>`;
  expect(readCda(sampleCda({ templateIds, body: n3Body(section('x')) })).model).toBe(model);
});

test('CDA §3 N1: the file is offered when it is what it says', () => {
  const body = readCda(sampleCda()).body;
  expect(body.level === 'N1' && Buffer.from(body.file.bytes).toString('latin1')).toBe('%PDF-1.4\n%%EOF');
});

test.each([
  ['application/pdf', 'PGh0bWw+', "Le contenu du fichier n'est pas du type annoncé (application/pdf)."],
  ['text/html', 'PGh0bWw+', "Un fichier de type « text/html » n'est pas ouvert, par sécurité."],
  ['image/svg+xml', 'PHN2Zy8+', "Un fichier de type « image/svg+xml » n'est pas ouvert, par sécurité."],
  ['constructor', 'PGh0bWw+', "Un fichier de type « constructor » n'est pas ouvert, par sécurité."],
  ['application/pdf', '****', "Le fichier n'est pas lisible : son codage base64 est abîmé."],
  ['application/pdf', '', 'Le fichier est vide.'],
])('CDA §3 N1 refused: %s %s', (mediaType, content, reason) => {
  const { body, unreadable } = readCda(sampleCda({ body: n1Body(mediaType, content) }));
  expect(body.level === 'N1' && body.file).toEqual({ mediaType, bytes: new Uint8Array(), refusal: reason });
  expect(unreadable).toEqual([{ where: 'nonXMLBody', reason }]);
});

test('CDA §4.2 attachments are found by the anchor the narrative shows, the PDF copy by its section', () => {
  const media = (id: string): string =>
    `<entry><organizer><component><observation><code code="69764-9"/><value xsi:type="CD" displayName="Ordonnance"/></observation></component><component><observationMedia ID="${id}"><value mediaType="application/pdf" representation="B64">JVBERi0xLjQK</value></observationMedia></component></organizer></entry>`;
  const { body } = readCda(
    sampleCda({
      body: n3Body(
        section('<renderMultiMedia referencedObject="a1"/>', media('a1'), '55107-7'),
        section('', media('copy'), '55108-5'),
      ),
    }),
  );
  if (body.level !== 'N3') throw new Error('N3 expected');
  expect(body.sections[0]?.blocks).toEqual([{ kind: 'paragraph', text: { text: '', media: ['a1'] } }]);
  expect(body.attachments.map((each) => [each.id, each.section, each.title, each.bytes.length])).toEqual([
    ['a1', '55107-7', 'Ordonnance', 9],
    ['copy', '55108-5', 'Ordonnance', 9],
  ]);
  expect(body.pdfCopy).toMatchObject({ mediaType: 'application/pdf', id: 'copy' });
});

test('CDA §7.5 a signed document is unwrapped, a self-displaying one is read without its stylesheet', () => {
  const inner = sampleCda().replace(/^.*\n.*\n/, '');
  const signed = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>${inner}</ds:Object></ds:Signature>`;
  const styled = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><script/></xsl:template><d xmlns="urn:d">${inner}</d></xsl:stylesheet>`;
  expect(readCda(signed)).toMatchObject({ envelope: 'signed', header: { title: 'Lettre' } });
  expect(readCda(styled)).toMatchObject({ envelope: 'selfDisplaying', header: { title: 'Lettre' } });
});

test('what is not one CDA is refused by name', () => {
  const inner = sampleCda().replace(/^.*\n.*\n/, '');
  expect(() => readCda('<html/>')).toThrow(NotCda);
  expect(() => readCda('<ClinicalDocument/>')).toThrow(NotCda);
  expect(() => readCda(`<bag>${inner}</bag>`)).toThrow(NotCda);
  expect(() =>
    readCda(`<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${inner}${inner}</ds:Signature>`),
  ).toThrow(TwoDocuments);
});

test('an almost empty document is shown with what it lacks', () => {
  const { header, body, unreadable } = readCda(
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><code displayName="Courrier"/></ClinicalDocument>',
  );
  expect([header.title, body.level, unreadable.length]).toEqual(['Courrier', 'none', 5]);
});

test('a date that is no date is kept as unreadable', () => {
  const { header, unreadable } = readCda(sampleCda().replace('20260115143005+0100"/>\n<conf', 'demain"/>\n<conf'));
  expect(header.createdAt).toBeUndefined();
  expect(unreadable).toEqual([{ where: 'effectiveTime', reason: "La date « demain » n'est pas lisible." }]);
});
