import type { ServerConfig } from '@liane/server';
import { isFiness, structIdNatOfFiness } from '@liane/vocabulary';
import { isElsewhere, isHttps } from './addresses.ts';
import { authorities, keyedCertificate } from './certificates.ts';
import type { ConfigReader } from './config-reader.ts';

type DmpConfig = NonNullable<ServerConfig['dmp']>;

/** One address for each group of transactions (national digest 3). */
const addressKeys: Record<keyof DmpConfig['addresses'], string> = {
  patients: 'existence et droits d’accès (TD0.2, TD0.4)',
  authorisations: 'autorisation (TD0.3)',
  repository: 'alimentation et lecture (TD2.1, TD3.2)',
  registry: 'recherche (TD3.1)',
  update: 'mise à jour (TD3.3)',
  web: 'accès Web des professionnels',
};

/** How the DMP is reached: addresses, and the two certificates of the structure (AUTH_CLI and seal). */
export function readDmp(part: ConfigReader, folder: string): DmpConfig {
  const addresses = readAddresses(part.part('addresses'));
  const keys = readKeys(part, folder);
  const read: DmpConfig = {
    addresses,
    ...keys,
    authoritiesPem: authorities(part, 'les autorités IGC-Santé qui garantissent le DMP, en PEM', folder),
    homologation: part.text('homologation', 'le numéro d’homologation DMP donné par le CNDA'),
    installation: part.text('installation', 'un nom pour cette installation (LPS_ID)'),
    sourceId: part.text('sourceId', 'l’OID de cette installation, racine des identifiants de lots', isOid),
    repositoryUniqueId: part.text('repositoryUniqueId', 'l’OID de l’entrepôt du DMP', isOid),
    sandbox: false,
    ...(part.has('structures') && { structures: readStructures(part.parts('structures'), folder) }),
  };
  part.forbidden('sandbox', 'appartient à la démonstration : retirez cette clé');
  part.refuseOthers();
  return read;
}

type Keys = Pick<DmpConfig, 'certificatePem' | 'keyPem' | 'sealCertificatePem' | 'sealKeyPem'>;

function readKeys(part: ConfigReader, folder: string): Keys {
  const client = keyedCertificate(
    part,
    { certificate: 'certificateFile', key: 'keyFile' },
    'le certificat d’authentification de la structure (ORG AUTH_CLI)',
    folder,
  );
  const seal = keyedCertificate(
    part,
    { certificate: 'sealCertificateFile', key: 'sealKeyFile' },
    'le certificat cachet de la structure',
    folder,
  );
  return { ...client, sealCertificatePem: seal.certificatePem, sealKeyPem: seal.keyPem };
}

/** Establishments that have certificates of their own, by Struct_IdNat (digest 3.15). */
function readStructures(parts: readonly ConfigReader[], folder: string): Record<string, Keys> {
  return Object.fromEntries(
    parts.map((part) => {
      const finess = part.text('finess', 'le numéro FINESS géographique de l’établissement', isFiness);
      const keys = readKeys(part, folder);
      part.refuseOthers();
      return [structIdNatOfFiness(finess), keys];
    }),
  );
}

function readAddresses(part: ConfigReader): DmpConfig['addresses'] {
  const read = Object.fromEntries(
    Object.entries(addressKeys).map(([key, what]) => {
      const address = part.text(key, `l’adresse https du DMP pour : ${what}`, isHttps);
      if (!isElsewhere(address)) part.refuse(key, 'nomme un bac à sable : donnez l’adresse du vrai DMP');
      return [key, address];
    }),
  ) as Record<keyof DmpConfig['addresses'], string>;
  part.refuseOthers();
  return read;
}

const isOid = (text: string): boolean => /^[0-2](\.(0|[1-9]\d*)){2,}$/.test(text) && text.length <= 64;
