import { readFileSync } from 'node:fs';
import type { ServerConfig } from '@liane/server';
import { from, isElsewhere, isHttps } from './addresses.ts';
import { authorities } from './certificates.ts';
import type { ConfigReader } from './config-reader.ts';

/** How the Annuaire Santé is asked; the key stands in the file or in another one. */
export function readAnnuaire(part: ConfigReader, folder: string): NonNullable<ServerConfig['annuaire']> {
  const address = part.text(
    'address',
    'l’adresse https de l’API FHIR, par exemple https://gateway.api.esante.gouv.fr/fhir/v2',
    isHttps,
  );
  if (!isElsewhere(address)) part.refuse('address', 'nomme un bac à sable : donnez l’adresse du vrai service');
  const read = {
    address,
    apiKey: apiKey(part, folder),
    sandbox: false,
    ...(part.has('authoritiesFile') && {
      authoritiesPem: authorities(part, 'les autorités qui garantissent le service, en PEM', folder),
    }),
  };
  part.forbidden('sandbox', 'appartient à la démonstration : retirez cette clé');
  part.refuseOthers();
  return read;
}

function apiKey(part: ConfigReader, folder: string): string {
  const path = part.optionalText('apiKeyFile', 'le fichier qui contient la clé');
  if (path === undefined)
    return part.text('apiKey', 'la clé obtenue sur portal.api.esante.gouv.fr (ou son fichier par apiKeyFile)');
  try {
    return readFileSync(from(folder, path), 'utf8').trim();
  } catch {
    part.refuse('apiKeyFile', `nomme un fichier qui ne peut pas être lu (${path})`);
    return '';
  }
}
