import type { AddedDocument } from './added-document.ts';
import type { AdvanceDirectives } from './advance-directives.ts';
import type { Allergy } from './allergy.ts';
import type { DocumentHeader } from './header.ts';
import type { Hospital } from './hospital.ts';
import type { Known, PartialDate } from './known.ts';
import type { PatientState } from './patient-state.ts';
import type { Problem } from './problem.ts';
import type { Treatment } from './treatment.ts';
import type { Vaccination } from './vaccination.ts';

/** *Document de liaison d'urgence*, DLU-EHPAD-DLU 2022.01 (CDA digest §4.3). */
export interface Dlu {
  header: DocumentHeader;
  preferredHospital?: Hospital;
  problems: Known<Problem>;
  antecedents: Known<Problem>;
  allergies: Known<Allergy>;
  treatments: Known<Treatment>;
  /** Whether palliative care is under way; absent when not recorded. */
  palliativeCare?: { underWay: boolean; since?: PartialDate };
  advanceDirectives: AdvanceDirectives;
  patientState: PatientState;
  /** Carrier of a multi-resistant bacterium (BMR); absent when not looked for. */
  multiResistantBacterium?: { present: boolean; detail?: string };
  vaccinations: Known<Vaccination>;
  comment?: string;
  addedDocuments: readonly AddedDocument[];
}
