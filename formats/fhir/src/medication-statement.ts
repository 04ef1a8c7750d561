import type { CodeableConcept, Dosage, MedicationStatement, Timing } from '@medplum/fhirtypes';
import type { Coded } from '@liane/vocabulary';
import { careProfiles, codeable, metaOf, patientReference, type PersonReference, type Versioned } from './elements.ts';
import { snomedCt, type FrCoreVersion } from './systems.ts';
import { written } from './written.ts';

export type FhirIntakeTime = 'morning' | 'noon' | 'evening' | 'bedtime' | 'night';

interface Common extends Versioned {
  person: PersonReference;
  state: 'current' | 'ended' | 'withdrawn';
  recordedAt: Date;
}

export interface FhirTreatmentInput extends Common {
  about: 'treatment';
  medicine: string;
  code: Coded | null;
  posology: string;
  dose: { quantity: number; unit: string } | null;
  route: Coded | null;
  times: readonly FhirIntakeTime[];
  asNeeded: { condition: string } | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  since: string | null;
  until: string | null;
  prescriber: string | null;
  reason: string | null;
}

/** « Aucun traitement », said by someone. */
export interface FhirNoTreatmentInput extends Common {
  about: 'none-known';
}

export type FhirMedicationStatementInput = FhirTreatmentInput | FhirNoTreatmentInput;

/** fr-core-medication-statement: what the person takes, as the record knows it; never a prescription. */
export function medicationStatement(fact: FhirMedicationStatementInput, frCore: FrCoreVersion): MedicationStatement {
  const treatment = fact.about === 'treatment' ? fact : null;
  return written<MedicationStatement>({
    resourceType: 'MedicationStatement',
    id: fact.id,
    meta: metaOf(fact, careProfiles(frCore, 'fr-core-medication-statement')),
    status: statuses[fact.state],
    medicationCodeableConcept: treatment ? medicine(treatment) : noKnownMedication,
    subject: patientReference(fact.person),
    effectivePeriod:
      treatment && (treatment.since || treatment.until)
        ? written({ start: treatment.since ?? undefined, end: treatment.until ?? undefined })
        : undefined,
    dateAsserted: fact.recordedAt.toISOString(),
    informationSource: treatment?.prescriber ? { display: treatment.prescriber } : undefined,
    reasonCode: treatment?.reason ? [{ text: treatment.reason }] : undefined,
    dosage: treatment ? [dosage(treatment)] : undefined,
  });
}

const statuses: Record<Common['state'], MedicationStatement['status']> = {
  current: 'active',
  ended: 'stopped',
  withdrawn: 'entered-in-error',
};

const medicine = ({ code, medicine: name }: FhirTreatmentInput): CodeableConcept =>
  code ? codeable(code, name) : { text: name };

const noKnownMedication: CodeableConcept = {
  coding: [{ system: snomedCt, code: '787481004', display: 'No known medications' }],
  text: 'Aucun traitement connu',
};

const dosage = ({ posology, dose, route, times, asNeeded }: FhirTreatmentInput): Dosage =>
  written<Dosage>({
    text: posology,
    timing: times.length > 0 ? timing(times) : undefined,
    asNeededCodeableConcept: asNeeded ? { text: asNeeded.condition } : undefined,
    route: route ? codeable(route) : undefined,
    doseAndRate: dose ? [{ doseQuantity: { value: dose.quantity, unit: dose.unit } }] : undefined,
  });

/** Code system event-timing; « couché » is the hour of sleep. */
const events: Record<FhirIntakeTime, 'MORN' | 'NOON' | 'EVE' | 'HS' | 'NIGHT'> = {
  morning: 'MORN',
  noon: 'NOON',
  evening: 'EVE',
  bedtime: 'HS',
  night: 'NIGHT',
};

const timing = (times: readonly FhirIntakeTime[]): Timing => ({ repeat: { when: times.map((time) => events[time]) } });
