import type { MedicationStatement } from '@medplum/fhirtypes';
import { medicationStatement } from '@liane/fhir';
import { civilDateIn, europeParis } from '@liane/vocabulary';
import type { MedicationContent } from '../../medication/index.ts';
import { codesOf, periodOf, referencesOf, type SearchParams } from '../search-param.ts';
import { alone, serveFacts } from './facts.ts';

const params: SearchParams<MedicationStatement> = {
  patient: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  subject: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  status: { type: 'token', of: ({ status }) => [{ code: status }] },
  code: { type: 'token', of: ({ medicationCodeableConcept }) => codesOf(medicationCodeableConcept) },
  effective: { type: 'date', of: ({ effectivePeriod }) => periodOf(effectivePeriod) },
};

type Content = Extract<MedicationContent, { kind: 'treatment' | 'no-treatment' }>;

export const medicationStatements = serveFacts<MedicationStatement>({
  type: 'MedicationStatement',
  profiles: ['fr-core-medication-statement'],
  params,
  kinds: ['treatment', 'no-treatment'],
  series: false,
  dated: true,
  none: { kind: 'no-treatment', contradictedBy: 'treatment' },
  parts: ({ row, common }, { caller }) => {
    const content = row.content as Content;
    const said = { ...common, state: row.state, recordedAt: row.changed_at };
    if (content.kind === 'no-treatment') {
      // What is over no longer says that there is none.
      if (row.state === 'ended') return [];
      return alone(medicationStatement({ ...said, about: 'none-known' }, caller.frCore));
    }
    return alone(
      medicationStatement(
        {
          ...said,
          about: 'treatment',
          medicine: content.medicine,
          code: content.code ?? null,
          posology: content.posology,
          dose: content.dose ?? null,
          route: content.route ?? null,
          times: content.times,
          asNeeded: content.asNeeded ? { condition: content.asNeeded.condition } : null,
          since: content.since ?? null,
          until: content.until ?? (row.ended_at ? civilDateIn(row.ended_at, europeParis) : null),
          prescriber: content.prescriber ?? null,
          reason: content.reason ?? null,
        },
        caller.frCore,
      ),
    );
  },
});
