import { fhirTypes } from './contract.ts';
import type { FhirType, Interaction } from './scopes.ts';

const read: Record<FhirType, string> = {
  Patient: 'l’identité',
  RelatedPerson: 'une personne de l’entourage',
  Encounter: 'un séjour',
  AllergyIntolerance: 'une allergie',
  Condition: 'un problème de santé',
  MedicationStatement: 'un traitement',
  Observation: 'une constante ou une observation',
  DocumentReference: 'la fiche d’un document',
  Binary: 'un document',
};

const sought: Record<FhirType, string> = {
  Patient: 'des personnes',
  RelatedPerson: 'l’entourage',
  Encounter: 'les séjours',
  AllergyIntolerance: 'les allergies',
  Condition: 'les problèmes de santé',
  MedicationStatement: 'les traitements',
  Observation: 'les constantes et les observations',
  DocumentReference: 'les documents',
  Binary: 'les documents',
};

/** The name of an act of this module in the traces. */
export const actNamed = (interaction: Interaction, type: FhirType): string => `fhir.${interaction}.${type}`;

/** What a partner software did, as the traces tell it. */
export const fhirActsInFrench: ReadonlyMap<string, string> = new Map([
  ['fhir-api.token', 'Connexion d’un logiciel partenaire'],
  ...fhirTypes.flatMap((type): [string, string][] => [
    [actNamed('read', type), `Logiciel partenaire : lire ${read[type]}`],
    [actNamed('search', type), `Logiciel partenaire : chercher ${sought[type]}`],
  ]),
]);
