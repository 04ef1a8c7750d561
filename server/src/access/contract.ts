import { z } from 'zod';
import { CivilDate, Done, Id, Instant, contract } from '../platform/contract.ts';

/** Genre d'activité TRE_R22: what gives rights; GENR01 = care and pharmacy, GENR08-12 the five RPPS+ roles. */
export const Genre = z.enum(['GENR01', 'GENR08', 'GENR09', 'GENR10', 'GENR11', 'GENR12', 'NONE']);

/** Profession families the table of rights speaks of (`docs/rights.md`). */
export const RightsRole = z.enum([
  'medecin',
  'infirmier',
  'soignant',
  'accompagnant',
  'coordination',
  'administratif',
  'encadrement',
  'administrateur',
]);
export type RightsRole = z.infer<typeof RightsRole>;

export const Practice = z.object({
  id: Id,
  organisationId: Id,
  organisationName: z.string(),
  establishmentId: Id,
  establishmentName: z.string(),
  finess: z.string(),
  role: RightsRole,
  roleInFrench: z.string(),
  /** Code of TRE_G15/R94/R95/R291 when there is one. */
  professionCode: z.string().nullable(),
  professionInFrench: z.string(),
  genre: Genre,
  isAdministrator: z.boolean(),
});
export type Practice = z.infer<typeof Practice>;

export const Session = z.object({
  installation: z.object({ name: z.string(), demonstration: z.boolean(), sandboxUrl: z.string().optional() }),
  account: z
    .object({
      id: Id,
      displayName: z.string(),
      initials: z.string(),
      signedInWith: z.enum(['pro-sante-connect', 'passkey']),
    })
    .nullable(),
  /** The situation worked in now; null until chosen. */
  practice: Practice.nullable(),
  practices: z.array(Practice),
  /** Acts allowed in this practice, e.g. `stays.admit`: what the screens show or hide. */
  acts: z.array(z.string()),
  /** To send back in `x-liane-csrf` with every command. */
  csrf: z.string().nullable(),
  /** Seconds of inactivity after which the session closes. */
  inactivitySeconds: z.number().int(),
  /** Secret of this account for what the device keeps until acknowledged (AES-GCM, base64). */
  deviceKey: z.string().nullable(),
});
export type Session = z.infer<typeof Session>;

/** What the Annuaire Santé says of someone, beside what was typed here. */
export const RegisterCheck = z.object({
  rpps: z.string(),
  /** When it last answered; null: never yet. */
  at: Instant.nullable(),
  state: z.enum(['coherent', 'differs', 'inactive', 'unknown', 'failed']),
  /** What to look at, in French sentences. */
  remarks: z.array(z.string()),
});
export type RegisterCheck = z.infer<typeof RegisterCheck>;

export const StaffMember = z.object({
  id: Id,
  displayName: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  rpps: z.string().nullable(),
  email: z.string().nullable(),
  signsInWith: z.enum(['pro-sante-connect', 'passkey', 'invited', 'closed']),
  practices: z.array(Practice),
  lastSignInAt: Instant.nullable(),
  /** Null: not looked at, or no RPPS number to look for. */
  register: RegisterCheck.nullable(),
});
export type StaffMember = z.infer<typeof StaffMember>;

const StaffPractice = z.object({
  establishmentId: Id,
  role: RightsRole,
  /** Code of TRE_G15/R94/R95/R291 when there is one. */
  professionCode: z.string().nullable(),
  genre: Genre,
  isAdministrator: z.boolean(),
});

export const Trace = z.object({
  id: Id,
  at: Instant,
  who: z.string(),
  role: z.string(),
  establishment: z.string(),
  act: z.string(),
  actInFrench: z.string(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  why: z.string().nullable(),
  from: z.string(),
  sealed: z.boolean(),
});
export type Trace = z.infer<typeof Trace>;

export const BreakGlass = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  who: z.string(),
  at: Instant,
  until: Instant,
  reason: z.string(),
  review: z.object({ by: z.string(), at: Instant, justified: z.boolean(), comment: z.string() }).nullable(),
});

const Json = z.record(z.string(), z.unknown());

export const access = {
  session: contract({
    method: 'GET',
    path: '/api/session',
    reply: Session,
    summary: 'Qui est connecté, où, avec quels droits',
  }),
  choosePractice: contract({
    method: 'POST',
    path: '/api/session/practice',
    body: z.object({ practiceId: Id }),
    reply: Session,
    summary: 'Choisir l’établissement où l’on travaille maintenant',
  }),
  signOut: contract({
    method: 'POST',
    path: '/api/session/sign-out',
    reply: z.object({
      /** Where the browser must go to close the Pro Santé Connect session too. */ next: z.string().nullable(),
    }),
    summary: 'Se déconnecter, ici et chez Pro Santé Connect',
  }),
  passkeyOptions: contract({
    method: 'POST',
    path: '/api/sign-in/passkey/options',
    reply: Json,
    summary: 'Préparer une connexion par clé d’accès',
  }),
  passkeySignIn: contract({
    method: 'POST',
    path: '/api/sign-in/passkey',
    body: Json,
    reply: Session,
    summary: 'Se connecter par clé d’accès',
  }),
  invitationLook: contract({
    method: 'POST',
    path: '/api/invitations/look',
    body: z.object({ token: z.string() }),
    reply: z.object({ displayName: z.string(), establishmentName: z.string(), validUntil: Instant, options: Json }),
    summary: 'Lire une invitation et préparer la clé d’accès',
  }),
  invitationAccept: contract({
    method: 'POST',
    path: '/api/invitations/accept',
    body: z.object({ token: z.string(), credential: Json }),
    reply: Session,
    summary: 'Accepter une invitation avec une clé d’accès',
  }),
  staff: contract({
    method: 'GET',
    path: '/api/staff',
    reply: z.array(StaffMember),
    summary: 'Le personnel de l’organisme',
  }),
  addStaff: contract({
    method: 'POST',
    path: '/api/staff',
    body: z.object({
      id: Id,
      familyName: z.string().trim().min(1).max(100),
      givenName: z.string().trim().min(1).max(100),
      rpps: z.string().nullable(),
      email: z.email().nullable(),
      practices: z.array(StaffPractice).min(1),
    }),
    reply: z.object({
      member: StaffMember,
      /** Shown once, to hand over in person. */ invitationUrl: z.string().nullable(),
    }),
    summary: 'Ajouter un professionnel',
  }),
  changeStaff: contract({
    method: 'PUT',
    path: '/api/staff/:id',
    params: z.object({ id: Id }),
    body: z.object({ practices: z.array(StaffPractice).min(1) }),
    reply: StaffMember,
    summary: 'Changer les rôles et les établissements d’un professionnel',
  }),
  inviteAgain: contract({
    method: 'POST',
    path: '/api/staff/:id/invitation',
    params: z.object({ id: Id }),
    reply: z.object({ invitationUrl: z.string() }),
    summary: 'Refaire une invitation (la clé précédente est révoquée)',
  }),
  closeStaff: contract({
    method: 'POST',
    path: '/api/staff/:id/close',
    params: z.object({ id: Id }),
    reply: StaffMember,
    summary: 'Fermer un compte',
  }),
  breakGlass: contract({
    method: 'POST',
    path: '/api/persons/:personId/break-glass',
    params: z.object({ personId: Id }),
    body: z.object({ id: Id, reason: z.string().trim().min(10).max(500) }),
    reply: z.object({ until: Instant }),
    summary: 'Ouvrir en urgence un dossier hors de ses droits, en disant pourquoi',
  }),
  breakGlassToReview: contract({
    method: 'GET',
    path: '/api/break-glass',
    reply: z.array(BreakGlass),
    summary: 'Accès d’urgence, à relire et relus',
  }),
  reviewBreakGlass: contract({
    method: 'POST',
    path: '/api/break-glass/:id/review',
    params: z.object({ id: Id }),
    body: z.object({ justified: z.boolean(), comment: z.string().trim().min(3).max(500) }),
    reply: BreakGlass,
    summary: 'Relire un accès d’urgence',
  }),
  searchTraces: contract({
    method: 'POST',
    path: '/api/traces/search',
    body: z.object({
      personId: Id.optional(),
      accountId: Id.optional(),
      act: z.string().optional(),
      from: CivilDate.optional(),
      to: CivilDate.optional(),
      before: Id.optional(),
    }),
    reply: z.object({
      traces: z.array(Trace),
      more: z.boolean(),
      sealing: z.object({ sealed: z.number(), waiting: z.number(), lastSealAt: Instant.nullable() }),
    }),
    summary: 'Qui a fait quoi, sur quel dossier, quand, d’où',
  }),
};

export { Done };
