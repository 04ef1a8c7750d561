import { z } from 'zod';
import { CivilDate, Id, Instant, contract } from '../platform/contract.ts';
import { FactFrame } from '../facts/contract.ts';
import { IdentityAttribute, IdentityStatus, Sex } from '../identity/contract.ts';
import { StayState } from '../stays/contract.ts';

/** Different things, never confused: something is known, « aucune connue » was said, nothing was said, or this role may not read it. */
export const Known = z.discriminatedUnion('state', [
  z.object({ state: z.literal('some'), items: z.array(z.string()) }),
  z.object({ state: z.literal('none-known'), by: z.string(), at: Instant }),
  z.object({ state: z.literal('not-said') }),
  z.object({ state: z.literal('hidden') }),
]);

export const PersonRow = z.object({
  personId: Id,
  displayName: z.string(),
  birthFamilyName: z.string(),
  birthDate: CivilDate,
  age: z.string(),
  sex: Sex,
  status: IdentityStatus,
  attributes: z.array(IdentityAttribute),
  unit: z.string().nullable(),
  room: z.string().nullable(),
  state: StayState.nullable(),
  stateInFrench: z.string().nullable(),
  alerts: z.array(z.string()),
});
export type PersonRow = z.infer<typeof PersonRow>;

export const RecordHeader = z.object({
  personId: Id,
  displayName: z.string(),
  birthFamilyName: z.string(),
  birthGivenNames: z.string(),
  birthDate: CivilDate,
  birthPlaceName: z.string(),
  age: z.string(),
  sex: Sex,
  identity: z.object({
    status: IdentityStatus,
    statusInFrench: z.string(),
    attributes: z.array(IdentityAttribute),
    matricule: z.string().nullable(),
  }),
  where: z
    .object({
      establishment: z.string(),
      unit: z.string().nullable(),
      room: z.string().nullable(),
      state: StayState,
      stateInFrench: z.string(),
      since: Instant,
    })
    .nullable(),
  otherStays: z.array(z.string()),
  allergies: Known,
  alerts: z.array(z.object({ label: z.string(), level: z.enum(['watch', 'high']) })),
  directives: Known,
  trustedPerson: Known,
  gp: Known,
  legalRepresentative: Known,
  openedByBreakGlass: z.boolean(),
});
export type RecordHeader = z.infer<typeof RecordHeader>;

const Line = z.object({
  factId: Id,
  module: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  /** In a word, when it is over: `at` is then the date of its end. */
  over: z.string().nullable(),
  at: Instant,
  by: z.string(),
});

export const record = {
  searchPeople: contract({
    method: 'POST',
    path: '/api/people/search',
    body: z.object({ text: z.string().max(100), everywhere: z.boolean() }),
    reply: z.object({ rows: z.array(PersonRow), more: z.boolean() }),
    summary: 'Chercher une personne (noms, date de naissance, chambre, matricule)',
  }),
  open: contract({
    method: 'GET',
    path: '/api/persons/:personId/record',
    params: z.object({ personId: Id }),
    reply: z.object({
      header: RecordHeader,
      synthesis: z.object({
        thisWeek: z.array(Line),
        treatments: z.array(Line),
        problems: z.array(Line),
        autonomy: Line.nullable(),
        project: Line.nullable(),
        latestVitalSigns: z.object({ at: Instant, by: z.string(), text: z.string() }).nullable(),
        missingForDlu: z.array(z.string()),
      }),
    }),
    summary: 'Ouvrir le dossier',
  }),
  whoLooked: contract({
    method: 'GET',
    path: '/api/persons/:personId/accesses',
    params: z.object({ personId: Id }),
    reply: z.array(
      z.object({ at: Instant, who: z.string(), role: z.string(), actInFrench: z.string(), why: z.string().nullable() }),
    ),
    summary: 'Qui a ouvert ce dossier',
  }),
  myDay: contract({
    method: 'GET',
    path: '/api/my-day',
    reply: z.object({
      writtenByOthers: z.array(z.object({ personId: Id, displayName: z.string(), lines: z.array(Line) })),
      todo: z.array(
        z.object({
          kind: z.string(),
          label: z.string(),
          detail: z.string().nullable(),
          personId: Id.nullable(),
          place: z.string(),
        }),
      ),
      movements: z.array(z.object({ personId: Id, displayName: z.string(), what: z.string(), at: Instant })),
      since: Instant,
    }),
    summary: 'Ma journée',
  }),
};

export { FactFrame };
