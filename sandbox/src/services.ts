import { proSanteConnect } from './pro-sante-connect/index.ts';
import type { SandboxService } from './service.ts';

/** Every national service the town plays, in the order of the front page. */
export const services: readonly SandboxService[] = [proSanteConnect];
