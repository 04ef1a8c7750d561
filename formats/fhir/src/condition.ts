import type { Condition } from '@medplum/fhirtypes';
import type { Coded } from '@liane/vocabulary';
import {
  careProfiles,
  codeable,
  metaOf,
  patientReference,
  status,
  type PersonReference,
  type Versioned,
} from './elements.ts';
import { hl7Systems, type FrCoreVersion } from './systems.ts';
import { written } from './written.ts';

export interface FhirConditionInput extends Versioned {
  person: PersonReference;
  /** A problem of now, or one of the medical history. */
  kind: 'problem' | 'antecedent';
  state: 'current' | 'ended' | 'withdrawn';
  label: string;
  code: Coded | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  since: string | null;
  endedAt: Date | null;
  recordedAt: Date;
  recorder: string;
  comment: string | null;
}

/** fr-core-condition; a withdrawn one keeps no clinical status (R4 con-5). */
export function condition(fact: FhirConditionInput, frCore: FrCoreVersion): Condition {
  const withdrawn = fact.state === 'withdrawn';
  return written<Condition>({
    resourceType: 'Condition',
    id: fact.id,
    meta: metaOf(fact, careProfiles(frCore, 'fr-core-condition')),
    clinicalStatus: withdrawn ? undefined : status(hl7Systems.conditionClinical, clinicalStatus(fact)),
    verificationStatus: status(hl7Systems.conditionVerification, withdrawn ? 'entered-in-error' : 'confirmed'),
    category: [status(hl7Systems.conditionCategory, 'problem-list-item')],
    code: fact.code ? codeable(fact.code, fact.label) : { text: fact.label },
    subject: patientReference(fact.person),
    onsetDateTime: fact.since ?? undefined,
    abatementDateTime: fact.state === 'ended' ? fact.endedAt?.toISOString() : undefined,
    recordedDate: fact.recordedAt.toISOString(),
    recorder: { display: fact.recorder },
    note: fact.comment ? [{ text: fact.comment }] : undefined,
  });
}

const clinicalStatus = ({ kind, state }: FhirConditionInput): string => {
  if (state === 'ended') return 'resolved';
  return kind === 'problem' ? 'active' : 'inactive';
};
