import type { ServerModule } from '../platform/index.ts';
import type { StayedIn } from './arrange-units.ts';
import { directoryMigrations } from './migrations.ts';
import { directoryRights } from './policy.ts';
import { directoryRoutes } from './routes.ts';

export { addEstablishment } from './add-establishment.ts';
export { arrangeUnits, type StayedIn } from './arrange-units.ts';
export { addCorrespondent, type Correspondent } from './correspondents.ts';
export type { Establishment } from './contract.ts';
export { establishment, establishments } from './establishment.ts';
export { directoryMigrations } from './migrations.ts';
export { bed, beds, unit, units, unitsOf, type PlacedBed, type PlacedUnit } from './places.ts';
export { directoryRights } from './policy.ts';
export * from './refusals.ts';
export { civilDayOf, zoneOf } from './zone-of.ts';
export { workplaces, type Workplace } from './workplaces.ts';

/** `stayedIn` is told by the stays, above. Establishments, units, rooms and beds of the organisation, and those it corresponds with. */
export const directoryModule = (stayedIn?: StayedIn): ServerModule => ({
  name: 'directory',
  migrations: directoryMigrations,
  rights: directoryRights,
  routes: directoryRoutes(stayedIn),
});
