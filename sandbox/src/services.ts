import { createAnnuaire } from './annuaire/index.ts';
import { createDmp } from './dmp/index.ts';
import type { DmpService } from './dmp/index.ts';
import { createInsi } from './insi/index.ts';
import { createMssante } from './mssante/index.ts';
import type { Mssante } from './mssante/index.ts';
import { createParties } from './parties/index.ts';
import type { Parties } from './parties/index.ts';
import { createProSanteConnect } from './pro-sante-connect/index.ts';
import type { SandboxService } from './service.ts';

/** The services of one town, and those that others lean on. */
export interface TownServices {
  /** In the order of the front page. */
  all: readonly SandboxService[];
  mssante: Mssante;
  dmp: DmpService;
  /** The screens of the other side. */
  parties: Parties;
}

/** Every national service the town plays; new ones for each town. */
export function createServices(): TownServices {
  const proSanteConnect = createProSanteConnect();
  const mssante = createMssante((accessToken) => proSanteConnect.holderOf(accessToken));
  const dmp = createDmp();
  const parties = createParties(dmp.records, mssante);
  return { all: [proSanteConnect, createInsi(), dmp, createAnnuaire(), ...mssante.services], mssante, dmp, parties };
}
