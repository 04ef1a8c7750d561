import { professionals, type CastRecord, type CastSchedule, type CastTreatment } from '@liane/cast';
import type { MedicationContent } from '@liane/server/contract/medication';
import { doseInFrench } from '@liane/vocabulary';
import { told, type ToldFact } from './told-fact.ts';

type Treatment = Extract<MedicationContent, { kind: 'treatment' }>;

/** Treatments in progress, and this morning's intakes. */
export function medicationFacts(record: CastRecord, now: Date): ToldFact[] {
  if (record.treatments.length === 0) return [];
  const written = record.treatments.map((treatment): ToldFact => ({
    module: 'medication',
    content: treatmentOf(treatment),
    occurredAt: told(now, 12, '11:00'),
  }));
  return [...written, ...record.treatments.flatMap((treatment) => thisMorning(treatment, now))];
}

function treatmentOf({
  product,
  route,
  schedule,
  since,
  until,
  longTerm,
  reason,
  prescriberKey,
  instructions,
}: CastTreatment): Treatment {
  const prescriber = professionals.find(({ key }) => key === prescriberKey);
  return {
    kind: 'treatment',
    medicine: product,
    posology: [posology(schedule), instructions].filter(Boolean).join('. '),
    route,
    times: schedule.kind === 'daily' ? schedule.doses.map(({ at }) => momentOf(at)) : [],
    ...(schedule.kind === 'asNeeded'
      ? { asNeeded: { condition: schedule.condition, maxPerDay: schedule.atMostPerDay } }
      : {}),
    ...doseOf(schedule),
    longTerm,
    since,
    ...(until ? { until } : {}),
    reason,
    ...(prescriber ? { prescriber: `${prescriber.givenName} ${prescriber.familyName}` } : {}),
  };
}

function posology(schedule: CastSchedule): string {
  if (schedule.kind === 'daily')
    return schedule.doses.map(({ at, quantity, unit }) => `${doseInFrench(quantity, unit)} à ${hour(at)}`).join(', ');
  if (schedule.kind === 'asNeeded')
    return `${doseInFrench(schedule.quantity, schedule.unit)}, ${schedule.hoursBetween} h entre deux prises, ${schedule.atMostPerDay} fois par jour au plus`;
  const days = Math.round(schedule.every / 24);
  return `${doseInFrench(schedule.quantity, schedule.unit)} ${days >= 1 ? `tous les ${days} jours` : `toutes les ${schedule.every} h`}, à ${hour(schedule.at)}`;
}

const hour = (at: string): string => at.replace(/^0/, '').replace(':00', ' h').replace(':', ' h ');

function momentOf(at: string): Treatment['times'][number] {
  const hours = Number(at.slice(0, 2));
  if (hours < 5) return 'night';
  if (hours < 11) return 'morning';
  if (hours < 15) return 'noon';
  return hours < 21 ? 'evening' : 'bedtime';
}

/** One dose says them all only when they are the same. */
function doseOf(schedule: CastSchedule): Pick<Treatment, 'dose'> {
  const doses = schedule.kind === 'daily' ? schedule.doses : [schedule];
  const [first] = doses;
  return first && doses.every(({ quantity, unit }) => quantity === first.quantity && unit.ucum === first.unit.ucum)
    ? { dose: { quantity: first.quantity, unit: first.unit.ucum } }
    : {};
}

function thisMorning({ product, schedule }: CastTreatment, now: Date): ToldFact[] {
  if (schedule.kind !== 'daily') return [];
  return schedule.doses
    .filter(({ at }) => momentOf(at) === 'morning')
    .map(({ at, quantity, unit }) => {
      const takenAt = told(now, 0, at);
      return {
        module: 'medication',
        content: {
          kind: 'intake',
          medicine: product,
          dose: doseInFrench(quantity, unit),
          takenAt: takenAt.toISOString(),
        },
        occurredAt: takenAt,
      };
    });
}
