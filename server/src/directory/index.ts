import type { ServerModule } from '../platform/index.ts';
import { directoryMigrations } from './migrations.ts';
import { directoryRights } from './policy.ts';
import { directoryRoutes } from './routes.ts';

export { addEstablishment } from './add-establishment.ts';
export { arrangeUnits } from './arrange-units.ts';
export { addCorrespondent, type Correspondent } from './correspondents.ts';
export type { Establishment } from './contract.ts';
export { establishment, establishments } from './establishment.ts';
export { directoryMigrations } from './migrations.ts';
export { bed, beds, unit, units, unitsOf, type PlacedBed, type PlacedUnit } from './places.ts';
export { directoryRights } from './policy.ts';
export * from './refusals.ts';
export { workplaces, type Workplace } from './workplaces.ts';

/** Establishments, units, rooms and beds of the organisation, and those it corresponds with. */
export const directoryModule = (): ServerModule => ({
  name: 'directory',
  migrations: directoryMigrations,
  rights: directoryRights,
  routes: directoryRoutes,
});
