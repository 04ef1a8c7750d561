import type { Doorkeeper, ServerConfig, ServerModule } from '../platform/index.ts';
import type { StayedIn } from './arrange-units.ts';
import { directory } from './contract.ts';
import { directoryMigrations } from './migrations.ts';
import { nationalPlugin } from './national-plugin.ts';
import { openNational } from './national.ts';
import { directoryRights } from './policy.ts';
import { directoryRoutes } from './routes.ts';
import { trustedSpaceOf } from './trusted-space.ts';

export { addEstablishment } from './add-establishment.ts';
export { arrangeUnits, type StayedIn } from './arrange-units.ts';
export { addCorrespondent, correspondentsAt, searchCorrespondents, type Correspondent } from './correspondents.ts';
export type { Establishment } from './contract.ts';
export { establishment, establishments } from './establishment.ts';
export { directoryMigrations } from './migrations.ts';
export { mssanteConnectorOf } from './mssante-connector.ts';
export { openNational, type AsksNational } from './national.ts';
export { bed, beds, unit, units, unitsOf, type PlacedBed, type PlacedUnit } from './places.ts';
export { directoryRights } from './policy.ts';
export * from './refusals.ts';
export { checkMssanteAddress, trustedSpaceOf, type TrustedSpace } from './trusted-space.ts';
export { civilDayOf, zoneOf } from './zone-of.ts';
export { workplaces, type Workplace } from './workplaces.ts';

/** What passes the door of the national search without a transaction. */
export interface DirectoryNeeds {
  config: Pick<ServerConfig, 'annuaire' | 'mssante'>;
  doorkeeper: Doorkeeper;
}

/** `stayedIn` is told by the stays, above. Establishments, units, rooms and beds of the organisation, and those it corresponds with. */
export function directoryModule(stayedIn?: StayedIn, needs?: DirectoryNeeds): ServerModule {
  const trusts = needs && trustedSpaceOf(needs.config.mssante);
  return {
    name: 'directory',
    migrations: directoryMigrations,
    rights: directoryRights,
    routes: directoryRoutes(stayedIn, trusts),
    ...(needs &&
      trusts && {
        plugin: (app) => nationalPlugin(app, needs.doorkeeper, openNational(needs.config.annuaire, trusts)),
      }),
  };
}

/** The French name of the acts that are no transaction of ours. */
export const directoryActsInFrench: ReadonlyMap<string, string> = new Map([
  ['directory.searchNational', directory.searchNational.summary],
]);
