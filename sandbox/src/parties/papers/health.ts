import { people, records } from '@liane/cast';
import type { CastTreatment } from '@liane/cast';
import { doseInFrench } from '@liane/vocabulary';
import type { Coded, Ins } from '@liane/vocabulary';
import { icd10 } from './markup.ts';

/** What a GP knows of somebody of the town. */
export interface KnownHealth {
  problems: { label: string; code: Coded; since?: string }[];
  antecedents: { label: string; code?: Coded }[];
  allergies: { agent: string; kind: Coded; reaction?: string }[];
  treatments: { medicine: string; posology: string; since?: string }[];
  devices: string[];
  watch: string[];
}

/** What the cast tells of them, or a short and plausible history. */
export function healthOf(ins: Ins): KnownHealth {
  const person = people.find((each) => each.ins?.matricule === ins.matricule);
  const record = records.find(({ personKey }) => personKey === person?.key);
  if (!record) return ordinary;
  return {
    problems: record.problems
      .filter(({ status }) => status.code === 'active')
      .map(({ label, icd10: code, since }) => ({ label, code: icd10(code, label), since })),
    antecedents: record.antecedents
      .filter(({ kind }) => kind !== 'family')
      .map(({ label, icd10: code }) => ({ label, ...(code ? { code: icd10(code, label) } : {}) })),
    allergies: record.allergies.map(({ substance, type, reaction }) => ({
      agent: substance,
      kind: type,
      ...(reaction ? { reaction } : {}),
    })),
    treatments: record.treatments.map((each) => ({
      medicine: each.product,
      posology: posologyOf(each),
      since: each.since,
    })),
    devices: record.devices.map(({ name }) => name),
    watch: record.risks.flatMap(({ present, note }) => (present && note ? [note] : [])),
  };
}

function posologyOf({ schedule }: CastTreatment): string {
  if (schedule.kind === 'daily')
    return schedule.doses
      .map(({ at, quantity, unit }) => `${doseInFrench(quantity, unit)} à ${hourInFrench(at)}`)
      .join(', ');
  if (schedule.kind === 'interval')
    return `${doseInFrench(schedule.quantity, schedule.unit)} tous les ${Math.round(schedule.every / 24)} jours`;
  const { quantity, unit, condition, hoursBetween, atMostPerDay } = schedule;
  return `${doseInFrench(quantity, unit)} si besoin (${condition}), ${hoursBetween} h entre deux prises, ${atMostPerDay} par jour au plus`;
}

/** `08:00` → « 8 h », `20:30` → « 20 h 30 ». */
function hourInFrench(at: string): string {
  const [hours, minutes] = at.split(':');
  return `${Number(hours)}\u00A0h${minutes === '00' ? '' : `\u00A0${minutes}`}`;
}

const ordinary: KnownHealth = {
  problems: [
    { label: 'Hypertension artérielle essentielle', code: icd10('I10', 'Hypertension essentielle'), since: '2012' },
  ],
  antecedents: [{ label: 'Appendicectomie dans l’enfance' }],
  allergies: [],
  treatments: [{ medicine: 'Amlodipine 5 mg, gélule', posology: '1 gélule le matin', since: '2019-01-15' }],
  devices: [],
  watch: ['Tension à contrôler tous les trois mois.'],
};
