import type { Migrations } from './platform/index.ts';

/** Each module's tables; a module is added here once, in the order of its level. */
export const allMigrations: Migrations = {};
