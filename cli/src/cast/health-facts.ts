import type { CastAllergy, CastDirective, CastHabit, CastRecord, CastRisk } from '@liane/cast';
import type { HealthContent, vitalSignCodes } from '@liane/server/contract/health';
import {
  advanceDirectives,
  allergyTypes,
  icd10System,
  patientStates,
  prostheses,
  severities,
  vitalSigns,
  type Coded,
} from '@liane/vocabulary';
import { told, type ToldFact } from './told-fact.ts';

type Of<K extends HealthContent['kind']> = Extract<HealthContent, { kind: K }>;
type VitalSignCode = (typeof vitalSignCodes)[number];

/** What the cast says of somebody's health. */
export function healthFacts(record: CastRecord, now: Date): ToldFact[] {
  const lasting: HealthContent[] = [
    ...(record.noKnownAllergy
      ? [{ kind: 'none-known' as const, about: 'allergies' as const }]
      : record.allergies.map(allergy)),
    ...record.problems
      .filter(({ status }) => status.code === 'active')
      .map(({ label, icd10, since }): Of<'problem'> => ({ kind: 'problem', label, code: icd(icd10, label), since })),
    ...record.problems
      .filter(({ status }) => status.code !== 'active')
      .map(({ label, icd10, since }): Of<'antecedent'> => ({
        kind: 'antecedent',
        family: 'medical',
        label,
        code: icd(icd10, label),
        date: since,
      })),
    ...record.antecedents.map(({ kind, label, icd10, on, relation }): Of<'antecedent'> => ({
      kind: 'antecedent',
      family: kind,
      label: relation ? `${label} (${relation.display.toLocaleLowerCase('fr')})` : label,
      ...(icd10 ? { code: icd(icd10, label) } : {}),
      date: on,
    })),
    ...record.risks.map(({ observation, present, note }): Of<'state-observation'> => ({
      kind: 'state-observation',
      code: observation,
      present,
      ...(note ? { comment: note } : {}),
    })),
    ...record.risks.flatMap(risk),
    ...record.devices.map(({ name, since, note }): Of<'device'> => ({
      kind: 'device',
      family: /prothèse|stimulateur|pacemaker/i.test(name) ? 'implanted' : 'equipment',
      label: name,
      since,
      ...(note ? { comment: note } : {}),
    })),
    ...record.prostheses
      .filter(({ worn }) => worn)
      .map(({ item, note }): Of<'device'> => ({
        kind: 'device',
        family: item.code === prostheses.other.code ? 'personal-object' : 'prosthesis',
        label: prosthesisName(item),
        code: item,
        ...(note ? { comment: note } : {}),
      })),
    ...record.directives.map(directive),
    ...record.habits.map(habit),
    ...record.vaccinations.map(({ vaccine, on, lot }): Of<'vaccination'> => ({
      kind: 'vaccination',
      label: vaccine,
      date: on,
      ...(lot ? { lot } : {}),
    })),
    { kind: 'palliative-care', present: record.palliativeCare },
    ...(record.resistantBacteria
      ? [
          {
            kind: 'risk' as const,
            risk: 'infection-bmr' as const,
            label: 'Bactérie multirésistante',
            level: 'high' as const,
          },
        ]
      : []),
  ];
  return [
    ...lasting.map((content): ToldFact => ({ module: 'health', content, occurredAt: told(now, 12, '10:00') })),
    ...measures(record, now),
    ...record.recentEvents.map(({ daysAgo, at, text, authorKey }): ToldFact => ({
      module: 'health',
      content: {
        kind: 'event',
        event: /chute|trouvée assise/i.test(text) ? 'fall' : 'other',
        label: /chute|trouvée assise/i.test(text) ? 'Chute' : 'Observation',
        text,
      },
      occurredAt: told(now, daysAgo, at),
      authorKey,
    })),
  ];
}

const icd = (code: string, display: string): Coded => ({ code, system: icd10System, display });

function allergy({ type, substance, reaction, severity, since }: CastAllergy): Of<'allergy'> {
  const severe =
    severity &&
    (
      {
        [severities.mild.code]: 'mild',
        [severities.moderate.code]: 'moderate',
        [severities.severe.code]: 'severe',
        [severities.fatal.code]: 'life-threatening',
      } as const
    )[severity.code];
  const ofMedicine = type.code === allergyTypes.drugAllergy.code || type.code === allergyTypes.drugIntolerance.code;
  const ofFood = type.code === allergyTypes.foodAllergy.code || type.code === allergyTypes.foodIntolerance.code;
  return {
    kind: 'allergy',
    label: substance,
    agent: substance,
    category: ofMedicine ? 'medication' : ofFood ? 'food' : 'other',
    ...(reaction ? { reaction } : {}),
    ...(severe ? { severity: severe } : {}),
    ...(since ? { since } : {}),
  };
}

const watched: Record<string, [Of<'risk'>['risk'], string]> = {
  [patientStates.falls.code]: ['falls', 'Chutes'],
  [patientStates.swallowingDisorder.code]: ['choking', 'Fausses routes'],
  [patientStates.pressureUlcerRisk.code]: ['pressure-ulcer', 'Risque d’escarre'],
  [patientStates.wandering.code]: ['wandering', 'Errance'],
  [patientStates.runningAway.code]: ['running-away', 'Fugue'],
  [patientStates.agitated.code]: ['agitation', 'Agitation'],
  [patientStates.suicidal.code]: ['suicide', 'Risque suicidaire'],
  [patientStates.physicalRestraint.code]: ['restraint', 'Contention prescrite'],
};

function risk({ observation, present, note }: CastRisk): Of<'risk'>[] {
  const known = watched[observation.code];
  if (!present || !known) return [];
  return [
    {
      kind: 'risk',
      risk: known[0],
      label: known[1],
      level: known[0] === 'falls' || known[0] === 'choking' ? 'high' : 'watch',
      ...(note ? { comment: note } : {}),
    },
  ];
}

const prosthesisName = (item: Coded): string =>
  ({
    [prostheses.glasses.code]: 'Lunettes',
    [prostheses.dentures.code]: 'Dentier',
    [prostheses.hearingAids.code]: 'Appareil auditif',
  })[item.code] ?? 'Objet personnel';

const directiveAbout: Record<string, Of<'directive'>['type']> = {
  [advanceDirectives.document.code]: 'advance-directives',
  [advanceDirectives.resuscitation.code]: 'resuscitation',
  [advanceDirectives.assistedBreathing.code]: 'intubation',
  [advanceDirectives.artificialNutrition.code]: 'artificial-feeding',
  [advanceDirectives.artificialLifeSupport.code]: 'life-support',
  [advanceDirectives.surgery.code]: 'surgery',
  [advanceDirectives.dialysis.code]: 'dialysis',
  [advanceDirectives.deepSedation.code]: 'deep-sedation',
};

const directive = ({ type, accepted, text, writtenOn }: CastDirective): Of<'directive'> => ({
  kind: 'directive',
  type: directiveAbout[type.code] ?? 'other',
  exists: true,
  ...(accepted === undefined ? {} : { accepted }),
  date: writtenOn,
  summary: text,
});

const habitAbout: Record<CastHabit['topic'], Of<'habit'>['about']> = {
  meals: 'meals',
  sleep: 'sleep',
  hygiene: 'hygiene',
  mobility: 'mobility',
  communication: 'communication',
  activities: 'leisure',
  beliefs: 'belief',
  tobacco: 'tobacco',
  alcohol: 'alcohol',
};

const habit = ({ topic, text }: CastHabit): Of<'habit'> => ({ kind: 'habit', about: habitAbout[topic], text });

const signOf: Record<string, VitalSignCode> = {
  [vitalSigns.heartRate.code]: 'heart-rate',
  [vitalSigns.breathingRate.code]: 'respiratory-rate',
  [vitalSigns.temperature.code]: 'temperature',
  [vitalSigns.systolic.code]: 'systolic',
  [vitalSigns.diastolic.code]: 'diastolic',
  [vitalSigns.oxygenSaturation.code]: 'oxygen-saturation',
  [vitalSigns.weight.code]: 'weight',
  [vitalSigns.height.code]: 'height',
};

/** Measures taken together are one fact. */
function measures(record: CastRecord, now: Date): ToldFact[] {
  const rounds = new Map<string, { occurredAt: Date; values: Partial<Record<VitalSignCode, number>> }>();
  for (const { sign, value, daysAgo, at } of record.vitalSigns) {
    const code = signOf[sign.code];
    if (!code) continue;
    const round = rounds.get(`${daysAgo} ${at}`) ?? { occurredAt: told(now, daysAgo, at), values: {} };
    rounds.set(`${daysAgo} ${at}`, { ...round, values: { ...round.values, [code]: value } });
  }
  return [...rounds.values()].map(({ occurredAt, values }) => ({
    module: 'health',
    content: { kind: 'vital-signs', values },
    occurredAt,
  }));
}
