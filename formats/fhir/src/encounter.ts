import type { Encounter, EncounterStatusHistory, Period, Reference } from '@medplum/fhirtypes';
import { metaOf, patientReference, uniqueIdentifier, type PersonReference, type Versioned } from './elements.ts';
import { finess, hl7Systems } from './systems.ts';
import { written } from './written.ts';

export type FhirStayState = 'planned' | 'present' | 'absent' | 'hospitalised' | 'discharged' | 'deceased' | 'cancelled';

export interface FhirEncounterInput extends Versioned {
  person: PersonReference;
  kind: 'hebergement-permanent' | 'hebergement-temporaire' | 'accueil-de-jour' | 'accompagnement-a-domicile';
  kindInFrench: string;
  state: FhirStayState;
  admittedAt: Date;
  endedAt: Date | null;
  /** Absences and hospitalisations, in order; the last one may still last. */
  leaves: readonly { from: Date; to: Date | null }[];
  establishment: { name: string; finess: string };
}

/** A stay as fr-core-encounter: the person stays admitted while at hospital, which is a leave of this stay. */
export function encounter(stay: FhirEncounterInput): Encounter {
  return written<Encounter>({
    resourceType: 'Encounter',
    id: stay.id,
    meta: metaOf(stay, ['fr-core-encounter']),
    identifier: [uniqueIdentifier(stay.id, 'VN')],
    status: statuses[stay.state],
    statusHistory: statusHistory(stay),
    class: { system: hl7Systems.actCode, code: classes[stay.kind] },
    type: [{ text: stay.kindInFrench }],
    subject: patientReference(stay.person),
    period: period(stay.admittedAt, stay.endedAt),
    hospitalization:
      stay.state === 'deceased'
        ? {
            dischargeDisposition: { coding: [{ system: hl7Systems.dischargeDisposition, code: 'exp' }], text: 'Décès' },
          }
        : undefined,
    serviceProvider: provider(stay.establishment),
  });
}

const statuses: Record<FhirStayState, Encounter['status']> = {
  planned: 'planned',
  present: 'in-progress',
  absent: 'onleave',
  hospitalised: 'onleave',
  discharged: 'finished',
  deceased: 'finished',
  cancelled: 'entered-in-error',
};

const classes: Record<FhirEncounterInput['kind'], string> = {
  'hebergement-permanent': 'IMP',
  'hebergement-temporaire': 'IMP',
  'accueil-de-jour': 'AMB',
  'accompagnement-a-domicile': 'HH',
};

const period = (start: Date, end: Date | null): Period =>
  written<Period>({ start: start.toISOString(), end: end?.toISOString() });

/** Presence and leaves one after the other, from the admission on; the present status ends the list open. */
function statusHistory({ state, leaves, admittedAt, endedAt }: FhirEncounterInput): EncounterStatusHistory[] {
  if (leaves.length === 0 || state === 'planned' || state === 'cancelled') return [];
  const history: EncounterStatusHistory[] = [];
  let since = admittedAt;
  for (const leave of leaves) {
    if (leave.from > since) history.push({ status: 'in-progress', period: period(since, leave.from) });
    history.push({ status: 'onleave', period: period(leave.from, leave.to ?? endedAt) });
    if (leave.to === null) return history;
    since = leave.to;
  }
  return [...history, { status: 'in-progress', period: period(since, endedAt) }];
}

const provider = (establishment: FhirEncounterInput['establishment']): Reference<never> => ({
  type: 'Organization',
  identifier: { system: finess, value: establishment.finess },
  display: establishment.name,
});
