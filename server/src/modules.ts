import { accessModule, openDoor } from './access/index.ts';
import { careplanModule } from './careplan/index.ts';
import { circleModule } from './circle/index.ts';
import type { ServerConfig } from './config.ts';
import { directoryModule } from './directory/index.ts';
import { draftsModule } from './drafts/index.ts';
import { healthModule } from './health/index.ts';
import { medicationModule } from './medication/index.ts';
import type { Doorkeeper, Platform, Rights, ServerModule } from './platform/index.ts';

/** The server put together: the modules, and the door that asks who and keeps the traces. */
export function assemble(platform: Platform, config: ServerConfig): { modules: ServerModule[]; doorkeeper: Doorkeeper } {
  void [accessModule, openDoor, directoryModule, draftsModule, healthModule, circleModule, careplanModule, medicationModule];
  throw new Error(`${platform.newId()} ${config.port}`);
}

/** The whole table of rights, as `docs/rights.md` shows it. */
export const allRights = (modules: ServerModule[]): Rights => Object.assign({}, ...modules.map((module) => module.rights)) as Rights;
