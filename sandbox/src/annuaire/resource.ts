/** What the directory publishes (MSSanté digest 14.1). `Device` is a type it knows and has none of here. */
export const resourceTypes = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'HealthcareService',
  'Device',
] as const;
export type ResourceType = (typeof resourceTypes)[number];

export interface Coding {
  system: string;
  code: string;
}

export interface Concept {
  extension?: Extension[];
  coding: Coding[];
}

export interface Extension {
  url: string;
  extension?: Extension[];
  valueCoding?: Coding;
  valueCodeableConcept?: Concept;
  valueCode?: string;
  valueBoolean?: boolean;
}

export interface Identifier {
  use?: 'official';
  type?: Concept;
  system: string;
  value: string;
}

export interface Telecom {
  extension?: Extension[];
  system: 'phone' | 'email';
  value: string;
  rank?: number;
}

export interface Address {
  line: string[];
  city: string;
  postalCode: string;
  extension?: Extension[];
}

export interface Reference {
  reference: string;
}

/** One resource, with the members of every type: a FHIR resource is read by the names it carries. */
export interface Resource {
  resourceType: ResourceType;
  id: string;
  meta: { versionId: string; lastUpdated: string; source: string; profile: string[]; tag?: Coding[] };
  language: 'fr';
  identifier: Identifier[];
  active: boolean;
  name?: string | { use: 'usual'; family: string; given: string[]; prefix: string[] }[];
  telecom?: Telecom[];
  qualification?: { code: Concept }[];
  practitioner?: Reference;
  organization?: Reference;
  partOf?: Reference;
  providedBy?: Reference;
  code?: Concept[];
  type?: Concept[];
  address?: Address[];
}
