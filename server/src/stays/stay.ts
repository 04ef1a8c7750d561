/** A stay is what its movements say, at any date. */
export interface Stay {
  id: string;
  personId: string;
  establishmentId: string;
  kind: StayKind;
  movements: Movement[];
}

export type StayKind =
  | 'hebergement-permanent'
  | 'hebergement-temporaire'
  | 'accueil-de-jour'
  | 'accompagnement-a-domicile';
export type StayState = 'planned' | 'present' | 'absent' | 'hospitalised' | 'discharged' | 'deceased';
export type MovementKind = 'admission' | 'move' | 'absence' | 'hospitalisation' | 'return' | 'discharge' | 'death';

export interface Movement {
  id: string;
  kind: MovementKind;
  at: Date;
  recordedAt: Date;
  by: string;
  unitId: string | null;
  bedId: string | null;
  expectedBackAt: Date | null;
  /** Destination, hospital, reason: what was said with it, in French. */
  detail: string;
  cancelled: boolean;
}

/** Where the stay stands at an instant. */
export interface Standing {
  state: StayState;
  since: Date;
  unitId: string | null;
  bedId: string | null;
  expectedBackAt: Date | null;
  endedAt: Date | null;
}

const becomes: Record<MovementKind, StayState> = {
  admission: 'present',
  move: 'present',
  absence: 'absent',
  hospitalisation: 'hospitalised',
  return: 'present',
  discharge: 'discharged',
  death: 'deceased',
};

export const inOrder = (movements: readonly Movement[]): Movement[] =>
  movements
    .filter((movement) => !movement.cancelled)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.recordedAt.getTime() - b.recordedAt.getTime());

export const lastMovement = (stay: Stay): Movement | undefined => inOrder(stay.movements).at(-1);

/** What the movements say at `at`; a stay whose admission is still to come is planned. Undefined when the admission itself was cancelled. */
export function standingAt(stay: Stay, at: Date): Standing | undefined {
  const movements = inOrder(stay.movements);
  const admission = movements[0];
  if (!admission) return undefined;
  if (admission.at > at)
    return {
      state: 'planned',
      since: admission.at,
      unitId: admission.unitId,
      bedId: admission.bedId,
      expectedBackAt: null,
      endedAt: null,
    };
  let standing: Standing = {
    state: 'present',
    since: admission.at,
    unitId: null,
    bedId: null,
    expectedBackAt: null,
    endedAt: null,
  };
  for (const movement of movements) {
    if (movement.at > at) break;
    standing = after(standing, movement);
  }
  return standing;
}

function after(standing: Standing, movement: Movement): Standing {
  const state = becomes[movement.kind];
  const placed = movement.kind === 'admission' || movement.kind === 'move';
  const over = state === 'discharged' || state === 'deceased';
  return {
    state,
    since: movement.kind === 'move' && standing.state === 'present' ? standing.since : movement.at,
    unitId: placed ? movement.unitId : standing.unitId,
    bedId: over ? null : placed ? movement.bedId : standing.bedId,
    expectedBackAt: movement.kind === 'absence' ? movement.expectedBackAt : null,
    endedAt: over ? movement.at : null,
  };
}

export const isOpen = (standing: Standing): boolean => standing.state !== 'discharged' && standing.state !== 'deceased';

export const admittedAt = (stay: Stay): Date => inOrder(stay.movements)[0]?.at ?? new Date(Number.NaN);
