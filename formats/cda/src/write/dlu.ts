import type { NarrativeSection } from '@liane/vocabulary';
import type { Dlu } from '../models/dlu.ts';
import type { DocumentHeader } from '../models/header.ts';
import { loinc } from '../codes/code-systems.ts';
import type { Frame } from './document.ts';
import { unknownGeneralPractitioner } from './header/participants.ts';
import { place } from './section.ts';
import type { PlacedSection } from './section.ts';
import { addedDocuments } from './sections/added-documents.ts';
import { advanceDirectives } from './sections/advance-directives.ts';
import { allergies } from './sections/allergies.ts';
import { comment } from './sections/comment.ts';
import { multiResistantBacterium } from './sections/multi-resistant-bacterium.ts';
import { palliativeCare } from './sections/palliative-care.ts';
import { patientState } from './sections/patient-state.ts';
import { preferredHospital } from './sections/preferred-hospital.ts';
import { activeProblems, antecedents } from './sections/problems.ts';
import { treatments } from './sections/treatments.ts';
import { vaccinations } from './sections/vaccinations.ts';
import { narrativeOf, writeStructured } from './structured.ts';
import type { WriteOptions, WrittenDocument } from './written-document.ts';

/** CDA digest §4.3. */
const frame: Frame = {
  model: { root: '1.2.250.1.213.1.1.1.22', extension: '2022.01' },
  type: loinc('74207-2', "Document de liaison d'urgence"),
  serviceEventCode: loinc('34117-2', 'Historique et clinique'),
};

/** The sections of §4.3, in order. */
const sections = (dlu: Dlu): PlacedSection[] => [
  place(preferredHospital, dlu.preferredHospital),
  place(activeProblems, dlu.problems),
  place(antecedents, dlu.antecedents),
  place(allergies, dlu.allergies),
  place(treatments, dlu.treatments),
  place(palliativeCare, dlu.palliativeCare),
  place(advanceDirectives, dlu.advanceDirectives),
  place(patientState, dlu.patientState),
  place(multiResistantBacterium, dlu.multiResistantBacterium),
  place(vaccinations, dlu.vaccinations),
  ...(dlu.comment ? [place(comment, dlu.comment)] : []),
  place(addedDocuments, dlu.addedDocuments),
];

/** What people read of a DLU: the narrative of its CDA and the content of its PDF. */
export const narrativeOfDlu = (dlu: Dlu): NarrativeSection[] => narrativeOf(sections(dlu), dlu.header);

/**
 * A *document de liaison d'urgence* in CDA R2 N3, model DLU-EHPAD-DLU 2022.01.
 * Only general practitioners stand among its participants; when none is known the document says so.
 * @throws RangeError when the time zone or a date is not one
 */
export const writeDlu = (dlu: Dlu, options: WriteOptions): WrittenDocument =>
  writeStructured(withItsPractitioner(dlu.header), frame, sections(dlu), options);

/** CDA digest §4.3: at least one participant, all of them PCP. */
function withItsPractitioner(header: DocumentHeader): DocumentHeader {
  const practitioners = header.participants.filter(({ role }) => role === 'general-practitioner');
  return { ...header, participants: practitioners.length > 0 ? practitioners : [unknownGeneralPractitioner] };
}
