import { expect, test } from 'vitest';
import { dlu, header, transferSheet, uuids, withoutIns } from '../fixtures.ts';
import { readCda } from '../read/index.ts';
import { checkCda } from '../rules/index.ts';
import { NotReissuable, reissueCda, writeDlu, writeTransferSheet, writeUnstructured, type Reissue } from './index.ts';

const unqualified = withoutIns(header());
const print = new TextEncoder().encode('%PDF-1.7\n%sans INS\n%%EOF\n');
const printed = { pdfCopy: print };
const formers: Record<string, string> = {
  dlu: writeDlu({ ...dlu(), header: unqualified }, { newId: uuids(), ...printed }).xml,
  sheet: writeTransferSheet({ ...transferSheet(), header: unqualified }, { newId: uuids(), ...printed }).xml,
  n1: writeUnstructured({ header: unqualified, pdf: print }).xml,
};
const anew = new TextEncoder().encode('%PDF-1.7\n%avec INS\n%%EOF\n');
const newId = uuids();
const { address: _address, telecoms: _telecoms, ...identified } = header().patient;
const reissue: Reissue = {
  id: { root: 'AAAAAAAA-0000-4000-8000-000000000001' },
  version: 2,
  replaces: { id: unqualified.id, version: 1 },
  title: unqualified.title,
  createdAt: new Date('2026-03-01T09:00:00Z'),
  timeZone: 'Europe/Paris',
  patient: {
    ...identified,
    traits: { ...identified.traits, birthGivenNames: 'ODETTE $& MARIE-LOUISE', birthFamilyName: 'KERMADEC-$1' },
  },
  pdf: anew,
  newId: () => newId(),
};
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const between = (xml: string, from: string, to: string): string => xml.slice(xml.indexOf(from), xml.lastIndexOf(to));

test.each(Object.entries(formers))('INS/va1.53 the very words of a %s, with the INS', (kind, former) => {
  const xml = reissueCda(former, reissue);
  const [was, is] = [readCda(former).header, readCda(xml).header];
  expect(is.patient?.ids.map(({ root }) => root)).toEqual(['1.2.250.1.213.1.4.10', '1.2.250.1.999.7.35']);
  expect(is).toMatchObject({ version: 2, setId: was.setId, replaces: was.id, title: was.title });
  expect(is.id?.root).toBe(reissue.id.root);
  expect(is.createdAt).not.toEqual(was.createdAt);
  expect(xml).toContain('<family qualifier="BR">KERMADEC-$1</family>');
  // Who wrote and signed, whom it is for, who is around, what was done, where: to the byte.
  expect(between(xml, '<author>', '<relatedDocument')).toBe(between(former, '<author>', '<componentOf>'));
  expect(between(xml, '<guardian>', '<birthplace>')).toBe(between(former, '<guardian>', '<birthplace>'));
  expect(between(xml, '<addr use="H">', '<patient>')).toBe(between(former, '<addr use="H">', '<patient>'));
  // The words: all but the print.
  const end = kind === 'n1' ? '</component>' : '\n<component><section>';
  const body = kind === 'n1' ? '\n<component><nonXMLBody>' : '\n<component><structuredBody>';
  const words = (text: string): string => between(text, body, end).replace(/<nonXMLBody>.*<\/nonXMLBody>/, '');
  expect(words(xml)).toBe(words(former));
  expect(xml.split(base64(anew))).toHaveLength(2);
  expect(xml).not.toContain(base64(print));
  expect(checkCda(xml, { environment: 'test' }).faults).toEqual([]);
});

test('a document reissued may be reissued: it replaces the last', () => {
  const second = reissueCda(formers['dlu'] ?? '', reissue);
  const third = reissueCda(second, {
    ...reissue,
    id: { root: 'AAAAAAAA-0000-4000-8000-000000000003' },
    version: 3,
    replaces: { id: reissue.id, version: 2 },
  });
  expect(third.match(/<relatedDocument /g)).toHaveLength(1);
  expect(readCda(third).header).toMatchObject({ version: 3, replaces: { root: reissue.id.root } });
});

test('what was not written here is left alone', () => {
  expect(() => reissueCda('<ClinicalDocument xmlns="urn:hl7-org:v3"/>', reissue)).toThrow(NotReissuable);
  expect(() => reissueCda(writeDlu(dlu(), { newId: uuids() }).xml, reissue)).toThrow(NotReissuable);
});
