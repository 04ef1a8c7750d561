import type { Act, NewsKind, Tx } from '../platform/index.ts';
import {
  MovementBeforeAnother,
  MovementDoesNotFit,
  MovementInTheFuture,
  StayAlreadyClosed,
  UnknownStay,
} from './refusals.ts';
import {
  isOpen,
  lastMovement,
  standingAt,
  type Movement,
  type MovementKind,
  type Stay,
  type StayState,
} from './stay.ts';
import { addMovement, lockStay, project, staysWhere } from './store.ts';
import { stayStateInFrench } from './words.ts';

export type NextMovement = Pick<Movement, 'id' | 'kind' | 'at' | 'detail'> &
  Partial<Pick<Movement, 'unitId' | 'bedId' | 'expectedBackAt'>>;

/** Reads the stay whole, under its lock. Throws UnknownStay. */
export async function stayToMove(tx: Tx, act: Act, stayId: string): Promise<Stay> {
  await lockStay(tx, stayId);
  const [stay] = await staysWhere(tx, act.organisationId, { ids: [stayId] });
  if (!stay) throw new UnknownStay();
  return stay;
}

/** The clock of a phone may run ahead by some minutes: what it notes is then of now. */
const tolerated = 5 * 60_000;

/** Adds a movement after the last one, from one of the states it may follow. */
export async function moveOn(
  tx: Tx,
  act: Act,
  stay: Stay,
  next: NextMovement,
  from: readonly StayState[],
): Promise<Stay> {
  if (next.at.getTime() > act.at.getTime() + tolerated) throw new MovementInTheFuture();
  const at = next.at > act.at ? act.at : next.at;
  const last = lastMovement(stay);
  const standing = standingAt(stay, last && last.at > act.at ? last.at : act.at);
  if (!last || !standing) throw new UnknownStay();
  if (!isOpen(standing)) throw new StayAlreadyClosed();
  if (at < last.at) throw new MovementBeforeAnother();
  if (!from.includes(standing.state)) throw new MovementDoesNotFit(stayStateInFrench[standing.state]);
  const movement: Movement = {
    unitId: null,
    bedId: null,
    expectedBackAt: null,
    ...next,
    at,
    recordedAt: act.at,
    by: act.who,
    cancelled: false,
  };
  await addMovement(tx, act, stay.id, movement);
  const told = toldOf[movement.kind];
  if (told) await tx.tell(act, { kind: told, personId: stay.personId, about: movement.id });
  return settled(tx, act, { ...stay, movements: [...stay.movements, movement] });
}

/** What a movement tells those above: the GP is warned of these, and of no move inside the house (A11). */
const toldOf: Partial<Record<MovementKind, NewsKind>> = {
  hospitalisation: 'stay-hospital-transfer',
  return: 'stay-return',
  discharge: 'stay-discharge',
  death: 'stay-death',
};

/** The projection follows and the screens are told. */
export async function settled(tx: Tx, act: Act, stay: Stay): Promise<Stay> {
  await project(tx, act, stay);
  const units = new Set(stay.movements.map((movement) => movement.unitId).filter((unit) => unit !== null));
  tx.announce(
    `person:${stay.personId}`,
    `establishment:${stay.establishmentId}`,
    ...[...units].map((unit) => `unit:${unit}`),
  );
  return stay;
}
