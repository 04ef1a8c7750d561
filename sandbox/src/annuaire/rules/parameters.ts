import type { Coding, Concept, Resource, ResourceType } from '../resource.ts';

/** A search parameter: what it reads in a resource. */
export type Parameter =
  | { as: 'string'; read(resource: Resource): readonly string[] }
  | { as: 'token'; read(resource: Resource): readonly Token[] }
  | { as: 'reference'; to: ResourceType; read(resource: Resource): readonly string[] }
  | { as: 'date'; read(resource: Resource): string };

export interface Token {
  system?: string;
  code: string;
}

/** The parameters of each resource (digest 14.4); any other is refused. */
export const parametersOf: Readonly<Record<ResourceType, Readonly<Record<string, Parameter>>>> = {
  Practitioner: {
    ...common(),
    'identifier-type': tokens(({ identifier }) => identifier.flatMap(({ type }) => codings(type))),
    family: strings((resource) => humanNames(resource).map(({ family }) => family)),
    given: strings((resource) => humanNames(resource).flatMap(({ given }) => given)),
    name: strings((resource) => humanNames(resource).flatMap(({ family, given }) => [family, ...given])),
    'mailbox-mss': mailboxes(),
    'number-smartcard': tokens(() => []),
    'qualification-code': tokens(({ qualification = [] }) => qualification.flatMap(({ code }) => codings(code))),
  },
  PractitionerRole: {
    ...common(),
    'data-registration-authority': tokens(() => []),
    'mailbox-mss': mailboxes(),
    organization: references('Organization', ({ organization }) => organization),
    practitioner: references('Practitioner', ({ practitioner }) => practitioner),
    role: tokens(({ code = [] }) => code.flatMap(codings)),
  },
  Organization: {
    ...common(),
    'identifier-type': tokens(({ identifier }) => identifier.flatMap(({ type }) => codings(type))),
    address: strings(({ address = [] }) =>
      address.flatMap(({ line, city, postalCode }) => [...line, city, postalCode]),
    ),
    'address-city': strings(({ address = [] }) => address.map(({ city }) => city)),
    'address-postalcode': strings(({ address = [] }) => address.map(({ postalCode }) => postalCode)),
    'mailbox-mss': mailboxes(),
    name: strings(({ name }) => (typeof name === 'string' ? [name] : [])),
    partof: references('Organization', ({ partOf }) => partOf),
    'pharmacy-licence': strings(() => []),
    type: tokens(({ type = [] }) => type.flatMap(codings)),
  },
  HealthcareService: {
    ...common('as-sp-data-information-system'),
    _profile: tokens(({ meta }) => meta.profile.map((code) => ({ code }))),
    characteristic: tokens(() => []),
    organization: references('Organization', ({ providedBy }) => providedBy),
    'service-category': tokens(() => []),
    'service-type': tokens(({ type = [] }) => type.flatMap(codings)),
  },
  Device: {
    ...withoutActive(common()),
    manufacturer: strings(() => []),
    model: strings(() => []),
    organization: references('Organization', () => undefined),
    status: tokens(() => []),
    type: tokens(() => []),
  },
};

/** `_include` as documented: a role brings its professional and its structure, a site its legal entity (digest 14, guide). */
export const includes: Readonly<Record<string, { from: ResourceType; read(resource: Resource): string | undefined }>> =
  {
    'PractitionerRole:practitioner': { from: 'PractitionerRole', read: ({ practitioner }) => practitioner?.reference },
    'PractitionerRole:organization': { from: 'PractitionerRole', read: ({ organization }) => organization?.reference },
    'Organization:partof': { from: 'Organization', read: ({ partOf }) => partOf?.reference },
    'HealthcareService:organization': { from: 'HealthcareService', read: ({ providedBy }) => providedBy?.reference },
  };

function common(informationSystem = 'data-information-system'): Record<string, Parameter> {
  return {
    _id: tokens(({ id }) => [{ code: id }]),
    _lastUpdated: { as: 'date', read: ({ meta }) => meta.lastUpdated },
    active: tokens(({ active }) => [{ code: String(active) }]),
    identifier: tokens(({ identifier }) => identifier.map(({ system, value }) => ({ system, code: value }))),
    [informationSystem]: tokens(({ resourceType }) => [{ code: resourceType === 'Organization' ? 'FINESS' : 'RPPS' }]),
  };
}

/** The documentation gives equipment no `active` (digest 14.4). */
function withoutActive({ active: _active, ...others }: Record<string, Parameter>): Record<string, Parameter> {
  return others;
}

function strings(read: (resource: Resource) => readonly string[]): Parameter {
  return { as: 'string', read };
}

function tokens(read: (resource: Resource) => readonly Token[]): Parameter {
  return { as: 'token', read };
}

function references(to: ResourceType, read: (resource: Resource) => { reference: string } | undefined): Parameter {
  return {
    as: 'reference',
    to,
    read: (resource) => {
      const found = read(resource);
      return found === undefined ? [] : [found.reference];
    },
  };
}

function mailboxes(): Parameter {
  return strings(({ telecom = [] }) => telecom.filter(({ system }) => system === 'email').map(({ value }) => value));
}

const codings = (concept: Concept | undefined): Coding[] => concept?.coding ?? [];

const humanNames = ({ name }: Resource) => (Array.isArray(name) ? name : []);
