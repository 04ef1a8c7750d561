import { unit } from '../directory/index.ts';
import {
  aboutPerson,
  demand,
  RefusedByRight,
  serve,
  type Act,
  type AnyServed,
  type Platform,
  type Tx,
} from '../platform/index.ts';
import { admit } from './admit.ts';
import { cancelMovement } from './cancel-movement.ts';
import { comeBack } from './come-back.ts';
import { stays } from './contract.ts';
import { discharge } from './discharge.ts';
import { leaveTemporarily } from './leave-temporarily.ts';
import { move } from './move.ts';
import { staysRights } from './policy.ts';
import { presentBoard } from './present-board.ts';
import { present, type PresentedStay } from './present.ts';
import { mayReach } from './reach.ts';
import { recordDeath } from './record-death.ts';
import { UnknownStay } from './refusals.ts';
import { staysWhere } from './store.ts';
import { transferToHospital } from './transfer-to-hospital.ts';
import type { Stay } from './stay.ts';

type StayAct = keyof typeof staysRights;

/** The right, then the place: each establishment moves its own stays only, whoever the person is. */
const mayOnStay = (name: StayAct) => async (act: Act, input: { params: { id: string } }, tx: Tx) => {
  demand(staysRights, name, act);
  const [stay] = await staysWhere(tx, act.organisationId, { ids: [input.params.id] });
  if (!stay) throw new UnknownStay();
  if (stay.establishmentId !== act.establishmentId)
    throw new RefusedByRight(
      'stay-elsewhere',
      'Ce séjour est celui d’un autre établissement.',
      'Changez d’établissement, ou prévenez l’équipe qui accompagne ce séjour.',
      stay.personId,
    );
  return mayReach(tx, act, stay.personId);
};

const aboutStay = (_input: unknown, reply: PresentedStay | undefined) => ({ personId: reply?.personId ?? null });

async function shown(tx: Tx, act: Act, stay: Stay): Promise<PresentedStay> {
  const [presented] = await present(tx, [stay], act.at);
  return presented ?? cancelledAdmission(stay, act);
}

/** What is answered once the admission itself has been cancelled: the stay never was. */
const cancelledAdmission = (stay: Stay, act: Act): PresentedStay => ({
  id: stay.id,
  personId: stay.personId,
  establishmentId: stay.establishmentId,
  establishmentName: act.establishmentName,
  kind: stay.kind,
  kindInFrench: '',
  state: 'discharged',
  stateInFrench: 'Annulé',
  since: act.at.toISOString(),
  admittedAt: act.at.toISOString(),
  endedAt: act.at.toISOString(),
  unit: null,
  room: null,
  bed: null,
  expectedBackAt: null,
  movements: [],
});

const instant = (text: string): Date => new Date(text);

export const stayRoutes = (platform: Platform): AnyServed[] => [
  serve(stays.admit, {
    act: 'stays.admit',
    may: (act, { body }, tx) => {
      demand(staysRights, 'stays.admit', act);
      return body.establishmentId === act.establishmentId ? undefined : mayReach(tx, act, body.personId);
    },
    trace: aboutPerson,
    do: async ({ body }, act, tx) => {
      const detail = [body.cameFrom && `Vient de : ${body.cameFrom}`, body.comment].filter(Boolean).join(' — ');
      const { id, personId, establishmentId, kind, unitId, bedId, admittedAt } = body;
      return shown(
        tx,
        act,
        await admit(tx, act, {
          id,
          movementId: platform.newId(),
          personId,
          establishmentId,
          kind,
          unitId,
          bedId,
          admittedAt: instant(admittedAt),
          detail,
        }),
      );
    },
  }),
  serve(stays.ofPerson, {
    act: 'stays.ofPerson',
    may: (act, { params }, tx) => {
      demand(staysRights, 'stays.ofPerson', act);
      return mayReach(tx, act, params.personId);
    },
    trace: aboutPerson,
    do: async ({ params }, act, tx) =>
      present(tx, await staysWhere(tx, act.organisationId, { personId: params.personId }), act.at),
  }),
  serve(stays.move, {
    act: 'stays.move',
    may: mayOnStay('stays.move'),
    trace: aboutStay,
    do: async ({ params, body }, act, tx) =>
      shown(tx, act, await move(tx, act, params.id, { ...body, at: instant(body.at), comment: body.comment ?? '' })),
  }),
  serve(stays.leaveTemporarily, {
    act: 'stays.leaveTemporarily',
    may: mayOnStay('stays.leaveTemporarily'),
    trace: aboutStay,
    do: async ({ params, body }, act, tx) =>
      shown(
        tx,
        act,
        await leaveTemporarily(tx, act, params.id, {
          ...body,
          at: instant(body.at),
          expectedBackAt: body.expectedBackAt === null ? null : instant(body.expectedBackAt),
        }),
      ),
  }),
  serve(stays.transferToHospital, {
    act: 'stays.transferToHospital',
    may: mayOnStay('stays.transferToHospital'),
    trace: aboutStay,
    do: async ({ params, body }, act, tx) =>
      shown(tx, act, await transferToHospital(tx, act, params.id, { ...body, at: instant(body.at) })),
  }),
  serve(stays.comeBack, {
    act: 'stays.comeBack',
    may: mayOnStay('stays.comeBack'),
    trace: aboutStay,
    do: async ({ params, body }, act, tx) =>
      shown(
        tx,
        act,
        await comeBack(tx, act, params.id, { id: body.id, at: instant(body.at), comment: body.comment ?? '' }),
      ),
  }),
  serve(stays.discharge, {
    act: 'stays.discharge',
    may: mayOnStay('stays.discharge'),
    trace: aboutStay,
    do: async ({ params, body }, act, tx) =>
      shown(
        tx,
        act,
        await discharge(tx, act, params.id, {
          id: body.id,
          at: instant(body.at),
          to: body.to,
          reason: body.reason ?? '',
        }),
      ),
  }),
  serve(stays.recordDeath, {
    act: 'stays.recordDeath',
    may: mayOnStay('stays.recordDeath'),
    trace: aboutStay,
    do: async ({ params, body }, act, tx) =>
      shown(
        tx,
        act,
        await recordDeath(tx, act, params.id, { id: body.id, at: instant(body.at), place: body.place ?? '' }, () =>
          platform.newId(),
        ),
      ),
  }),
  serve(stays.cancelMovement, {
    act: 'stays.cancelMovement',
    may: mayOnStay('stays.cancelMovement'),
    trace: (input, reply) => ({ personId: reply?.personId ?? null, why: input.body.why }),
    do: async ({ params, body }, act, tx) =>
      shown(tx, act, await cancelMovement(tx, act, params.id, params.movementId, body.why)),
  }),
  serve(stays.board, {
    act: 'stays.board',
    may: async (act, { params }, tx) => {
      demand(staysRights, 'stays.board', act);
      const place = await unit(tx, params.unitId);
      if (place && place.establishmentId !== act.establishmentId)
        throw new RefusedByRight(
          'unit-elsewhere',
          'Cette unité n’est pas dans l’établissement où vous travaillez.',
          'Changez d’établissement pour la voir.',
        );
    },
    trace: () => ({ personId: null }),
    do: ({ params, body }, act, tx) =>
      presentBoard(tx, act, params.unitId, body.at === undefined ? undefined : instant(body.at)),
  }),
];
