import { platformMigrations, type Migrations } from './platform/index.ts';
import { allMigrations } from './modules.ts';

/** Every table of the product, in the order of its levels. */
export const migrations: Migrations = { ...platformMigrations, ...allMigrations };
