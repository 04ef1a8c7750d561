import type { Address, Concept, Identifier, Resource, Telecom } from '../resource.ts';
import type { KnownPlace } from './known.ts';
import { mailbox, phone } from './telecom.ts';
import { extensions, profileOf, systems } from './systems.ts';

/** A structure: legal entity (EJ) or geographical one (EG), digest 14.3. */
export function organizationOf(
  place: KnownPlace,
  id: string,
  idOf: (key: string) => string,
  updated: string,
): Resource {
  const telecom: Telecom[] = [
    ...(place.phone === undefined ? [] : [phone(place.phone)]),
    ...(place.mailbox === undefined ? [] : [mailbox(place.mailbox, 'ORG')]),
  ];
  return {
    resourceType: 'Organization',
    id,
    meta: meta('organization', updated),
    language: 'fr',
    identifier: identifiersOf(place),
    active: true,
    type: typesOf(place),
    name: place.name.toUpperCase(),
    ...(telecom.length > 0 && { telecom }),
    ...(place.address && { address: [addressOf(place.address)] }),
    ...(place.above !== undefined && { partOf: { reference: `Organization/${idOf(place.above)}` } }),
  };
}

/** What a medico-social establishment is allowed to do: its category is told there too (`as-dp-healthcareservice-social-equipment`). */
export function socialEquipmentOf(place: KnownPlace, id: string, organizationId: string, updated: string): Resource {
  return {
    resourceType: 'HealthcareService',
    id,
    meta: meta('healthcareservice-social-equipment', updated),
    language: 'fr',
    identifier: [{ system: systems.finess, value: place.finess ?? '' }],
    active: true,
    providedBy: { reference: `Organization/${organizationId}` },
    type: [concept(systems.category, place.categoryCode ?? '')],
  };
}

export const meta = (profile: string, lastUpdated: string): Resource['meta'] => ({
  versionId: '1',
  lastUpdated,
  source: 'https://annuaire.esante.gouv.fr',
  profile: [profileOf(profile)],
});

export const concept = (system: string, code: string): Concept => ({ coding: [{ system, code }] });

export const identifier = (type: string, system: string, value: string): Identifier => ({
  use: 'official',
  type: concept(systems.identifierType, type),
  system,
  value,
});

/** Prefix 1 and the FINESS, or 3 and the SIRET (digest 14.2). */
function identifiersOf({ finess, siret, legalEntity }: KnownPlace): Identifier[] {
  const national = finess === undefined ? siret && `3${siret}` : `1${finess}`;
  return [
    ...(national === undefined || national === '' ? [] : [identifier('IDNST', systems.idnst, national)]),
    ...(finess === undefined ? [] : [identifier(legalEntity ? 'FINEJ' : 'FINEG', systems.finess, finess)]),
  ];
}

function typesOf({ legalEntity, sectorCode, categoryCode }: KnownPlace): Concept[] {
  const slice = (name: string, system: string, code: string): Concept => ({
    extension: [{ url: extensions.organizationTypes, valueCode: name }],
    ...concept(system, code),
  });
  return [
    slice('organizationType', systems.organizationType, legalEntity ? 'LEGAL-ENTITY' : 'GEOGRAPHICAL-ENTITY'),
    ...(sectorCode === undefined ? [] : [slice('secteurActiviteRASS', systems.sector, sectorCode)]),
    ...(categoryCode === undefined ? [] : [slice('categorieEtablissementRASS', systems.category, categoryCode)]),
  ];
}

const addressOf = ({ street, postalCode, city, cogCode }: NonNullable<KnownPlace['address']>): Address => ({
  extension: [{ url: extensions.commune, valueCoding: { system: systems.commune, code: cogCode } }],
  line: [street.toUpperCase()],
  city: city.toUpperCase(),
  postalCode,
});
