import { accessMigrations } from './access/migrations.ts';
import { directoryMigrations } from './directory/migrations.ts';
import { dmpMigrations } from './dmp/migrations.ts';
import { documentsMigrations } from './documents/migrations.ts';
import { draftsMigrations } from './drafts/migrations.ts';
import { exchangesMigrations } from './exchanges/migrations.ts';
import { factsMigrations } from './facts/migrations.ts';
import { fhirApiMigrations } from './fhir-api/migrations.ts';
import { identityMigrations } from './identity/migrations.ts';
import { messagingMigrations } from './messaging/migrations.ts';
import { platformMigrations, type Migrations } from './platform/index.ts';
import { staysMigrations } from './stays/migrations.ts';

/** Every table of the product, in the order of its levels. */
export const migrations: Migrations = {
  ...platformMigrations,
  ...accessMigrations,
  ...directoryMigrations,
  ...draftsMigrations,
  ...identityMigrations,
  ...factsMigrations,
  ...staysMigrations,
  ...documentsMigrations,
  ...dmpMigrations,
  ...exchangesMigrations,
  ...messagingMigrations,
  ...fhirApiMigrations,
};
