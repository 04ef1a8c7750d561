import type { NarrativeSection } from '@liane/vocabulary';
import type { TransferSheet } from '../models/transfer-sheet.ts';
import { loinc } from '../codes/code-systems.ts';
import type { Frame } from './document.ts';
import { place } from './section.ts';
import type { PlacedSection } from './section.ts';
import { belongings } from './sections/belongings.ts';
import { comment } from './sections/comment.ts';
import { consciousnessAndPain } from './sections/consciousness-and-pain.ts';
import { lastIntakes } from './sections/last-intakes.ts';
import { lastMeal } from './sections/last-meal.ts';
import { transfer } from './sections/transfer.ts';
import { vitalSigns } from './sections/vital-signs.ts';
import { narrativeOf, writeStructured } from './structured.ts';
import type { WriteOptions, WrittenDocument } from './written-document.ts';

/** CDA digest §4.4. */
const frame: Frame = {
  model: { root: '1.2.250.1.213.1.1.1.23', extension: '2022.01' },
  type: loinc('74207-2', "Document de liaison d'urgence"),
  serviceEventCode: loinc('28651-8', 'Transfert du patient au service des urgences'),
};

/** The sections of §4.4, in order. */
const sections = (sheet: TransferSheet): PlacedSection[] => [
  place(transfer, sheet.transfer),
  place(vitalSigns, sheet.vitalSigns),
  place(consciousnessAndPain, {
    ...(sheet.consciousness ? { consciousness: sheet.consciousness } : {}),
    ...(sheet.pain ? { pain: sheet.pain } : {}),
    observedAt: sheet.vitalSigns.measuredAt,
  }),
  place(lastIntakes, sheet.lastIntakes),
  place(lastMeal, sheet.lastMeal),
  place(belongings, { belongings: sheet.belongings, seenAt: sheet.transfer.leftAt }),
  ...(sheet.comment ? [place(comment, sheet.comment)] : []),
];

/** What people read of a transfer sheet: the narrative of its CDA and the content of its PDF. */
export const narrativeOfTransferSheet = (sheet: TransferSheet): NarrativeSection[] =>
  narrativeOf(sections(sheet), sheet.header);

/**
 * A *fiche de liaison d'urgence* to the emergency department in CDA R2 N3, model DLU-EHPAD-FLUDT 2022.01.
 * @throws RangeError when the time zone or a date is not one
 */
export const writeTransferSheet = (sheet: TransferSheet, options: WriteOptions): WrittenDocument =>
  writeStructured(sheet.header, frame, sections(sheet), options);
