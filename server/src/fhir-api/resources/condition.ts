import type { Condition } from '@medplum/fhirtypes';
import { condition } from '@liane/fhir';
import type { HealthContent } from '../../health/index.ts';
import { codesOf, datesOf, referencesOf, type SearchParams } from '../search-param.ts';
import { alone, serveFacts } from './facts.ts';

const params: SearchParams<Condition> = {
  patient: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  subject: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  category: { type: 'token', of: ({ category = [] }) => category.flatMap(codesOf) },
  code: { type: 'token', of: ({ code }) => codesOf(code) },
  'clinical-status': { type: 'token', of: ({ clinicalStatus }) => codesOf(clinicalStatus) },
  'verification-status': { type: 'token', of: ({ verificationStatus }) => codesOf(verificationStatus) },
  'onset-date': { type: 'date', of: ({ onsetDateTime }) => datesOf(onsetDateTime) },
  'recorded-date': { type: 'date', of: ({ recordedDate }) => datesOf(recordedDate) },
};

type Content = Extract<HealthContent, { kind: 'problem' | 'antecedent' }>;

/** Problems and medical history. What is of the family is nobody's condition, and an operation is not one either: both are left out. */
export const conditions = serveFacts<Condition>({
  type: 'Condition',
  profiles: ['fr-core-condition'],
  params,
  kinds: ['problem', 'antecedent'],
  series: false,
  dated: true,
  none: null,
  parts: ({ row, common }, { caller }) => {
    const content = row.content as Content;
    if (content.kind === 'antecedent' && (content.family === 'family' || content.family === 'surgical')) return [];
    return alone(
      condition(
        {
          ...common,
          kind: content.kind,
          state: row.state,
          label: content.label,
          code: content.code ?? null,
          since: (content.kind === 'problem' ? content.since : content.date) ?? null,
          endedAt: row.ended_at,
          recordedAt: row.changed_at,
          recorder: row.by_name,
          comment: content.comment ?? null,
        },
        caller.frCore,
      ),
    );
  },
});
