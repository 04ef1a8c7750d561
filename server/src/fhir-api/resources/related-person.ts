import type { RelatedPerson } from '@medplum/fhirtypes';
import { relatedPerson, type FhirRelatedPersonInput, type FhirRelatedRole } from '@liane/fhir';
import type { CircleContent } from '../../circle/index.ts';
import { referencesOf, type SearchParams } from '../search-param.ts';
import { serveFacts } from './facts.ts';

const params: SearchParams<RelatedPerson> = {
  patient: { type: 'reference', of: ({ patient }) => referencesOf(patient) },
  active: { type: 'token', of: ({ active }) => [{ code: String(active) }] },
  name: {
    type: 'string',
    of: ({ name = [] }) => name.flatMap(({ family, given = [] }) => [...(family ? [family] : []), ...given]),
  },
  relationship: {
    type: 'token',
    of: ({ relationship = [] }) =>
      relationship.flatMap(({ coding = [] }) => coding.map(({ system, code }) => ({ system, code }))),
  },
};

type Contact = Extract<CircleContent, { kind: 'contact' }>;
type Representative = Extract<CircleContent, { kind: 'legal-representative' }>;
type Said = Omit<FhirRelatedPersonInput, 'id' | 'version' | 'lastUpdated' | 'person' | 'active'>;

export const relatedPersons = serveFacts<RelatedPerson>({
  type: 'RelatedPerson',
  profiles: ['fr-core-related-person'],
  params,
  kinds: ['contact', 'legal-representative'],
  series: false,
  dated: false,
  none: null,
  parts: ({ row, common }) => {
    const content = row.content as Contact | Representative;
    const said = content.kind === 'contact' ? ofContact(content) : ofRepresentative(content);
    const resource = relatedPerson({ ...common, ...said, active: row.state === 'current' });
    return [{ part: '', resource, gone: row.state === 'withdrawn' }];
  },
});

const ofContact = (contact: Contact): Said => ({
  familyName: contact.familyName,
  givenName: contact.givenName || null,
  roles: rolesOf(contact),
  roleText: null,
  relation: contact.relation ? { code: contact.relation, text: contact.relationInFrench } : null,
  telecoms: { phone: contact.phone ?? null, mobile: contact.mobile ?? null, email: contact.email ?? null },
  addressText: contact.address ?? null,
  since: null,
  until: null,
});

const rolesOf = ({ isTrustedPerson, toWarnInEmergency, isCarer }: Contact): FhirRelatedRole[] => [
  ...(isTrustedPerson ? (['trusted-person'] as const) : []),
  ...(toWarnInEmergency ? (['to-warn'] as const) : []),
  ...(isCarer ? (['carer'] as const) : []),
];

const ofRepresentative = (representative: Representative): Said => ({
  familyName: representative.name,
  givenName: null,
  roles: ['legal-representative'],
  roleText: measures[representative.measure],
  relation: null,
  telecoms: { phone: representative.phone ?? null, email: representative.email ?? null },
  addressText: null,
  since: representative.since ?? null,
  until: representative.until ?? null,
});

const measures: Record<Representative['measure'], string> = {
  tutelle: 'Tutelle',
  curatelle: 'Curatelle',
  'curatelle-renforcee': 'Curatelle renforcée',
  sauvegarde: 'Sauvegarde de justice',
  'habilitation-familiale': 'Habilitation familiale',
  'mandat-protection-future': 'Mandat de protection future',
  'autorite-parentale': 'Autorité parentale',
};
