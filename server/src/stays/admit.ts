import { personById, UnknownPerson } from '../identity/index.ts';
import type { Act, Tx } from '../platform/index.ts';
import { settled } from './move-on.ts';
import { checkPlace } from './place.ts';
import { PersonDeceased, StayAlreadyOpen } from './refusals.ts';
import type { Movement, Stay, StayKind } from './stay.ts';
import { addMovement, addStay, currentStays } from './store.ts';

export interface Admission {
  id: string;
  movementId: string;
  personId: string;
  establishmentId: string;
  kind: StayKind;
  unitId: string | null;
  bedId: string | null;
  admittedAt: Date;
  detail: string;
}

/** Opens a stay; an admission in the future is planned. Throws UnknownPerson, PersonDeceased, PlaceOutsideEstablishment, BedTaken, StayAlreadyOpen. */
export async function admit(tx: Tx, act: Act, admission: Admission): Promise<Stay> {
  if (!(await personById(tx, act.organisationId, admission.personId))) throw new UnknownPerson();
  const before = await currentStays(tx, act.organisationId, admission.personId);
  if (before.some((stay) => stay.state === 'deceased')) throw new PersonDeceased();
  // The unique index knows one identity; a stay opened under one merged since stands here too.
  if (
    before.some(
      (stay) => stay.is_open && stay.establishment_id === admission.establishmentId && stay.kind === admission.kind,
    )
  )
    throw new StayAlreadyOpen();
  await checkPlace(tx, admission.establishmentId, admission);
  const movement: Movement = {
    id: admission.movementId,
    kind: 'admission',
    at: admission.admittedAt,
    recordedAt: act.at,
    by: act.who,
    unitId: admission.unitId,
    bedId: admission.bedId,
    expectedBackAt: null,
    detail: admission.detail,
    cancelled: false,
  };
  const stay: Stay = {
    id: admission.id,
    personId: admission.personId,
    establishmentId: admission.establishmentId,
    kind: admission.kind,
    movements: [movement],
  };
  await addStay(tx, act, stay);
  await addMovement(tx, act, stay.id, movement);
  await tx.tell(act, { kind: 'stay-admission', personId: stay.personId, about: movement.id });
  return settled(tx, act, stay);
}
