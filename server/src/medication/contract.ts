import { z } from 'zod';
import { Coded, PartialDate, factContracts } from '../facts/contract.ts';
import { CivilDate, Instant } from '../platform/contract.ts';

export const Treatment = z.object({
  kind: z.literal('treatment'),
  /** Name, strength and form, as on the box. */
  medicine: z.string().trim().min(1).max(300),
  code: Coded.optional(),
  /** The posology as people say it; always there. */
  posology: z.string().trim().min(1).max(500),
  dose: z.object({ quantity: z.number().positive(), unit: z.string().max(40) }).optional(),
  /** EDQM route. */
  route: Coded.optional(),
  times: z.array(z.enum(['morning', 'noon', 'evening', 'bedtime', 'night'])),
  asNeeded: z
    .object({ condition: z.string().trim().min(1).max(300), maxPerDay: z.number().positive().optional() })
    .optional(),
  longTerm: z.boolean(),
  since: PartialDate.optional(),
  until: CivilDate.optional(),
  prescriber: z.string().trim().max(200).optional(),
  reason: z.string().trim().max(300).optional(),
  /** « Reçu de … »: who asked for it, when it came with a document. */
  receivedFrom: z.string().trim().max(300).optional(),
});
export const Intake = z.object({
  kind: z.literal('intake'),
  medicine: z.string().trim().min(1).max(300),
  dose: z.string().trim().max(100),
  takenAt: Instant,
});
export const NoTreatment = z.object({ kind: z.literal('no-treatment') });

export const MedicationContent = z.discriminatedUnion('kind', [Treatment, Intake, NoTreatment]);
export type MedicationContent = z.infer<typeof MedicationContent>;

export const medication = factContracts('medication', MedicationContent, 'Traitements');
