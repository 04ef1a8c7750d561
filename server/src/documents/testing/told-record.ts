import { outsiders, professionals, type CastRecord } from '@liane/cast';
import { advanceDirectives, allergyTypes, doseInFrench, icd10System, prostheses, severities } from '@liane/vocabulary';
import type { CareplanContent } from '../../careplan/index.ts';
import type { CircleContent } from '../../circle/index.ts';
import type { HealthContent } from '../../health/index.ts';
import type { MedicationContent } from '../../medication/index.ts';

export type ToldContent =
  | { module: 'health'; content: HealthContent }
  | { module: 'circle'; content: CircleContent }
  | { module: 'careplan'; content: CareplanContent }
  | { module: 'medication'; content: MedicationContent };

const health = (content: HealthContent): ToldContent => ({ module: 'health', content });

const directiveAbout: Record<string, Extract<HealthContent, { kind: 'directive' }>['type']> = {
  [advanceDirectives.document.code]: 'advance-directives',
  [advanceDirectives.resuscitation.code]: 'resuscitation',
  [advanceDirectives.artificialNutrition.code]: 'artificial-feeding',
  [advanceDirectives.surgery.code]: 'surgery',
};

const degree: Record<string, Extract<HealthContent, { kind: 'allergy' }>['severity']> = {
  [severities.mild.code]: 'mild',
  [severities.moderate.code]: 'moderate',
  [severities.severe.code]: 'severe',
  [severities.fatal.code]: 'life-threatening',
};

/** A record of the cast, as its team would have typed it; `now` dates this morning's signs and intakes. */
export function toldRecord(record: CastRecord, now: Date): ToldContent[] {
  return [
    ...(record.noKnownAllergy ? [health({ kind: 'none-known', about: 'allergies' })] : []),
    ...record.allergies.map(({ type, substance, reaction, severity, since }) =>
      health({
        kind: 'allergy',
        label: substance,
        agent: substance,
        category: type.code === allergyTypes.drugAllergy.code ? 'medication' : 'other',
        ...(reaction ? { reaction } : {}),
        ...(severity && degree[severity.code] ? { severity: degree[severity.code] } : {}),
        ...(since ? { since } : {}),
      }),
    ),
    ...record.problems
      .filter(({ status }) => status.code === 'active')
      .map(({ label, icd10, since }) =>
        health({ kind: 'problem', label, code: { code: icd10, system: icd10System, display: label }, since }),
      ),
    ...record.antecedents.map(({ kind, label, icd10, on }) =>
      health({
        kind: 'antecedent',
        family: kind,
        label,
        ...(icd10 ? { code: { code: icd10, system: icd10System, display: label } } : {}),
        date: on,
      }),
    ),
    ...record.risks.map(({ observation, present, note }) =>
      health({ kind: 'state-observation', code: observation, present, ...(note ? { comment: note } : {}) }),
    ),
    ...record.devices.map(({ name, since }) => health({ kind: 'device', family: 'equipment', label: name, since })),
    ...record.prostheses.map(({ item, note }) =>
      health({
        kind: 'device',
        family: item.code === prostheses.other.code ? 'personal-object' : 'prosthesis',
        label: item.display,
        code: item,
        ...(note ? { comment: note } : {}),
      }),
    ),
    ...record.directives.map(({ type, accepted, text, writtenOn }) =>
      health({
        kind: 'directive',
        type: directiveAbout[type.code] ?? 'other',
        exists: true,
        ...(accepted === undefined ? {} : { accepted }),
        date: writtenOn,
        summary: text,
      }),
    ),
    ...record.habits.map(({ topic, text }) =>
      health({
        kind: 'habit',
        about: topic === 'activities' ? 'leisure' : topic === 'beliefs' ? 'belief' : topic,
        text,
      }),
    ),
    ...record.vaccinations.map(({ vaccine, on, lot }) =>
      health({ kind: 'vaccination', label: vaccine, date: on, ...(lot ? { lot } : {}) }),
    ),
    health({ kind: 'palliative-care', present: record.palliativeCare }),
    health({
      kind: 'vital-signs',
      values: {
        systolic: 108,
        diastolic: 62,
        'heart-rate': 96,
        temperature: 37.4,
        'oxygen-saturation': 94,
        weight: 54.2,
        pain: 6,
      },
      consciousness: 'awake',
    }),
    health({ kind: 'event', event: 'fall', label: 'Chute', text: record.recentEvents[0]?.text ?? 'Chute' }),
    ...record.treatments.map(({ product, route, schedule, since, reason }): ToldContent => ({
      module: 'medication',
      content: {
        kind: 'treatment',
        medicine: product,
        posology:
          schedule.kind === 'daily'
            ? schedule.doses.map(({ at, quantity, unit }) => `${doseInFrench(quantity, unit)} à ${at}`).join(', ')
            : doseInFrench(schedule.quantity, schedule.unit),
        route,
        times:
          schedule.kind === 'daily' && schedule.doses.length === 1
            ? ['morning']
            : schedule.kind === 'daily'
              ? ['morning', 'evening']
              : [],
        ...(schedule.kind === 'asNeeded'
          ? { asNeeded: { condition: schedule.condition, maxPerDay: schedule.atMostPerDay } }
          : {}),
        dose:
          schedule.kind === 'daily'
            ? { quantity: schedule.doses[0]?.quantity ?? 1, unit: schedule.doses[0]?.unit.ucum ?? '' }
            : { quantity: schedule.quantity, unit: schedule.unit.ucum },
        longTerm: true,
        since,
        reason,
      },
    })),
    {
      module: 'medication',
      content: {
        kind: 'intake',
        medicine: 'Bisoprolol 2,5 mg, comprimé',
        dose: '1 comprimé',
        takenAt: new Date(now.getTime() - 3_600_000).toISOString(),
      },
    },
    ...record.contacts.map(
      ({ familyName, givenName, relation, trustedPerson, emergency, phone, email }): ToldContent => ({
        module: 'circle',
        content: {
          kind: 'contact',
          familyName,
          givenName,
          relation: relation.code,
          relationInFrench: relation.display,
          isTrustedPerson: trustedPerson,
          toWarnInEmergency: emergency,
          isCarer: false,
          mobile: phone,
          ...(email ? { email } : {}),
        },
      }),
    ),
    ...professionals
      .filter(({ key }) => key === record.treatingDoctorKey)
      .map(({ familyName, givenName, rpps }): ToldContent => ({
        module: 'circle',
        content: { kind: 'care-professional', role: 'gp', familyName, givenName, ...(rpps ? { rpps } : {}) },
      })),
    ...outsiders
      .filter(({ key }) => key === record.preferredHospitalKey)
      .map(({ name, finess, phone }): ToldContent => ({
        module: 'circle',
        content: { kind: 'preferred-hospital', name, ...(finess ? { finess } : {}), phone },
      })),
    ...(record.gir
      ? [
          {
            module: 'careplan' as const,
            content: { kind: 'autonomy' as const, gir: 3, evaluatedOn: record.gir.evaluatedOn },
          },
        ]
      : []),
    {
      module: 'careplan',
      content: {
        kind: 'personal-project',
        inOneLine: 'Retrouver la chorale du jeudi',
        wishes: 'Continuer à chanter et à parler breton.',
        objectives: [
          {
            objective: 'Aller à la chorale chaque semaine',
            means: 'Accompagnement en fauteuil',
            byWhom: 'Animatrice',
            dueOn: '2027-01-31',
          },
        ],
        signedOn: '2026-07-10',
        reviewOn: '2027-07-10',
      },
    },
  ];
}
