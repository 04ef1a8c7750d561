import { z } from 'zod';
import { CivilDate, Id, Instant, contract } from '../platform/contract.ts';

export const StayKind = z.enum([
  'hebergement-permanent',
  'hebergement-temporaire',
  'accueil-de-jour',
  'accompagnement-a-domicile',
]);
export const StayState = z.enum(['planned', 'present', 'absent', 'hospitalised', 'discharged', 'deceased']);

export const Movement = z.object({
  id: Id,
  kind: z.enum(['admission', 'move', 'absence', 'hospitalisation', 'return', 'discharge', 'death', 'cancellation']),
  kindInFrench: z.string(),
  at: Instant,
  recordedAt: Instant,
  by: z.string(),
  detail: z.string(),
  cancelled: z.boolean(),
});

export const Stay = z.object({
  id: Id,
  personId: Id,
  establishmentId: Id,
  establishmentName: z.string(),
  kind: StayKind,
  kindInFrench: z.string(),
  state: StayState,
  stateInFrench: z.string(),
  /** Since when in this state. */
  since: Instant,
  admittedAt: Instant,
  endedAt: Instant.nullable(),
  unit: z.object({ id: Id, name: z.string() }).nullable(),
  room: z.string().nullable(),
  bed: z.string().nullable(),
  expectedBackAt: Instant.nullable(),
  movements: z.array(Movement),
});
export type Stay = z.infer<typeof Stay>;

export const BoardRow = z.object({
  stayId: Id,
  personId: Id,
  displayName: z.string(),
  birthDate: CivilDate,
  sex: z.enum(['F', 'M', 'I']),
  room: z.string().nullable(),
  bed: z.string().nullable(),
  state: StayState,
  stateInFrench: z.string(),
  since: Instant,
  expectedBackAt: Instant.nullable(),
});

const stay = z.object({ id: Id });
const comment = z.string().trim().max(500).optional();

export const stays = {
  admit: contract({
    method: 'POST',
    path: '/api/stays',
    body: z.object({
      id: Id,
      personId: Id,
      establishmentId: Id,
      kind: StayKind,
      unitId: Id.nullable(),
      bedId: Id.nullable(),
      admittedAt: Instant,
      cameFrom: z.string().trim().max(200).optional(),
      comment,
    }),
    reply: Stay,
    summary: 'Admettre une personne',
  }),
  ofPerson: contract({
    method: 'GET',
    path: '/api/persons/:personId/stays',
    params: z.object({ personId: Id }),
    reply: z.array(Stay),
    summary: 'Les séjours d’une personne',
  }),
  move: contract({
    method: 'POST',
    path: '/api/stays/:id/moves',
    params: stay,
    body: z.object({ id: Id, unitId: Id, bedId: Id.nullable(), at: Instant, comment }),
    reply: Stay,
    summary: 'Changer d’unité, de chambre ou de lit',
  }),
  leaveTemporarily: contract({
    method: 'POST',
    path: '/api/stays/:id/absences',
    params: stay,
    body: z.object({
      id: Id,
      at: Instant,
      expectedBackAt: Instant.nullable(),
      reason: z.string().trim().min(1).max(200),
    }),
    reply: Stay,
    summary: 'Noter une absence temporaire',
  }),
  transferToHospital: contract({
    method: 'POST',
    path: '/api/stays/:id/hospitalisations',
    params: stay,
    body: z.object({
      id: Id,
      at: Instant,
      hospital: z.string().trim().min(1).max(200),
      reason: z.string().trim().min(1).max(500),
    }),
    reply: Stay,
    summary: 'Noter un transfert vers l’hôpital',
  }),
  comeBack: contract({
    method: 'POST',
    path: '/api/stays/:id/returns',
    params: stay,
    body: z.object({ id: Id, at: Instant, comment }),
    reply: Stay,
    summary: 'Noter un retour',
  }),
  discharge: contract({
    method: 'POST',
    path: '/api/stays/:id/discharge',
    params: stay,
    body: z.object({
      id: Id,
      at: Instant,
      to: z.string().trim().min(1).max(200),
      reason: z.string().trim().max(500).optional(),
    }),
    reply: Stay,
    summary: 'Terminer un séjour',
  }),
  recordDeath: contract({
    method: 'POST',
    path: '/api/stays/:id/death',
    params: stay,
    body: z.object({ id: Id, at: Instant, place: z.string().trim().max(200).optional() }),
    reply: Stay,
    summary: 'Noter un décès (tous les séjours en cours se terminent)',
  }),
  cancelMovement: contract({
    method: 'DELETE',
    path: '/api/stays/:id/movements/:movementId',
    params: z.object({ id: Id, movementId: Id }),
    body: z.object({ why: z.string().trim().min(3).max(300) }),
    reply: Stay,
    summary: 'Annuler le dernier mouvement, noté par erreur',
  }),
  board: contract({
    method: 'POST',
    path: '/api/units/:unitId/board',
    params: z.object({ unitId: Id }),
    body: z.object({ /** Past or present instant; now when absent. */ at: Instant.optional() }),
    reply: z.object({
      unit: z.object({ id: Id, name: z.string() }),
      at: Instant,
      rows: z.array(BoardRow),
      freeBeds: z.array(z.object({ room: z.string(), bed: z.string(), bedId: Id })),
    }),
    summary: 'Le tableau d’une unité, maintenant ou à une date passée',
  }),
};
