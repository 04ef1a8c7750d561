import { createAnnuaire } from './annuaire/index.ts';
import { createInsi } from './insi/index.ts';
import { createProSanteConnect } from './pro-sante-connect/index.ts';
import type { SandboxService } from './service.ts';

/** Every national service the town plays, in the order of the front page; new ones for each town. */
export const createServices = (): readonly SandboxService[] => [
  createProSanteConnect(),
  createInsi(),
  createAnnuaire(),
];
