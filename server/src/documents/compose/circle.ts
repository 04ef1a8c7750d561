import type { Informant, LegalProtection, LegalRepresentative, Participant, Telecom } from '@liane/cda';
import { psIdNatOfRpps, isRpps, type NarrativeSection } from '@liane/vocabulary';
import type { Changes } from '../draft.ts';
import { currentOf, type OfKind } from './current.ts';
import type { Material } from './material.ts';
import { isKept, keptItems, keptWords, offer, type Offer } from './offer.ts';
import { phoneInWords } from './phone.ts';
import { capital } from './health-offers.ts';
import { placeOf } from './places.ts';
import { doctorName } from './professional.ts';
import type { Section } from './section.ts';

/** The people around the person, which a document names in its header. */
export interface CircleOffer {
  contacts: Offer<Informant[]>[];
  representatives: Offer<{ representative?: LegalRepresentative; informant?: Informant }>[];
  practitioners: Offer<Participant>[];
  nobody: Offer<null>[];
}

export function offerCircle(material: Material): CircleOffer {
  const { lasting, now, timeZone } = material;
  const common = { now, timeZone, ageing: 'circle' } as const;
  return {
    contacts: currentOf(lasting, 'contact').map((fact) =>
      offer({
        ...common,
        fact,
        text: contactInWords(fact.content),
        item: informantsOf(fact.content),
        reworded: (words) => rolesOf(fact.content).map((role) => ({ role, family: words })),
      }),
    ),
    representatives: currentOf(lasting, 'legal-representative').map((fact) =>
      offer({
        ...common,
        fact,
        text: `${measures[fact.content.measure].inFrench} : ${[fact.content.name, fact.content.organisation, fact.content.phone && phoneInWords(fact.content.phone)].filter(Boolean).join(', ')}`,
        item: representing(fact.content),
        reworded: (words) => ({ informant: { role: 'other', family: words } }),
      }),
    ),
    practitioners: currentOf(lasting, 'care-professional')
      .filter(({ content }) => content.role === 'gp')
      .map((fact) =>
        offer({
          ...common,
          fact,
          text: `Médecin traitant : ${doctorName(fact.content)}${fact.content.phone ? `, ${phoneInWords(fact.content.phone)}` : ''}`,
          item: practitioner(fact.content),
          reworded: (words) => ({ role: 'general-practitioner', person: { family: words } }),
        }),
      ),
    nobody: currentOf(lasting, 'nobody').map((fact) =>
      offer({ ...common, fact, text: nobodyInWords[fact.content.about], item: null, reworded: () => null }),
    ),
  };
}

type Contact = OfKind<'contact'>['content'];
type Representative = OfKind<'legal-representative'>['content'];

const nobodyInWords = {
  'trusted-person': 'Aucune personne de confiance désignée',
  gp: 'Aucun médecin traitant déclaré',
  'legal-representative': 'Aucune mesure de protection',
} as const;

/** The same person in two roles is two informants (CDA digest §1.8). */
const rolesOf = (contact: Contact): Informant['role'][] => {
  const roles: Informant['role'][] = [
    ...(contact.isTrustedPerson ? ['trusted-person' as const] : []),
    ...(contact.toWarnInEmergency ? ['emergency-contact' as const] : []),
    ...(contact.isCarer ? ['caregiver' as const] : []),
  ];
  return roles.length > 0 ? roles : ['other'];
};

const rolesInFrench: Record<Informant['role'], string> = {
  'trusted-person': 'personne de confiance',
  'emergency-contact': 'à prévenir',
  caregiver: 'aidant',
  other: 'proche',
};

const contactInWords = (contact: Contact): string =>
  [
    `${contact.givenName} ${contact.familyName.toLocaleUpperCase('fr')} (${contact.relationInFrench.toLocaleLowerCase('fr')})`.trim(),
    rolesOf(contact)
      .map((role) => rolesInFrench[role])
      .join(' et '),
    phoneInWords(contact.mobile ?? contact.phone ?? ''),
  ]
    .filter(Boolean)
    .join(', ');

const informantsOf = (contact: Contact): Informant[] =>
  rolesOf(contact).map((role) => ({
    role,
    relation: contact.relation,
    family: contact.familyName,
    ...(contact.givenName ? { given: contact.givenName } : {}),
    ...(contact.address ? { address: { streetName: contact.address } } : {}),
    telecoms: telecomsOf(contact),
  }));

function telecomsOf({
  phone,
  mobile,
  email,
}: {
  phone?: string | undefined;
  mobile?: string | undefined;
  email?: string | undefined;
}): Telecom[] {
  return [
    ...(mobile ? [{ kind: 'tel' as const, value: mobile, use: 'MC' as const }] : []),
    ...(phone ? [{ kind: 'tel' as const, value: phone, use: 'H' as const }] : []),
    ...(email ? [{ kind: 'mailto' as const, value: email, use: 'H' as const }] : []),
  ];
}

/** The national list knows three protections; the others are told in words and by an informant. */
const measures: Record<Representative['measure'], { inFrench: string; code?: LegalProtection }> = {
  tutelle: { inFrench: 'Tutelle', code: 'TUTEUR' },
  curatelle: { inFrench: 'Curatelle', code: 'CURATEUR' },
  'curatelle-renforcee': { inFrench: 'Curatelle renforcée', code: 'CURATEUR' },
  sauvegarde: { inFrench: 'Sauvegarde de justice', code: 'MSVG' },
  'habilitation-familiale': { inFrench: 'Habilitation familiale' },
  'mandat-protection-future': { inFrench: 'Mandat de protection future' },
  'autorite-parentale': { inFrench: 'Autorité parentale' },
};

function representing(content: Representative): { representative?: LegalRepresentative; informant?: Informant } {
  const { code } = measures[content.measure];
  const telecoms = telecomsOf(content);
  if (!code) return { informant: { role: 'other', family: content.name, telecoms } };
  const who = content.organisation
    ? { organisation: { name: content.organisation }, delegate: { family: content.name } }
    : { person: { family: content.name } };
  return { representative: { protection: code, telecoms, ...who } };
}

const practitioner = (content: OfKind<'care-professional'>['content']): Participant => ({
  role: 'general-practitioner',
  person: {
    family: content.familyName.toLocaleUpperCase('fr'),
    ...(content.givenName ? { given: content.givenName } : {}),
    title: 'DR',
  },
  ...(content.rpps && isRpps(content.rpps) ? { psIdNat: psIdNatOfRpps(content.rpps) } : {}),
  ...(content.address ? { address: { streetName: content.address } } : {}),
  ...(content.phone ? { telecoms: [{ kind: 'tel' as const, value: content.phone, use: 'WP' as const }] } : {}),
});

const linesOf = ({ contacts, representatives, practitioners, nobody }: CircleOffer): Offer<unknown>[] => [
  ...contacts,
  ...representatives,
  ...practitioners,
  ...nobody,
];

export function circleSection(circle: CircleOffer, personId: string): Section {
  const trusted = circle.contacts.some(({ item }) => item.some(({ role }) => role === 'trusted-person'));
  const said = (words: string): boolean => circle.nobody.some(({ text }) => text === words);
  const missing = [
    ...(trusted || said(nobodyInWords['trusted-person']) ? [] : ['Personne de confiance : non renseignée']),
    ...(circle.practitioners.length > 0 || said(nobodyInWords.gp) ? [] : ['Médecin traitant : non renseigné']),
  ];
  return {
    key: 'circle',
    title: 'Entourage et médecin traitant',
    mandatory: false,
    lines: linesOf(circle),
    ...(missing.length > 0 ? { missing: missing.join('. '), completeAt: placeOf.circle(personId) } : {}),
  };
}

/** Who stands in the header of the document. */
export function peopleAround(
  circle: CircleOffer,
  changes: Changes,
): { informants: Informant[]; legalRepresentatives: LegalRepresentative[]; participants: Participant[] } {
  const representatives = keptItems(circle.representatives, changes);
  return {
    informants: [
      ...keptItems(circle.contacts, changes).flat(),
      ...representatives.flatMap(({ informant }) => (informant ? [informant] : [])),
    ],
    legalRepresentatives: representatives.flatMap(({ representative }) => (representative ? [representative] : [])),
    participants: keptItems(circle.practitioners, changes),
  };
}

/** The same people, for the printed twin: a CDA shows them from its header. */
export function circleInWords(circle: CircleOffer, changes: Changes): NarrativeSection[] {
  const words = keptWords(linesOf(circle), changes);
  return words.length > 0
    ? [{ title: 'Entourage et médecin traitant', blocks: [{ kind: 'list', items: words.map((text) => ({ text })) }] }]
    : [];
}

/** Whom the emergency department calls: the trusted person, those to warn, the general practitioner; what nobody wrote is said so. */
export const toCallInWords = (circle: CircleOffer, changes: Changes): string[] => [
  ...orUnsaid(contactsAs('trusted-person', circle, changes), 'trusted-person', circle, changes),
  ...contactsAs('emergency-contact', circle, changes),
  ...orUnsaid(keptWords(circle.practitioners, changes), 'gp', circle, changes),
];

const unsaid = {
  'trusted-person': 'Personne de confiance : non renseignée',
  gp: 'Médecin traitant : non renseigné',
} as const;

/** « Nobody » said by somebody differs from nothing written. */
function orUnsaid(words: string[], about: keyof typeof unsaid, { nobody }: CircleOffer, changes: Changes): string[] {
  if (words.length > 0) return words;
  const isSaid = nobody.some((line) => line.text === nobodyInWords[about] && isKept(line, changes));
  return [isSaid ? nobodyInWords[about] : unsaid[about]];
}

/** Their words already say what they are, unless the author reworded them. Somebody trusted is told once. */
const contactsAs = (
  role: 'trusted-person' | 'emergency-contact',
  { contacts }: CircleOffer,
  changes: Changes,
): string[] =>
  keptWords(
    contacts.filter(({ item }) => item[0]?.role === role),
    changes,
  ).map((words) => (words.includes(rolesInFrench[role]) ? words : `${capital(rolesInFrench[role])} : ${words}`));
