import type { Stay } from '@liane/server/contract/stays';
import type { ReactNode } from 'react';
import { createElement } from 'react';
import type { BadgeState } from '../design/badge.tsx';

export type StayState = Stay['state'];

/** Each state of a stay has its colour and its own shape; the word stands beside. */
export const stateLooks: Record<StayState, { state: BadgeState; shape: ReactNode }> = {
  planned: { state: 'todo', shape: createElement('path', { d: 'M6 1.5v5l3 2' }) },
  present: {
    state: 'done',
    shape: createElement('circle', { cx: 6, cy: 6, r: 4.2, fill: 'currentColor', stroke: 'none' }),
  },
  absent: { state: 'late', shape: createElement('path', { d: 'M2 6h8M7 3l3 3-3 3' }) },
  hospitalised: { state: 'alert', shape: createElement('path', { d: 'M6 1.5v9M1.5 6h9', strokeWidth: 2.6 }) },
  discharged: { state: 'plain', shape: createElement('path', { d: 'M2 10 10 2M4 2h6v6' }) },
  deceased: { state: 'plain', shape: createElement('path', { d: 'M6 1.5v9M3 4.5h6' }) },
};

export type MoveKind = 'move' | 'absence' | 'hospitalisation' | 'return' | 'discharge' | 'death';

interface Move {
  kind: MoveKind;
  words: string;
  needs: string;
  grave?: true;
}

const moves: Move[] = [
  { kind: 'return', words: 'Noter le retour', needs: 'stays.comeBack' },
  { kind: 'absence', words: 'Noter une absence', needs: 'stays.leaveTemporarily' },
  { kind: 'hospitalisation', words: 'Noter un départ à l’hôpital', needs: 'stays.transferToHospital' },
  { kind: 'move', words: 'Changer de chambre', needs: 'stays.move' },
  { kind: 'discharge', words: 'Terminer le séjour', needs: 'stays.discharge', grave: true },
  { kind: 'death', words: 'Noter un décès', needs: 'stays.recordDeath', grave: true },
];

/** What may follow each state. */
const following: Record<StayState, readonly MoveKind[]> = {
  planned: ['move', 'discharge'],
  present: ['absence', 'hospitalisation', 'move', 'discharge', 'death'],
  absent: ['return', 'hospitalisation', 'move', 'discharge', 'death'],
  hospitalised: ['return', 'move', 'discharge', 'death'],
  discharged: [],
  deceased: [],
};

/** What this role may do of a stay as it stands. */
export const movesOf = (state: StayState, acts: readonly string[]): Move[] =>
  moves.filter(({ kind, needs }) => following[state].includes(kind) && acts.includes(needs));
