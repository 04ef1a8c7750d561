import { z } from 'zod';
import { CivilDate, Done, Id, Instant, contract } from '../platform/contract.ts';

export const Sex = z.enum(['F', 'M', 'I']);
export const IdentityStatus = z.enum(['provisoire', 'recuperee', 'validee', 'qualifiee']);
export const IdentityAttribute = z.enum(['douteuse', 'fictive', 'homonyme']);

export const StrictTraits = z.object({
  birthFamilyName: z.string().trim().min(1).max(100),
  firstBirthGivenName: z.string().trim().min(1).max(100),
  birthGivenNames: z.string().trim().max(100),
  birthDate: CivilDate,
  sex: Sex,
  birthPlaceCode: z.string().regex(/^[0-9A-Z]{5}$/),
});

export const ComplementaryTraits = z.object({
  usedFamilyName: z.string().trim().max(100).nullable(),
  usedGivenName: z.string().trim().max(100).nullable(),
  civility: z.enum(['M', 'MME']).nullable(),
  address: z.object({ street: z.string(), postalCode: z.string(), city: z.string() }).nullable(),
  phone: z.string().max(30).nullable(),
  mobile: z.string().max(30).nullable(),
  email: z.email().nullable(),
  spokenLanguage: z.string().max(60).nullable(),
});

export const Proof = z.object({
  id: Id,
  /** Code of the RNIV list: CN, PA, CS, AN, LE… */
  type: z.string(),
  typeInFrench: z.string(),
  highTrust: z.boolean(),
  checkedOn: CivilDate,
  by: z.string(),
  withdrawn: z.boolean(),
});

export const StatusChange = z.object({
  at: Instant,
  from: IdentityStatus.nullable(),
  to: IdentityStatus,
  by: z.string(),
  why: z.string(),
});

export const TraitDifference = z.object({
  trait: z.enum(['birthFamilyName', 'firstBirthGivenName', 'birthGivenNames', 'birthDate', 'sex', 'birthPlaceCode']),
  traitInFrench: z.string(),
  ours: z.string(),
  theirs: z.string(),
  same: z.boolean(),
  /** e.g. `used-name-for-birth-name`, `composite-given-name`, `merged-municipality`, `day-month-swapped`. */
  likelyCause: z.string().nullable(),
  likelyCauseInFrench: z.string().nullable(),
});

/** A question put to INSi, asked beside the click: waiting, then answered or failed. */
export const InsiInquiry = z.object({
  id: Id,
  kind: z.enum(['recuperation', 'verification']),
  askedAt: Instant,
  by: z.string(),
  state: z.enum([
    'waiting',
    'found',
    'nobody',
    'several',
    'not-importable',
    'confirmed',
    'contradicted',
    'failed',
    'accepted',
    'dismissed',
  ]),
  stateInFrench: z.string(),
  todo: z.string().nullable(),
  /** Each call made (one given name per call) and its answer code. */
  calls: z.array(z.object({ at: Instant, givenName: z.string(), withBirthPlace: z.boolean(), answer: z.string() })),
  answer: z
    .object({ traits: StrictTraits, matricule: z.string(), oid: z.string(), history: z.array(z.string()) })
    .nullable(),
  comparison: z.array(TraitDifference),
  failure: z.object({ code: z.string(), message: z.string(), retryAt: Instant.nullable() }).nullable(),
});
export type InsiInquiry = z.infer<typeof InsiInquiry>;

export const Identity = z.object({
  personId: Id,
  localId: z.string(),
  traits: StrictTraits,
  birthPlaceName: z.string(),
  complementary: ComplementaryTraits,
  /** Said back by a change of the complementary traits. */
  complementaryVersion: z.number().int(),
  status: IdentityStatus,
  attributes: z.array(IdentityAttribute),
  ins: z
    .object({ matricule: z.string(), oid: z.string(), nature: z.string(), history: z.array(z.string()) })
    .nullable(),
  /** Strict traits and matricule cannot be typed over (INS/va1.18). */
  locked: z.boolean(),
  proofs: z.array(Proof),
  statusHistory: z.array(StatusChange),
  traitHistory: z.array(z.object({ at: Instant, by: z.string(), traits: StrictTraits, why: z.string() })),
  inquiries: z.array(InsiInquiry),
  /** Why INSi may not be called now, or null. */
  insiBlockedBecause: z.string().nullable(),
  mergedInto: Id.nullable(),
  /** Doubles merged into this record, which may be taken out of it again. */
  merges: z.array(
    z.object({ id: Id, absorbedPersonId: Id, absorbedName: z.string(), at: Instant, by: z.string(), why: z.string() }),
  ),
});
export type Identity = z.infer<typeof Identity>;

export const PersonHint = z.object({
  personId: Id,
  displayName: z.string(),
  birthFamilyName: z.string(),
  firstBirthGivenName: z.string(),
  birthDate: CivilDate,
  sex: Sex,
  birthPlaceName: z.string(),
  status: IdentityStatus,
  attributes: z.array(IdentityAttribute),
  /** 0 to 1: how much it looks like what was asked. */
  likeness: z.number(),
  why: z.string(),
});
export type PersonHint = z.infer<typeof PersonHint>;

export const Birthplace = z.object({
  code: z.string(),
  name: z.string(),
  /** e.g. `Ille-et-Vilaine`, `pays étranger`, `commune déléguée de …, fusionnée en 2016`. */
  detail: z.string(),
});

const person = z.object({ id: Id });

export const identity = {
  findBirthplaces: contract({
    method: 'POST',
    path: '/api/birthplaces/search',
    body: z.object({ text: z.string().max(80), birthDate: CivilDate.nullable() }),
    reply: z.array(Birthplace),
    summary: 'Chercher un lieu de naissance tel qu’il s’appelait à la date de naissance',
  }),
  findDoubles: contract({
    method: 'POST',
    path: '/api/persons/doubles',
    body: z.object({
      birthFamilyName: z.string().max(100).optional(),
      firstBirthGivenName: z.string().max(100).optional(),
      birthDate: CivilDate.optional(),
      matricule: z.string().max(15).optional(),
    }),
    reply: z.array(PersonHint),
    summary: 'Chercher si la personne est déjà connue (recherche d’antériorité)',
  }),
  createPerson: contract({
    method: 'POST',
    path: '/api/persons',
    body: z.object({ id: Id, traits: StrictTraits, complementary: ComplementaryTraits.partial().optional() }),
    reply: Identity,
    summary: 'Créer une identité (statut provisoire)',
  }),
  identity: contract({
    method: 'GET',
    path: '/api/persons/:id/identity',
    params: person,
    reply: Identity,
    summary: 'L’identité d’une personne et son histoire',
  }),
  changeComplementary: contract({
    method: 'PUT',
    path: '/api/persons/:id/complementary-traits',
    params: person,
    /** `basedOn`: the `complementaryVersion` that the author was looking at. */
    body: ComplementaryTraits.extend({ basedOn: z.number().int() }),
    reply: Identity,
    summary: 'Changer les traits complémentaires',
  }),
  changeStrictTraits: contract({
    method: 'PUT',
    path: '/api/persons/:id/strict-traits',
    params: person,
    body: z.object({ traits: StrictTraits, why: z.string().trim().min(3).max(300) }),
    reply: Identity,
    summary: 'Changer un trait strict (le matricule est retiré, le statut redescend)',
  }),
  recordProof: contract({
    method: 'POST',
    path: '/api/persons/:id/proofs',
    params: person,
    body: z.object({ id: Id, type: z.string().max(4), checkedOn: CivilDate, traitsAgree: z.literal(true) }),
    reply: Identity,
    summary: 'Dire quelle pièce d’identité a été vue',
  }),
  validateIdentity: contract({
    method: 'POST',
    path: '/api/persons/:id/validation',
    params: person,
    reply: Identity,
    summary: 'Valider l’identité, quand une pièce contrôlée ne la valide pas d’elle-même',
  }),
  withdrawProof: contract({
    method: 'DELETE',
    path: '/api/persons/:id/proofs/:proofId',
    params: z.object({ id: Id, proofId: Id }),
    reply: Identity,
    summary: 'Retirer une pièce notée par erreur',
  }),
  setAttribute: contract({
    method: 'POST',
    path: '/api/persons/:id/attributes',
    params: person,
    body: z.object({ attribute: IdentityAttribute, present: z.boolean(), why: z.string().trim().min(3).max(300) }),
    reply: Identity,
    summary: 'Poser ou lever un attribut (douteuse, fictive, homonyme)',
  }),
  askInsi: contract({
    method: 'POST',
    path: '/api/persons/:id/insi-inquiries',
    params: person,
    body: z.object({ id: Id, kind: z.enum(['recuperation', 'verification']) }),
    reply: InsiInquiry,
    summary: 'Interroger INSi (la réponse arrive à côté, sans bloquer)',
  }),
  acceptInsi: contract({
    method: 'POST',
    path: '/api/persons/:id/insi-inquiries/:inquiryId/accept',
    params: z.object({ id: Id, inquiryId: Id }),
    reply: Identity,
    summary: 'Accepter l’identité rendue par INSi',
  }),
  dismissInsi: contract({
    method: 'POST',
    path: '/api/persons/:id/insi-inquiries/:inquiryId/dismiss',
    params: z.object({ id: Id, inquiryId: Id }),
    body: z.object({ why: z.string().trim().min(3).max(300) }),
    reply: Identity,
    summary: 'Écarter la réponse d’INSi',
  }),
  toSettle: contract({
    method: 'GET',
    path: '/api/identities/to-settle',
    reply: z.array(PersonHint.extend({ problem: z.string(), todo: z.string(), blocked: z.string().nullable() })),
    summary: 'Identités à régler, avec ce que chacune bloque',
  }),
  suspectedDoubles: contract({
    method: 'GET',
    path: '/api/identities/doubles',
    reply: z.array(z.object({ kept: PersonHint, other: PersonHint, likeness: z.number() })),
    summary: 'Doublons possibles',
  }),
  mergePersons: contract({
    method: 'POST',
    path: '/api/persons/:id/merges',
    params: person,
    body: z.object({ id: Id, absorbedPersonId: Id, why: z.string().trim().min(3).max(300) }),
    reply: Identity,
    summary: 'Fusionner un doublon dans ce dossier',
  }),
  undoMerge: contract({
    method: 'DELETE',
    path: '/api/persons/:id/merges/:mergeId',
    params: z.object({ id: Id, mergeId: Id }),
    reply: Done,
    summary: 'Défaire une fusion',
  }),
  importPersons: contract({
    method: 'POST',
    path: '/api/persons/import',
    body: z.object({ id: Id, csv: z.string().max(20_000_000), dryRun: z.boolean() }),
    reply: z.object({
      created: z.number(),
      alreadyKnown: z.number(),
      refused: z.array(z.object({ line: z.number(), message: z.string() })),
      toReview: z.array(z.object({ line: z.number(), message: z.string(), personId: Id })),
    }),
    summary: 'Importer des personnes depuis un fichier CSV, avec un compte rendu',
  }),
  settings: contract({
    method: 'GET',
    path: '/api/identities/settings',
    reply: z.object({
      validateOnHighTrustProof: z.boolean(),
      proofs: z.array(z.object({ type: z.string(), label: z.string(), highTrust: z.boolean(), offered: z.boolean() })),
    }),
    summary: 'Réglages de l’identitovigilance',
  }),
  changeSettings: contract({
    method: 'PUT',
    path: '/api/identities/settings',
    body: z.object({
      validateOnHighTrustProof: z.boolean(),
      proofs: z.array(z.object({ type: z.string(), highTrust: z.boolean(), offered: z.boolean() })),
    }),
    reply: Done,
    summary: 'Changer les réglages de l’identitovigilance',
  }),
};
