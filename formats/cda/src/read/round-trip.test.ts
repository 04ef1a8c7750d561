import type { NarrativeSection } from '@liane/vocabulary';
import { expect, test } from 'vitest';
import { dlu, transferSheet, unstructured, uuids } from '../fixtures.ts';
import {
  narrativeOfDlu,
  narrativeOfTransferSheet,
  writeDlu,
  writeTransferSheet,
  writeUnstructured,
} from '../write/index.ts';
import { readCda } from './index.ts';
import type { ReadDocument } from './index.ts';

const narrativeOf = ({ body }: ReadDocument): NarrativeSection[] =>
  body.level === 'N3' ? body.sections.map(({ title, blocks }) => ({ title, blocks })) : [];

const titlesAndBlocks = (sections: NarrativeSection[]): NarrativeSection[] =>
  sections.map(({ title, blocks }) => ({ title, blocks }));

test('what we write as a DLU is read back word for word, every anchor kept', () => {
  const read = readCda(writeDlu(dlu(), { newId: uuids() }).xml);
  expect([read.model, read.unreadable]).toEqual(['DLU', []]);
  expect(narrativeOf(read)).toEqual(titlesAndBlocks(narrativeOfDlu(dlu())));
  expect(read.facts.treatments.map((each) => each.name)).toEqual(['Furosémide 40 mg, comprimé', 'Paracétamol 500 mg']);
  expect(read.facts.allergies.map((each) => each.narrative)).toEqual(['Amoxicilline', 'Lactose']);
  expect(read.facts.allergies.map((each) => each.severity?.display)).toEqual(['grave', undefined]);
});

test('what we write as a transfer sheet is read back word for word', () => {
  const read = readCda(writeTransferSheet(transferSheet(), { newId: uuids() }).xml);
  expect([read.model, read.unreadable]).toEqual(['FLUDT', []]);
  expect(narrativeOf(read)).toEqual(titlesAndBlocks(narrativeOfTransferSheet(transferSheet())));
  expect(read.facts.vitalSigns.map((each) => each.value)).toContainEqual({ kind: 'quantity', value: 52.5, unit: 'kg' });
  expect(read.facts.treatments.every((each) => each.name !== undefined)).toBe(true);
});

test('what we write as N1 gives its file back', () => {
  const { body, header } = readCda(writeUnstructured(unstructured()).xml);
  expect(body.level === 'N1' && body.file).toEqual({
    mediaType: 'application/pdf',
    bytes: unstructured().pdf,
    refusal: undefined,
  });
  expect(header.patient).toMatchObject({ birthFamilyName: 'KERMADEC', birthGivenNames: 'ODETTE MARIE-LOUISE' });
});
