import { readProduction } from './serve/config.ts';
import { readSettings } from './start/settings.ts';
import type { Installation } from './reach-database.ts';

/** The installation a command works on: that of a production file, else the one `start` would take from DATA_DIR and DATABASE_URL. */
export function installationOf(configFile: string | boolean | undefined, env: NodeJS.ProcessEnv): Installation {
  if (typeof configFile !== 'string') return readSettings(env);
  const { server } = readProduction(configFile);
  return { dataDir: server.dataDir, databaseUrl: server.databaseUrl };
}
