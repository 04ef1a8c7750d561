import { z } from 'zod';
import { CivilDate } from '../platform/contract.ts';
import { factContracts } from '../facts/contract.ts';

/** AGGIR: ten discriminating variables, each A, B or C; the GIR is computed from them or given by a past evaluation. */
export const aggirVariables = [
  'coherence',
  'orientation',
  'toilette',
  'habillage',
  'alimentation',
  'elimination',
  'transferts',
  'deplacement-interieur',
  'deplacement-exterieur',
  'communication-distance',
] as const;
export const Autonomy = z.object({
  kind: z.literal('autonomy'),
  gir: z.number().int().min(1).max(6),
  variables: z.partialRecord(z.enum(aggirVariables), z.enum(['A', 'B', 'C'])).optional(),
  evaluatedOn: CivilDate,
  comment: z.string().trim().max(1000).optional(),
});
export const PersonalProject = z.object({
  kind: z.literal('personal-project'),
  /** In one line, for the synthesis. */
  inOneLine: z.string().trim().min(1).max(200),
  wishes: z.string().trim().max(4000),
  objectives: z.array(
    z.object({
      objective: z.string().trim().min(1).max(500),
      means: z.string().trim().max(1000),
      byWhom: z.string().trim().max(200),
      dueOn: CivilDate.optional(),
    }),
  ),
  signedOn: CivilDate.optional(),
  reviewOn: CivilDate.optional(),
});
export const CareInstruction = z.object({
  kind: z.literal('care-instruction'),
  text: z.string().trim().min(1).max(1000),
  when: z.string().trim().max(200).optional(),
});

export const CareplanContent = z.discriminatedUnion('kind', [Autonomy, PersonalProject, CareInstruction]);
export type CareplanContent = z.infer<typeof CareplanContent>;

export const careplan = factContracts('careplan', CareplanContent, 'Projet et autonomie');
