import type { ServerConfig } from '@liane/server';
import { isElsewhere, isHttps } from './addresses.ts';
import { authorities, keyedCertificate, structureOf } from './certificates.ts';
import type { ConfigReader } from './config-reader.ts';

/** How INSi is reached: our organisation certificate, and the authorities that vouch for the service. */
export function readInsi(part: ConfigReader, folder: string): ServerConfig['insi'] {
  const url = part.text('url', 'l’adresse https du téléservice INSi', isHttps);
  if (!isElsewhere(url)) part.refuse('url', 'nomme un bac à sable : donnez l’adresse du vrai téléservice');
  const keyed = keyedCertificate(
    part,
    { certificate: 'certificateFile', key: 'keyFile' },
    'le certificat d’organisation IGC-Santé (CN INSI-MANU)',
    folder,
  );
  const read = {
    url,
    ...keyed,
    authoritiesPem: authorities(part, 'les autorités IGC-Santé qui garantissent le téléservice, en PEM', folder),
    idam: part.text('idam', 'le numéro d’autorisation CNDA de ce logiciel'),
    emitter:
      part.optionalText('emitter', 'l’identifiant national de la structure (Struct_IdNat)') ??
      structureOf(keyed.certificatePem),
    sandbox: false,
  };
  part.forbidden('sandbox', 'appartient à la démonstration : retirez cette clé');
  part.refuseOthers();
  return read;
}
