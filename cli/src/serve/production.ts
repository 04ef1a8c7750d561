import { accessSync, constants, mkdirSync } from 'node:fs';
import { organisations as castOrganisations } from '@liane/cast';
import { startServer, type RunningServer } from '@liane/server';
import { createFirstAdministrator, openOrganisation, organisations } from '@liane/server/module/access';
import { addEstablishment, establishments, workplaces } from '@liane/server/module/directory';
import { DatabaseUnreachable as Unreachable, Refusal, type Platform } from '@liane/server/platform';
import { DatabaseUnreachable, FolderNotWritable } from '../refusals.ts';
import { freePort } from '../start/ports.ts';
import { step } from '../start/progress.ts';
import { buildWebInPlace, webIsFresh } from '../web/build.ts';
import type { Place, Production } from './config.ts';
import { DemonstrationDatabase, ListenPortTaken, PlaceRefused } from './refusals.ts';

export interface RunningProduction {
  /** Where it listens, behind the proxy. */
  url: string;
  /** Handed over once; null as soon as somebody administers. */
  invitationUrl: string | null;
  stop(): Promise<void>;
}

/** Serves a production: the place of the file is created at the first start. Throws CliRefusal. */
export async function startProduction({ server: config, ...place }: Production): Promise<RunningProduction> {
  await freePort(config.port, 'PORT').catch((cause: unknown) => {
    throw new ListenPortTaken(config.port, cause);
  });
  makeDataFolder(config.dataDir);
  if (!webIsFresh()) await step('Application web', buildWebInPlace);
  const server = await started(config);
  try {
    await refuseCast(server.platform);
    const { organisationId, establishmentId } = await placeOf(server.platform, place);
    const invitationUrl = await createFirstAdministrator(
      server.platform,
      config,
      { workplaces },
      organisationId,
      establishmentId,
      place.firstAdministrator,
    );
    return { url: server.url, invitationUrl, stop: () => server.close() };
  } catch (error) {
    await server.close();
    throw error instanceof Refusal ? new PlaceRefused(error.message) : error;
  }
}

async function started(config: Production['server']): Promise<RunningServer> {
  try {
    return await step('Serveur', () => startServer(config));
  } catch (error) {
    if (error instanceof Unreachable)
      throw new DatabaseUnreachable(new URL(config.databaseUrl).host || 'locale', error.cause);
    throw error;
  }
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new FolderNotWritable(dataDir, error);
  }
}

async function refuseCast({ database }: Platform): Promise<void> {
  const known = await database.outside(organisations);
  const fictional = new Set(castOrganisations.map(({ finessJuridique }) => finessJuridique));
  if (known.some(({ finessJuridique }) => fictional.has(finessJuridique))) throw new DemonstrationDatabase();
}

/** The organisation and the establishment of the file, created when nobody had yet. */
async function placeOf(
  platform: Platform,
  { organisation, establishment }: Place,
): Promise<{ organisationId: string; establishmentId: string }> {
  const known = await platform.database.outside(organisations);
  const organisationId =
    known.find(({ finessJuridique }) => finessJuridique === organisation.finessJuridique)?.id ?? platform.newId();
  return platform.database.within({ organisationId, accountId: organisationId }, async (tx) => {
    await openOrganisation(tx, platform.now(), { id: organisationId, ...organisation });
    const there = (await establishments(tx)).find(({ finess }) => finess === establishment.finess);
    if (there) return { organisationId, establishmentId: there.id };
    const establishmentId = platform.newId();
    await addEstablishment(tx, { organisationId }, { id: establishmentId, ...establishment });
    return { organisationId, establishmentId };
  });
}
