import type { AllergyIntolerance, AllergyIntoleranceReaction, CodeableConcept } from '@medplum/fhirtypes';
import { careProfiles, metaOf, patientReference, status, type PersonReference, type Versioned } from './elements.ts';
import { hl7Systems, snomedCt, type FrCoreVersion } from './systems.ts';
import { written } from './written.ts';

interface Common extends Versioned {
  person: PersonReference;
  state: 'current' | 'ended' | 'withdrawn';
  recordedAt: Date;
  recorder: string;
}

export interface FhirAllergyInput extends Common {
  about: 'allergy';
  label: string;
  agent: string;
  category: 'medication' | 'food' | 'environment' | 'other';
  reaction: string | null;
  severity: 'mild' | 'moderate' | 'severe' | 'life-threatening' | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  since: string | null;
  comment: string | null;
}

/** « Aucune allergie connue », said by someone: when nobody said anything, nothing is written. */
export interface FhirNoKnownAllergyInput extends Common {
  about: 'none-known';
}

export type FhirAllergyIntoleranceInput = FhirAllergyInput | FhirNoKnownAllergyInput;

/** fr-core-allergy-intolerance; a withdrawn one keeps no clinical status (R4 ait-2). */
export function allergyIntolerance(fact: FhirAllergyIntoleranceInput, frCore: FrCoreVersion): AllergyIntolerance {
  const withdrawn = fact.state === 'withdrawn';
  return written<AllergyIntolerance>({
    resourceType: 'AllergyIntolerance',
    id: fact.id,
    meta: metaOf(fact, careProfiles(frCore, 'fr-core-allergy-intolerance')),
    clinicalStatus: withdrawn
      ? undefined
      : status(hl7Systems.allergyClinical, fact.state === 'ended' ? 'resolved' : 'active'),
    verificationStatus: status(hl7Systems.allergyVerification, withdrawn ? 'entered-in-error' : 'confirmed'),
    category: fact.about === 'allergy' && fact.category !== 'other' ? [fact.category] : undefined,
    criticality: fact.about === 'allergy' && fact.severity === 'life-threatening' ? 'high' : undefined,
    code: fact.about === 'allergy' ? { text: fact.agent } : noKnownAllergy,
    patient: patientReference(fact.person),
    onsetDateTime: fact.about === 'allergy' ? (fact.since ?? undefined) : undefined,
    recordedDate: fact.recordedAt.toISOString(),
    recorder: { display: fact.recorder },
    note: notes(fact),
    reaction: reactions(fact),
  });
}

const noKnownAllergy: CodeableConcept = {
  coding: [{ system: snomedCt, code: '716186003', display: 'No known allergy' }],
  text: 'Aucune allergie connue',
};

const notes = (fact: FhirAllergyIntoleranceInput): { text: string }[] => {
  if (fact.about === 'none-known') return [];
  const label = fact.label === fact.agent ? null : fact.label;
  return [label, fact.comment].flatMap((text) => (text ? [{ text }] : []));
};

function reactions(fact: FhirAllergyIntoleranceInput): AllergyIntoleranceReaction[] {
  if (fact.about === 'none-known' || fact.reaction === null) return [];
  const severity = fact.severity === 'life-threatening' ? 'severe' : (fact.severity ?? undefined);
  return [written<AllergyIntoleranceReaction>({ manifestation: [{ text: fact.reaction }], severity })];
}
