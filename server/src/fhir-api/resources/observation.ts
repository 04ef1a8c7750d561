import type { Observation } from '@medplum/fhirtypes';
import { fhirVitalSigns, observation } from '@liane/fhir';
import type { CareplanContent } from '../../careplan/index.ts';
import type { HealthContent } from '../../health/index.ts';
import { codesOf, datesOf, referencesOf, type SearchParams } from '../search-param.ts';
import { alone, serveFacts, type FactAsked, type Part } from './facts.ts';

const params: SearchParams<Observation> = {
  patient: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  subject: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  category: { type: 'token', of: ({ category = [] }) => category.flatMap(codesOf) },
  code: {
    type: 'token',
    of: ({ code, component = [] }) => [...codesOf(code), ...component.flatMap((one) => codesOf(one.code))],
  },
  status: { type: 'token', of: ({ status }) => [{ code: status }] },
  date: { type: 'date', of: ({ effectiveDateTime }) => datesOf(effectiveDateTime) },
};

type VitalSigns = Extract<HealthContent, { kind: 'vital-signs' }>;
type Autonomy = Extract<CareplanContent, { kind: 'autonomy' }>;

/** One observation a measure, both pressures together; and the GIR. */
export const observations = serveFacts<Observation>({
  type: 'Observation',
  profiles: [
    'fr-core-observation-bp',
    'fr-core-observation-heartrate',
    'fr-core-observation-resp-rate',
    'fr-core-observation-body-temperature',
    'fr-core-observation-body-weight',
    'fr-core-observation-body-height',
    'fr-core-observation-saturation-oxygen',
  ],
  params,
  kinds: ['vital-signs', 'autonomy'],
  series: 'both',
  dated: true,
  none: null,
  parts: (fact) => {
    const content = fact.row.content as VitalSigns | Autonomy;
    if (content.kind === 'vital-signs') return measures(fact, content);
    return alone(
      observation({ ...said(fact, content), about: 'gir', gir: content.gir, evaluatedOn: content.evaluatedOn }),
    );
  },
});

const said = ({ row, common }: FactAsked, { comment }: { comment?: string | undefined }) => ({
  ...common,
  corrected: row.version > 1,
  withdrawn: row.state === 'withdrawn',
  performer: row.by_name,
  comment: comment ?? null,
});

function measures(fact: FactAsked, content: VitalSigns): Part[] {
  const { id } = fact.row;
  const taken = { ...said(fact, content), measuredAt: fact.row.occurred_at };
  const { systolic = null, diastolic = null } = content.values;
  const pressure: Part[] =
    systolic === null && diastolic === null
      ? []
      : [
          {
            part: '-bp',
            resource: observation({ ...taken, id: `${id}-bp`, about: 'blood-pressure', systolic, diastolic }),
          },
        ];
  const others = fhirVitalSigns.flatMap((sign): Part[] => {
    const value = content.values[sign];
    if (value === undefined) return [];
    return [
      { part: `-${sign}`, resource: observation({ ...taken, id: `${id}-${sign}`, about: 'vital-sign', sign, value }) },
    ];
  });
  return [...pressure, ...others].toSorted((a, b) => (a.part < b.part ? -1 : 1));
}
