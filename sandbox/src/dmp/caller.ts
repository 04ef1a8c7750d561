import type { AuthenticationMode, PurposeOfUse, Role } from '@liane/vihf';

/** A professional as rights are judged: on the wire from a VIHF, on the screens from who is signed in. */
export interface Professional {
  /** PS_IdNat. */
  id: string;
  name: string;
  professionCode: string;
  professionSystem: string;
  /** TRE_R22, when told. */
  genre?: string;
  /** TRE_R21, when told. */
  functions: readonly string[];
  structureId: string;
  purpose: PurposeOfUse;
  /** A minor alone: their representatives do not hear of it (digest 3.12). */
  secret?: boolean;
}

/** Who speaks to the DMP, once certificate and VIHF were accepted. */
export interface Caller extends Professional {
  mode: AuthenticationMode;
  sector: string;
  roles: readonly Role[];
  /** Of the resource-id; absent for TD0.4. */
  ins?: { matricule: string; oid: string };
  software: { name: string; version: string };
  /** What was accepted but should change: told in the journal. */
  remarks: string[];
}

/** Systems of the professions (digest §1.12). */
export const professionSystems = {
  health: '1.2.250.1.71.1.2.7',
  inTraining: '1.2.250.1.71.1.2.8',
  social: '1.2.250.1.213.1.6.1.4',
  titled: '1.2.250.1.213.1.6.1.109',
  other: '1.2.250.1.213.1.6.1.140',
  notProfessional: '1.2.250.1.213.1.1.4.6',
} as const;

export const isDoctor = ({ professionCode, professionSystem }: Professional): boolean =>
  professionCode === '10' && professionSystem === professionSystems.health;

/** Professionnel de santé: profession or formation of health. */
export const isHealthProfessional = ({ professionSystem }: Professional): boolean =>
  professionSystem === professionSystems.health || professionSystem === professionSystems.inTraining;

/** FON-29, médecin du travail. */
export const isDoctorOfWork = (professional: Professional): boolean =>
  isDoctor(professional) && professional.functions.includes('FON-29');
