import { professions } from '@liane/vocabulary';
import type { z } from 'zod';
import type { RightsRole } from '../platform/index.ts';
import type { Genre as GenreSchema } from './contract.ts';

export type { RightsRole };
export type Genre = z.infer<typeof GenreSchema>;

export const roleInFrench: Record<RightsRole, string> = {
  medecin: 'Médecin',
  infirmier: 'Infirmier',
  soignant: 'Accompagnement au soin',
  accompagnant: 'Accompagnement à la vie sociale',
  coordination: 'Coordination et orientation',
  administratif: 'Administratif',
  encadrement: 'Encadrement',
  administrateur: 'Administration des comptes',
};

/** TRE_G15, R94, R95 and R291 share no code among those named here. */
export const professionInFrench = (code: string | null, role: RightsRole): string =>
  Object.values(professions).find((known) => known.code === code)?.display ?? roleInFrench[role];
