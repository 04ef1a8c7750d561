import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import type { ServerConfig } from '@liane/server';
import { applicationRole } from '@liane/server/platform';
import { asOwner } from '../reach-database.ts';
import { codeOf, Sheet, type Examination, type Finding } from './finding.ts';

/** Oldest PostgreSQL this product is tried with. */
const oldest = 15;
const smallest = 2;

/** The database: reached, old enough, its clock ours, and able to keep the walls between organisations. */
export async function examineDatabase(databaseUrl: string, { now }: Examination): Promise<Finding[]> {
  const sheet = new Sheet('Base de données');
  try {
    await asOwner(databaseUrl, async (client) => {
      const { rows } = await client.query<{ version: string; now: Date; create: boolean; role: boolean }>(
        `select current_setting('server_version_num') as version, now() as now,
                has_database_privilege(current_database(), 'CREATE') as create,
                (select rolcreaterole or rolsuper from pg_roles where rolname = current_user)
                  or exists (select from pg_roles where rolname = $1) as role`,
        [applicationRole],
      );
      const [row] = rows;
      if (!row) throw new Error('no row');
      sheet.ok('Connexion', 'ouverte');
      const major = Math.floor(Number(row.version) / 10_000);
      if (major >= oldest) sheet.ok('Version', `PostgreSQL ${major}`);
      else sheet.fail('Version', `PostgreSQL ${major}`, `Installez PostgreSQL ${oldest} ou plus récent.`);
      if (row.create) sheet.ok('Droits', 'ce compte peut créer les tables');
      else
        sheet.fail(
          'Droits',
          'ce compte ne peut pas créer les tables',
          'Donnez la base à ce compte (ALTER DATABASE … OWNER TO …).',
        );
      if (row.role)
        sheet.ok('Rôle', `${applicationRole}, sous lequel l’application travaille, existe ou peut être créé`);
      else
        sheet.fail(
          'Rôle',
          `${applicationRole}, sous lequel l’application travaille, manque et ce compte ne peut pas le créer`,
          `Créez-le (CREATE ROLE ${applicationRole}) et donnez-le à ce compte.`,
        );
      const gap = Math.round((now().getTime() - row.now.getTime()) / 1000);
      if (Math.abs(gap) > 60)
        sheet.fail(
          'Horloge',
          `${Math.abs(gap)} s d’écart avec cette machine`,
          'Réglez les deux horloges sur un serveur de temps (NTP).',
        );
      else sheet.ok('Horloge', 'à l’heure de cette machine');
    });
  } catch (error) {
    sheet.fail(
      'Connexion',
      `impossible (${codeOf(error) || 'cause inconnue'})`,
      'Vérifiez databaseUrl, que PostgreSQL répond, et le mot de passe.',
    );
  }
  return sheet.findings;
}

/** Where keys and seals are kept: writable by this account, closed to the others, with room. */
export function examineFolder({ dataDir }: Pick<ServerConfig, 'dataDir'>): Finding[] {
  const sheet = new Sheet('Dossier des données');
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK);
    sheet.ok('Écriture', `possible dans ${dataDir}`);
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    sheet.fail(
      'Écriture',
      missing ? `${dataDir} n’existe pas` : `impossible dans ${dataDir} (${codeOf(error)})`,
      missing
        ? 'Créez ce dossier et donnez-le au compte qui sert Liane.'
        : 'Donnez ce dossier au compte qui sert Liane.',
    );
    return sheet.findings;
  }
  if ((statSync(dataDir).mode & 0o077) === 0) sheet.ok('Accès', 'fermé aux autres comptes');
  else
    sheet.warn('Accès', 'ouvert à d’autres comptes, avec les clés qu’il contient', `Fermez-le : chmod 700 ${dataDir}`);
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / 1024 ** 3);
  if (free >= smallest) sheet.ok('Place', `${free} Go libres`);
  else sheet.warn('Place', `moins de ${smallest} Go libres`, 'Faites de la place sur ce disque.');
  return sheet.findings;
}
