import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { establishments, people } from '@liane/cast';
import { inspectProduction } from '../serve/config.ts';
import { CliRefusal } from '../refusals.ts';
import { readSettings } from '../start/settings.ts';
import { keptServices, type KeptServices } from '../start/kept-services.ts';
import { reachDatabase } from '../reach-database.ts';
import type { Patient } from './examine.ts';

export class NoDemonstrationHere extends CliRefusal {
  readonly code = 'no-demonstration-here';

  constructor(dataDir: string) {
    super(
      `Aucune démonstration n’a été démarrée dans ${dataDir}. Donnez un fichier par --config, ou le dossier par DATA_DIR.`,
    );
  }
}

/** The installation of a production file, faults of the file included. Throws FileUnreadable, ConfigurationRefused when it is not JSON. */
export function patientOfFile(path: string, testIns: string | undefined): Patient {
  const { production, faults } = inspectProduction(path);
  const { server, establishment, firstAdministrator } = production;
  return {
    server,
    faults,
    testIns,
    asker: {
      finess: establishment.finess,
      establishment: establishment.name,
      sectorCode: establishment.sectorCode,
      familyName: firstAdministrator.familyName,
      givenName: firstAdministrator.givenName,
    },
  };
}

/** The demonstration of the data folder, as it was last started. Throws NoDemonstrationHere, and what reaching its database throws. */
export async function patientOfDemonstration(
  env: NodeJS.ProcessEnv,
  testIns: string | undefined,
): Promise<{ patient: Patient; leave: () => Promise<void> }> {
  const settings = readSettings(env);
  const services = servicesKeptIn(settings.dataDir);
  const [place] = establishments;
  if (!services || !place) throw new NoDemonstrationHere(settings.dataDir);
  const database = await reachDatabase(settings);
  return {
    patient: {
      server: { ...services, dataDir: settings.dataDir, databaseUrl: database.url },
      faults: [],
      testIns: testIns ?? people.find(({ ins, insiKnows }) => ins !== undefined && insiKnows)?.ins?.matricule,
      asker: {
        finess: place.finess,
        establishment: place.name,
        sectorCode: place.sectorCode,
        familyName: 'Texier',
        givenName: 'Bruno',
      },
    },
    leave: () => database.leave(),
  };
}

function servicesKeptIn(dataDir: string): KeptServices | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, keptServices), 'utf8')) as KeptServices;
  } catch {
    return undefined;
  }
}
