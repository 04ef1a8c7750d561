import { resourceTypes } from './resource.ts';
import { parametersOf } from './rules/parameters.ts';

/** `[base]/metadata`: what may be asked, as FHIR R4 tells it. */
export const capabilityStatement = (base: string, now: Date): object => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: now.toISOString(),
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  implementation: { description: 'Annuaire Santé, joué par le bac à sable', url: base },
  rest: [
    {
      mode: 'server',
      resource: resourceTypes.map((type) => ({
        type,
        interaction: [{ code: 'read' }, { code: 'search-type' }],
        searchParam: Object.entries(parametersOf[type]).map(([name, { as }]) => ({ name, type: as })),
      })),
    },
  ],
});
