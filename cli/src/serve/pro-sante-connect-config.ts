import { readFileSync } from 'node:fs';
import type { ServerConfig } from '@liane/server';
import { from, isHere, isHttps } from './addresses.ts';
import type { ConfigReader } from './config-reader.ts';

/** Hosts of the ANS sandbox (digest §1.2), the obsolete one included. */
const sandboxHosts = /\.bas\.(psc|esw)\.esante\.gouv\.fr$/;

/** Where people sign in; the secret stands in the file or in another one. */
export function readProSanteConnect(part: ConfigReader, folder: string): ServerConfig['proSanteConnect'] {
  const discoveryUrl = part.text(
    'discoveryUrl',
    'l’adresse https de découverte de Pro Santé Connect, qui finit par /.well-known/wallet-openid-configuration',
    isHttps,
  );
  if (discoveryUrl !== '' && isSandbox(discoveryUrl))
    part.refuse(
      'discoveryUrl',
      'nomme un bac à sable : la production ne laisse entrer que par le vrai Pro Santé Connect',
    );
  const read = {
    discoveryUrl,
    clientId: part.text('clientId', 'l’identifiant donné par l’ANS'),
    clientSecret: secret(part, folder),
    sandbox: false,
  };
  part.forbidden('sandbox', 'appartient à la démonstration : retirez cette clé');
  part.refuseOthers();
  return read;
}

function secret(part: ConfigReader, folder: string): string {
  const path = part.optionalText('clientSecretFile', 'le fichier qui contient le secret');
  if (path === undefined)
    return part.text('clientSecret', 'le secret donné par l’ANS (ou son fichier par clientSecretFile)');
  try {
    return readFileSync(from(folder, path), 'utf8').trim();
  } catch {
    part.refuse('clientSecretFile', `nomme un fichier qui ne peut pas être lu (${path})`);
    return '';
  }
}

const isSandbox = (url: string): boolean => {
  const { hostname } = new URL(url);
  return isHere(hostname) || sandboxHosts.test(hostname);
};
