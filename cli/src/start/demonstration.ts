import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { migrations, startServer, type ServerConfig } from '@liane/server';
import { DatabaseUnreachable as Unreachable, migrate, PostgresRefusedToStart } from '@liane/server/platform';
import { loadCast, type LoadedInvitation } from '../cast/load-cast.ts';
import { DatabaseRefused, DatabaseUnreachable } from '../refusals.ts';
import { root } from '../root.ts';
import { buildWebInPlace, webIsFresh } from '../web/build.ts';
import { takeDataFolder } from './data-folder.ts';
import { startDatabase } from './database.ts';
import { keepServices } from './kept-services.ts';
import { freePort } from './ports.ts';
import { step } from './progress.ts';
import { startSandboxProcess } from './sandbox.ts';
import { clientOfSandbox, servicesOf } from './services.ts';
import type { Settings } from './settings.ts';

/** A demonstration that runs: the application, the sandbox and their database, on this machine only. */
export interface Demonstration {
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
  /** Of those who have no e-CPS; none once they were told. */
  invitations: LoadedInvitation[];
  stop(): Promise<void>;
}

/** Starts everything in order, saying each step; what was started is stopped again when a later step fails. Throws CliRefusal. */
export async function startDemonstration(settings: Settings): Promise<Demonstration> {
  const started: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let end = started.pop(); end !== undefined; end = started.pop()) await end();
  };
  try {
    const port = await freePort(settings.port, 'PORT');
    const sandboxPort = await freePort(settings.sandboxPort, 'SANDBOX_PORT');
    started.push(takeDataFolder(settings.dataDir));
    const databaseUrl = await openDatabase(settings, started);
    // Before anything longer: a database that cannot be reached is told at once.
    await step('Tables', () => migrate(databaseUrl, migrations));
    if (!webIsFresh()) await step('Application web', buildWebInPlace);

    const publicUrl = `http://localhost:${port}`;
    const client = { clientId: 'liane', clientSecret: randomBytes(24).toString('base64url') };
    const sandbox = await step('Bac à sable', () =>
      startSandboxProcess({
        port: sandboxPort,
        dataDir: join(settings.dataDir, 'sandbox'),
        clients: [clientOfSandbox(publicUrl, client)],
      }),
    );
    started.push(() => sandbox.stop());

    const config: ServerConfig = {
      port,
      host: '127.0.0.1',
      publicUrl,
      databaseUrl,
      dataDir: settings.dataDir,
      installationName: 'Démonstration',
      demonstration: true,
      webDir: join(root, 'web/dist'),
      logLevel: 'error',
      recallSeconds: settings.recallSeconds,
      ...servicesOf(sandbox.ready, client),
    };
    keepServices(settings.dataDir, config);
    const server = await step('Serveur', () => startServer(config));
    started.push(() => server.close());
    const { invitations } = await step('Personnes et lieux fictifs', () => loadCast(server.platform, config));
    return { url: publicUrl, sandboxUrl: sandbox.ready.url, databaseUrl, invitations, stop };
  } catch (error) {
    await stop();
    if (error instanceof Unreachable) throw new DatabaseUnreachable(placeOf(settings.databaseUrl), error.cause);
    if (error instanceof PostgresRefusedToStart) throw new DatabaseRefused(settings.dataDir, error);
    throw error;
  }
}

async function openDatabase(settings: Settings, started: (() => unknown)[]): Promise<string> {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl;
  const database = await step('Base de données', () => startDatabase(settings.dataDir));
  started.push(() => database.stop());
  return database.url;
}

// Never the password.
function placeOf(databaseUrl: string | undefined): string {
  if (databaseUrl === undefined) return 'intégrée';
  const { hostname, port, pathname, searchParams } = new URL(databaseUrl);
  return `${hostname || searchParams.get('host') || 'locale'}${port === '' ? '' : `:${port}`}${pathname}`;
}
