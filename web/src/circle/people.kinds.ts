import { relations } from '@liane/vocabulary/codes/relations';
import type { ContentOf } from '../facts/content.ts';
import type { Kind, Option } from '../facts/kind.ts';
import { spokenSince, spokenUntil } from '../facts/spoken.ts';
import { joined } from '../facts/typed.ts';
import { CorrespondentFields, HospitalFields } from './correspondent.fields.tsx';
import { roles, roleWords } from './roles.ts';

/** The nearest first, as families are told. */
const nearest = [
  'SIGOTHR',
  'HUSB',
  'WIFE',
  'DOMPART',
  'DAUC',
  'SONC',
  'CHILD',
  'SIS',
  'BRO',
  'MTH',
  'FTH',
  'GRNDDAU',
  'GRNDSO',
  'NIECE',
  'NEPHEW',
  'FRND',
  'NBOR',
];

const relationOptions: Option[] = Object.values(relations)
  .toSorted((a, b) => (nearest.indexOf(a.code) + 1 || 99) - (nearest.indexOf(b.code) + 1 || 99))
  .map(({ code, display }) => ({ value: code, label: display }));

const relationWord = (code: unknown): string => relationOptions.find(({ value }) => value === code)?.label ?? '';

export const contact: Kind<ContentOf<'contact'>> = {
  kind: 'contact',
  module: 'circle',
  name: 'Proche',
  one: 'un proche',
  blank: () => ({ isTrustedPerson: false, toWarnInEmergency: false, isCarer: false }),
  fields: [
    { as: 'line', name: 'givenName', label: 'Prénom' },
    { as: 'line', name: 'familyName', label: 'Nom', required: true },
    { as: 'list', name: 'relation', label: 'Lien', required: true, options: relationOptions },
    { as: 'line', name: 'mobile', label: 'Portable', inputMode: 'tel' },
    { as: 'check', name: 'toWarnInEmergency', label: 'À prévenir en cas d’urgence' },
    {
      as: 'check',
      name: 'isTrustedPerson',
      label: 'Personne de confiance',
      help: 'Désignée par écrit par la personne elle-même',
    },
    { as: 'check', name: 'isCarer', label: 'Aidant' },
    { as: 'line', name: 'phone', label: 'Téléphone fixe', inputMode: 'tel', later: true },
    { as: 'line', name: 'email', label: 'Courriel', inputMode: 'email', later: true },
    { as: 'line', name: 'address', label: 'Adresse', later: true },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  complete: (said) => ({ givenName: '', ...said, relationInFrench: relationWord(said['relation']) }),
  title: ({ givenName, familyName }) => `${givenName} ${familyName.toLocaleUpperCase('fr')}`.trim(),
  details: ({
    relationInFrench,
    isTrustedPerson,
    toWarnInEmergency,
    isCarer,
    mobile,
    phone,
    email,
    address,
    comment,
  }) => [
    joined(
      relationInFrench,
      isTrustedPerson && 'personne de confiance',
      toWarnInEmergency && 'à prévenir en urgence',
      isCarer && 'aidant',
    ),
    joined(mobile, phone, email),
    address,
    comment,
  ],
  endVerb: 'Ne fait plus partie de l’entourage',
};

const measures = [
  { value: 'tutelle', label: 'Tutelle' },
  { value: 'curatelle', label: 'Curatelle' },
  { value: 'curatelle-renforcee', label: 'Curatelle renforcée' },
  { value: 'sauvegarde', label: 'Sauvegarde de justice' },
  { value: 'habilitation-familiale', label: 'Habilitation familiale' },
  { value: 'mandat-protection-future', label: 'Mandat de protection future' },
  { value: 'autorite-parentale', label: 'Autorité parentale' },
] as const satisfies Option[];

export const legalRepresentative: Kind<ContentOf<'legal-representative'>> = {
  kind: 'legal-representative',
  module: 'circle',
  name: 'Représentant légal',
  one: 'un représentant légal',
  blank: () => ({}),
  fields: [
    { as: 'choice', name: 'measure', label: 'Mesure', required: true, options: measures },
    { as: 'line', name: 'name', label: 'Nom de la personne', required: true },
    { as: 'line', name: 'organisation', label: 'Service ou association' },
    { as: 'line', name: 'phone', label: 'Téléphone', inputMode: 'tel' },
    { as: 'line', name: 'email', label: 'Courriel', inputMode: 'email', later: true },
    { as: 'known-date', name: 'since', label: 'Depuis', later: true },
    { as: 'known-date', name: 'until', label: 'Jusqu’à', later: true },
  ],
  title: ({ name }) => name,
  details: ({ measure, organisation, phone, email, since, until }) => [
    joined(measures.find(({ value }) => value === measure)?.label, organisation),
    joined(phone, email),
    joined(since && spokenSince(since), until && spokenUntil(until)),
  ],
  endVerb: 'La mesure est terminée',
};

export const careProfessional: Kind<ContentOf<'care-professional'>> = {
  kind: 'care-professional',
  module: 'circle',
  name: 'Professionnel',
  one: 'un professionnel',
  blank: () => ({ role: 'gp' }),
  Fields: CorrespondentFields,
  fields: [
    { as: 'choice', name: 'role', label: 'Rôle', required: true, options: roles },
    { as: 'line', name: 'givenName', label: 'Prénom' },
    { as: 'line', name: 'familyName', label: 'Nom', required: true },
    { as: 'line', name: 'phone', label: 'Téléphone', inputMode: 'tel' },
    { as: 'line', name: 'rpps', label: 'Numéro RPPS', inputMode: 'numeric', later: true },
    { as: 'line', name: 'profession', label: 'Profession', later: true },
    { as: 'line', name: 'mssanteAddress', label: 'Adresse MSSanté', inputMode: 'email', later: true },
    { as: 'line', name: 'address', label: 'Adresse', later: true },
  ],
  title: ({ givenName, familyName }) => [givenName, familyName.toLocaleUpperCase('fr')].filter(Boolean).join(' '),
  details: ({ role, profession, phone, address, mssanteAddress }) => [
    joined(roleWords(role), profession),
    joined(phone, mssanteAddress),
    address,
  ],
  endVerb: 'Ne suit plus la personne',
};

const nobodyAbout = {
  'trusted-person': 'Aucune personne de confiance désignée',
  gp: 'Aucun médecin traitant déclaré',
  'legal-representative': 'Aucune mesure de protection',
} as const;

export const nobody: Kind<ContentOf<'nobody'>> = {
  kind: 'nobody',
  module: 'circle',
  name: 'Personne',
  one: 'qu’il n’y a personne',
  blank: () => ({ about: 'trusted-person' }),
  fields: [
    {
      as: 'choice',
      name: 'about',
      label: 'Qui',
      required: true,
      options: Object.entries(nobodyAbout).map(([value, label]) => ({ value, label })),
    },
  ],
  title: ({ about }) => nobodyAbout[about],
};

export const nobodySaying = (about: ContentOf<'nobody'>['about']) => ({
  module: 'circle' as const,
  content: { kind: 'nobody' as const, about },
  words: nobodyAbout[about],
});

export const preferredHospital: Kind<ContentOf<'preferred-hospital'>> = {
  kind: 'preferred-hospital',
  module: 'circle',
  name: 'Hôpital souhaité',
  one: 'l’hôpital souhaité',
  blank: () => ({}),
  Fields: HospitalFields,
  fields: [
    { as: 'line', name: 'name', label: 'Hôpital', required: true },
    { as: 'line', name: 'department', label: 'Service' },
    { as: 'line', name: 'phone', label: 'Téléphone', inputMode: 'tel' },
    { as: 'line', name: 'finess', label: 'Numéro FINESS', later: true },
    { as: 'line', name: 'address', label: 'Adresse', later: true },
  ],
  title: ({ name }) => name,
  details: ({ department, phone, address }) => [joined(department, phone), address],
  endVerb: 'N’est plus souhaité',
};
