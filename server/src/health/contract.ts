import { z } from 'zod';
import { Coded, PartialDate, factContracts } from '../facts/contract.ts';

const label = z.string().trim().min(1).max(200);
const comment = z.string().trim().max(1000).optional();

export const Allergy = z.object({
  kind: z.literal('allergy'),
  label,
  /** What provokes it. */
  agent: z.string().trim().min(1).max(200),
  category: z.enum(['medication', 'food', 'environment', 'other']),
  reaction: z.string().trim().max(300).optional(),
  severity: z.enum(['mild', 'moderate', 'severe', 'life-threatening']).optional(),
  since: PartialDate.optional(),
  comment,
});
/** « Aucune connue » said by someone, which differs from « non renseigné ». */
export const NoneKnown = z.object({
  kind: z.literal('none-known'),
  about: z.enum(['allergies', 'problems', 'antecedents', 'devices', 'directives']),
});
export const ProblemFact = z.object({
  kind: z.literal('problem'),
  label,
  code: Coded.optional(),
  since: PartialDate.optional(),
  comment,
});
export const Antecedent = z.object({
  kind: z.literal('antecedent'),
  label,
  code: Coded.optional(),
  family: z.enum(['medical', 'surgical', 'family', 'other']),
  date: PartialDate.optional(),
  comment,
});
export const vitalSignCodes = [
  'heart-rate',
  'temperature',
  'weight',
  'height',
  'systolic',
  'diastolic',
  'oxygen-saturation',
  'respiratory-rate',
  'pain',
  'glycaemia',
] as const;
export const VitalSigns = z.object({
  kind: z.literal('vital-signs'),
  /** Units: /min, °C, kg, cm, mmHg, %, /min, 0-10, g/L. */
  values: z.partialRecord(z.enum(vitalSignCodes), z.number().min(0).max(500)),
  consciousness: z.enum(['awake', 'arousable', 'not-arousable']).optional(),
  comment,
});
export const Risk = z.object({
  kind: z.literal('risk'),
  risk: z.enum([
    'falls',
    'choking',
    'pressure-ulcer',
    'wandering',
    'running-away',
    'agitation',
    'aggression',
    'suicide',
    'infection-bmr',
    'isolation',
    'restraint',
    'other',
  ]),
  label,
  level: z.enum(['watch', 'high']),
  comment,
});
/** Yes/no observations the emergency department reads first (JDV_ObservationEtatPatient). */
export const StateObservation = z.object({
  kind: z.literal('state-observation'),
  code: Coded,
  present: z.boolean(),
  comment,
});
export const Device = z.object({
  kind: z.literal('device'),
  family: z.enum(['implanted', 'prosthesis', 'personal-object', 'equipment']),
  label,
  code: Coded.optional(),
  since: PartialDate.optional(),
  comment,
});
export const Directive = z.object({
  kind: z.literal('directive'),
  type: z.enum([
    'advance-directives',
    'resuscitation',
    'intubation',
    'artificial-feeding',
    'life-support',
    'surgery',
    'dialysis',
    'deep-sedation',
    'hospitalisation',
    'organ-donation',
    'other',
  ]),
  /** Written and known; `false` means the person was asked and has none. */
  exists: z.boolean(),
  /** What the person answers to that care; absent when only words can say it, and for the directives as a whole. */
  accepted: z.boolean().optional(),
  date: PartialDate.optional(),
  whereKept: z.string().trim().max(200).optional(),
  summary: z.string().trim().max(1000).optional(),
});
export const Habit = z.object({
  kind: z.literal('habit'),
  about: z.enum([
    'meals',
    'diet',
    'texture',
    'sleep',
    'hygiene',
    'mobility',
    'communication',
    'leisure',
    'belief',
    'tobacco',
    'alcohol',
    'other',
  ]),
  text: z.string().trim().min(1).max(1000),
});
export const Vaccination = z.object({
  kind: z.literal('vaccination'),
  label,
  date: PartialDate,
  lot: z.string().trim().max(60).optional(),
  comment,
});
export const HealthEvent = z.object({
  kind: z.literal('event'),
  event: z.enum(['fall', 'behaviour', 'infection', 'wound', 'hospital-stay', 'visit', 'other']),
  label,
  text: z.string().trim().max(2000).optional(),
});
export const PalliativeCare = z.object({ kind: z.literal('palliative-care'), present: z.boolean(), comment });

export const HealthContent = z.discriminatedUnion('kind', [
  Allergy,
  NoneKnown,
  ProblemFact,
  Antecedent,
  VitalSigns,
  Risk,
  StateObservation,
  Device,
  Directive,
  Habit,
  Vaccination,
  HealthEvent,
  PalliativeCare,
]);
export type HealthContent = z.infer<typeof HealthContent>;

export const health = factContracts('health', HealthContent, 'Santé');
