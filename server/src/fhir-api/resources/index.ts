import type { ServedResource } from '../served-resource.ts';
import { allergyIntolerances } from './allergy-intolerance.ts';
import { conditions } from './condition.ts';
import { documentReferences } from './document-reference.ts';
import { encounters } from './encounter.ts';
import { medicationStatements } from './medication-statement.ts';
import { observations } from './observation.ts';
import { patients } from './patient.ts';
import { relatedPersons } from './related-person.ts';

/** What the API serves: the routes and the CapabilityStatement are made from this list alone. */
export const servedResources: readonly ServedResource[] = [
  patients,
  encounters,
  relatedPersons,
  allergyIntolerances,
  conditions,
  medicationStatements,
  observations,
  documentReferences,
];
