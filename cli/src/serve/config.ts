import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerConfig } from '@liane/server';
import { zoneOfPlace, isFiness, isSiret } from '@liane/vocabulary';
import { FileUnreadable } from '../refusals.ts';
import { root } from '../root.ts';
import { userPath } from '../user-path.ts';
import { from, isHere } from './addresses.ts';
import { readAnnuaire } from './annuaire-config.ts';
import { ConfigReader } from './config-reader.ts';
import { readDmp } from './dmp-config.ts';
import { readInsi } from './insi-config.ts';
import { readMssante } from './mssante-config.ts';
import { readProSanteConnect } from './pro-sante-connect-config.ts';
import { ConfigurationRefused } from './refusals.ts';

/** The place that keeps its records here, as it is named at the first start. */
export interface Place {
  organisation: { name: string; finessJuridique: string; siren: string | null };
  establishment: {
    name: string;
    finess: string;
    siret: string | null;
    categoryCode: string;
    sectorCode: string;
    address: { street: string; postalCode: string; city: string };
    phone: string | null;
    timeZone: string;
    privacyNotice: string;
  };
  firstAdministrator: { familyName: string; givenName: string; email?: string };
}

export interface Production extends Place {
  server: ServerConfig;
}

/** What a production file may never say. */
const ofTheDemonstration = ['demonstration', 'sandbox', 'sandboxUrl', 'cast'];

/**
 * Reads the file of a production: every key is checked, and each fault told. It refuses what belongs to a demonstration: a
 * sandbox issuer, test certificates, a public address without TLS. Throws FileUnreadable, ConfigurationRefused.
 */
export function readProduction(path: string): Production {
  const { production, faults } = inspectProduction(path);
  if (faults.length > 0) throw new ConfigurationRefused(path, faults);
  return production;
}

/** The same, for whoever looks into what does not suit: what could be read, empty where nothing could, and each fault. */
export function inspectProduction(path: string): { production: Production; faults: readonly string[] } {
  const file = new ConfigReader(parsed(path));
  const folder = dirname(userPath(path));
  for (const key of ofTheDemonstration) file.forbidden(key, 'appartient à la démonstration : retirez cette clé');
  const listen = file.has('listen') ? file.part('listen') : new ConfigReader({});
  const config: ServerConfig = {
    port: listen.optionalNumber('port', 'un numéro de port, de 1 à 65535', 1, 65_535) ?? 3000,
    host: listen.optionalText('host', 'l’adresse sur laquelle écouter, par exemple 127.0.0.1') ?? '127.0.0.1',
    publicUrl: file.text(
      'publicUrl',
      'l’adresse https vue des navigateurs, par exemple https://dui.exemple.fr, sans chemin',
      isPublicUrl,
    ),
    databaseUrl: file.text('databaseUrl', 'l’adresse de PostgreSQL, qui commence par postgresql://', (text) =>
      /^postgres(ql)?:\/\//.test(text),
    ),
    dataDir: from(folder, file.text('dataDir', 'un dossier pour les clés et les scellés des traces')),
    installationName: file.text('installationName', 'le nom montré à la connexion'),
    demonstration: false,
    webDir: join(root, 'web/dist'),
    logLevel: (file.optionalText('logLevel', 'silent, error, warn ou info', (text) => logLevels.includes(text)) ??
      'warn') as NonNullable<ServerConfig['logLevel']>,
    proSanteConnect: readProSanteConnect(file.part('proSanteConnect'), folder),
    insi: readInsi(file.part('insi'), folder),
    ...(file.has('dmp') && { dmp: readDmp(file.part('dmp'), folder) }),
    ...(file.has('mssante') && { mssante: readMssante(file.part('mssante'), folder) }),
    ...(file.has('annuaire') && { annuaire: readAnnuaire(file.part('annuaire'), folder) }),
  };
  const inactivity = file.optionalNumber('inactivitySeconds', 'un nombre de secondes, de 60 à 7200 (2 h)', 60, 7200);
  const recall = file.optionalNumber('recallSeconds', 'un nombre de secondes, de 0 à 3600', 0, 3600);
  const place = {
    organisation: organisation(file),
    establishment: establishment(file),
    firstAdministrator: administrator(file),
  };
  listen.refuseOthers();
  file.refuseOthers();
  const server = {
    ...config,
    ...(inactivity === undefined ? {} : { inactivitySeconds: inactivity }),
    ...(recall === undefined ? {} : { recallSeconds: recall }),
  };
  return { production: { ...place, server }, faults: [...new Set(file.faults)] };
}

const logLevels = ['silent', 'error', 'warn', 'info'];

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(userPath(path), 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new FileUnreadable(path, error);
    throw new ConfigurationRefused(path, [`Ce n’est pas du JSON : ${error.message}`]);
  }
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  return protocol === 'https:' && !isHere(hostname) && text.replace(/\/$/, '') === origin;
}

function organisation(file: ConfigReader): Place['organisation'] {
  const part = file.part('organisation');
  const read = {
    name: part.text('name', 'le nom de l’organisme gestionnaire'),
    finessJuridique: part.text('finessJuridique', 'le numéro FINESS juridique, neuf caractères et leur clé', isFiness),
    siren: part.optionalText('siren', 'les neuf chiffres du SIREN', (text) => /^\d{9}$/.test(text)) ?? null,
  };
  part.refuseOthers();
  return read;
}

function establishment(file: ConfigReader): Place['establishment'] {
  const part = file.part('establishment');
  const address = part.part('address');
  const postalCode = address.text('postalCode', 'les cinq chiffres du code postal', (text) => /^\d{5}$/.test(text));
  const read = {
    name: part.text('name', 'le nom de l’établissement'),
    finess: part.text('finess', 'le numéro FINESS géographique, neuf caractères et leur clé', isFiness),
    siret: part.optionalText('siret', 'les quatorze chiffres du SIRET', isSiret) ?? null,
    categoryCode: part.text('categoryCode', 'la catégorie FINESS (TRE_R66), par exemple 500 pour un EHPAD'),
    sectorCode: part.text('sectorCode', 'le secteur d’activité (TRE_R02), par exemple SA17'),
    address: {
      street: address.text('street', 'la rue'),
      postalCode,
      city: address.text('city', 'la ville'),
    },
    phone:
      part.optionalText('phone', 'le téléphone, par exemple +33243000000', (text) => /^\+\d{6,15}$/.test(text)) ?? null,
    timeZone: part.optionalText('timeZone', 'le fuseau horaire, par exemple Europe/Paris') ?? zoneOfPlace(postalCode),
    privacyNotice: part.text('privacyNotice', 'la mention d’information imprimée au pied des documents'),
  };
  address.refuseOthers();
  part.refuseOthers();
  return read;
}

function administrator(file: ConfigReader): Place['firstAdministrator'] {
  const part = file.part('firstAdministrator');
  const email = part.optionalText('email', 'une adresse de courriel', (text) => /^\S+@\S+$/.test(text));
  const read = {
    familyName: part.text('familyName', 'le nom du premier administrateur'),
    givenName: part.text('givenName', 'son prénom'),
    ...(email === undefined ? {} : { email }),
  };
  part.refuseOthers();
  return read;
}
