import type { AllergyIntolerance } from '@medplum/fhirtypes';
import { allergyIntolerance } from '@liane/fhir';
import type { HealthContent } from '../../health/index.ts';
import { codesOf, datesOf, referencesOf, type SearchParams } from '../search-param.ts';
import { alone, serveFacts } from './facts.ts';

const params: SearchParams<AllergyIntolerance> = {
  patient: { type: 'reference', of: ({ patient }) => referencesOf(patient) },
  category: { type: 'token', of: ({ category = [] }) => category.map((code) => ({ code })) },
  code: { type: 'token', of: ({ code }) => codesOf(code) },
  'clinical-status': { type: 'token', of: ({ clinicalStatus }) => codesOf(clinicalStatus) },
  'verification-status': { type: 'token', of: ({ verificationStatus }) => codesOf(verificationStatus) },
  date: { type: 'date', of: ({ recordedDate }) => datesOf(recordedDate) },
};

type Content = Extract<HealthContent, { kind: 'allergy' | 'none-known' }>;

/** « Aucune connue » only when somebody said it: nothing is deduced from an empty list. */
export const allergyIntolerances = serveFacts<AllergyIntolerance>({
  type: 'AllergyIntolerance',
  profiles: ['fr-core-allergy-intolerance'],
  params,
  kinds: ['allergy', 'none-known'],
  series: false,
  dated: true,
  none: { kind: 'none-known', contradictedBy: 'allergy' },
  parts: ({ row, common }, { caller }) => {
    const content = row.content as Content;
    const said = { ...common, state: row.state, recordedAt: row.changed_at, recorder: row.by_name };
    if (content.kind === 'none-known') {
      // What is over, or about something else, no longer says that there is none.
      if (content.about !== 'allergies' || row.state === 'ended') return [];
      return alone(allergyIntolerance({ ...said, about: 'none-known' }, caller.frCore));
    }
    return alone(
      allergyIntolerance(
        {
          ...said,
          about: 'allergy',
          label: content.label,
          agent: content.agent,
          category: content.category,
          reaction: content.reaction ?? null,
          severity: content.severity ?? null,
          since: content.since ?? null,
          comment: content.comment ?? null,
        },
        caller.frCore,
      ),
    );
  },
});
