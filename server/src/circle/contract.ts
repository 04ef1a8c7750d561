import { z } from 'zod';
import { PartialDate, factContracts } from '../facts/contract.ts';

const name = z.string().trim().min(1).max(200);

export const Contact = z.object({
  kind: z.literal('contact'),
  familyName: name,
  givenName: z.string().trim().max(100),
  /** Code of JDV_J11 (CHILD, SPS, BRO…), shown in French. */
  relation: z.string().max(20),
  relationInFrench: z.string().max(80),
  isTrustedPerson: z.boolean(),
  toWarnInEmergency: z.boolean(),
  isCarer: z.boolean(),
  phone: z.string().trim().max(30).optional(),
  mobile: z.string().trim().max(30).optional(),
  email: z.email().optional(),
  address: z.string().trim().max(300).optional(),
  comment: z.string().trim().max(500).optional(),
});
export const LegalRepresentative = z.object({
  kind: z.literal('legal-representative'),
  measure: z.enum([
    'tutelle',
    'curatelle',
    'curatelle-renforcee',
    'sauvegarde',
    'habilitation-familiale',
    'mandat-protection-future',
    'autorite-parentale',
  ]),
  name,
  organisation: z.string().trim().max(200).optional(),
  phone: z.string().trim().max(30).optional(),
  email: z.email().optional(),
  since: PartialDate.optional(),
  until: PartialDate.optional(),
});
export const CareProfessional = z.object({
  kind: z.literal('care-professional'),
  role: z.enum(['gp', 'specialist', 'nurse', 'physiotherapist', 'pharmacy', 'referent', 'other']),
  familyName: name,
  givenName: z.string().trim().max(100).optional(),
  rpps: z.string().max(11).optional(),
  profession: z.string().trim().max(100).optional(),
  phone: z.string().trim().max(30).optional(),
  address: z.string().trim().max(300).optional(),
  mssanteAddress: z.string().max(200).optional(),
});
/** « Aucun » said by someone: no trusted person designated, no GP declared. */
export const NobodyFor = z.object({
  kind: z.literal('nobody'),
  about: z.enum(['trusted-person', 'gp', 'legal-representative']),
});
export const PreferredHospital = z.object({
  kind: z.literal('preferred-hospital'),
  name,
  finess: z.string().max(9).optional(),
  department: z.string().trim().max(200).optional(),
  phone: z.string().trim().max(30).optional(),
  address: z.string().trim().max(300).optional(),
});

export const CircleContent = z.discriminatedUnion('kind', [
  Contact,
  LegalRepresentative,
  CareProfessional,
  NobodyFor,
  PreferredHospital,
]);
export type CircleContent = z.infer<typeof CircleContent>;

export const circle = factContracts('circle', CircleContent, 'Entourage et droits');
