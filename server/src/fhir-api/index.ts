import type { Platform, ServerConfig, ServerModule } from '../platform/index.ts';
import { fhirApiMigrations } from './migrations.ts';
import type { FhirApiNeeds } from './needs.ts';
import { oauthPlugin } from './oauth-plugin.ts';
import { mountFhir } from './plugin.ts';
import { fhirApiRights } from './policy.ts';
import { fhirApiRoutes } from './routes.ts';

export { fhirActsInFrench } from './acts-in-french.ts';
export { fhirApiMigrations } from './migrations.ts';
export type { FhirApiNeeds } from './needs.ts';
export { fhirApiRights } from './policy.ts';

/** The record read by partner softwares: FHIR R4, French profiles, read-only. */
export const fhirApiModule = (
  platform: Platform,
  { publicUrl }: Pick<ServerConfig, 'publicUrl'>,
  needs: FhirApiNeeds,
): ServerModule => ({
  name: 'fhir-api',
  migrations: fhirApiMigrations,
  rights: fhirApiRights,
  routes: fhirApiRoutes(publicUrl),
  plugin: async (app) => {
    await app.register((scope, _options, done) => {
      oauthPlugin(scope, platform, needs);
      done();
    });
    await mountFhir(app, { platform, needs, publicUrl });
  },
});
