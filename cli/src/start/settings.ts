import { BadSetting } from '../refusals.ts';
import { userPath } from '../user-path.ts';

/** How a demonstration is started. A port 0 lets the system choose. */
export interface Settings {
  port: number;
  sandboxPort: number;
  /** Absolute. */
  dataDir: string;
  /** Absent: the embedded PostgreSQL of the data folder. */
  databaseUrl: string | undefined;
  /** Seconds during which a sending may be recalled. */
  recallSeconds: number;
}

/** Reads PORT, SANDBOX_PORT, DATA_DIR, DATABASE_URL and RECALL_SECONDS. Throws BadSetting. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = portOf(env, 'PORT', 3000);
  const sandboxPort = portOf(env, 'SANDBOX_PORT', 3100);
  if (port === sandboxPort && port !== 0) {
    throw new BadSetting(`PORT et SANDBOX_PORT valent tous les deux ${port} : donnez deux ports différents.`);
  }
  return {
    port,
    sandboxPort,
    dataDir: userPath(env['DATA_DIR'] || 'data'),
    databaseUrl: databaseOf(env),
    recallSeconds: recallOf(env),
  };
}

function portOf(env: NodeJS.ProcessEnv, name: string, byDefault: number): number {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return byDefault;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new BadSetting(`${name} vaut « ${text} » : donnez un numéro de port, de 1 à 65535.`);
  }
  return Number(text);
}

function recallOf(env: NodeJS.ProcessEnv): number {
  const text = env['RECALL_SECONDS']?.trim() || '60';
  if (!/^\d{1,4}$/.test(text)) {
    throw new BadSetting(`RECALL_SECONDS vaut « ${text} » : donnez un nombre de secondes, de 0 à 9999.`);
  }
  return Number(text);
}

function databaseOf(env: NodeJS.ProcessEnv): string | undefined {
  const text = env['DATABASE_URL']?.trim();
  if (text === undefined || text === '') return undefined;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new BadSetting(
      'DATABASE_URL doit commencer par postgresql:// (par exemple postgresql://liane@localhost/liane).',
    );
  }
  return text;
}
