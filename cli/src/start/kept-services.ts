import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerConfig } from '@liane/server';

/** Beside the data, for `liane doctor`: where the demonstration finds its services since its last start. */
export const keptServices = 'services.json';

/** What `doctor` looks at; the keys in it are those of the sandbox. */
export type KeptServices = Pick<ServerConfig, 'proSanteConnect' | 'insi' | 'dmp' | 'mssante' | 'annuaire'>;

export function keepServices(dataDir: string, { proSanteConnect, insi, dmp, mssante, annuaire }: ServerConfig): void {
  const kept = { proSanteConnect, insi, dmp, mssante, annuaire };
  writeFileSync(join(dataDir, keptServices), JSON.stringify(kept), { mode: 0o600 });
}
