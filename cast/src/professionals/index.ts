import type { CastProfessional } from '../types.ts';
import { clairvalProfessionals } from './clairval.ts';
import { deuxRivesProfessionals } from './deux-rives.ts';
import { outsideProfessionals } from './outside.ts';

export * from './clairval.ts';
export * from './deux-rives.ts';
export * from './outside.ts';

/** Everybody who works, those of Les Deux Rives first. */
export const professionals: readonly CastProfessional[] = [
  ...deuxRivesProfessionals,
  ...clairvalProfessionals,
  ...outsideProfessionals,
];
