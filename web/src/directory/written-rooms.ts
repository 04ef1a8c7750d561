import type { Establishment } from '@liane/server/contract/directory';
import { newId } from '../client/new-id.ts';
import type { Difference } from '../design/written-meanwhile.tsx';

type Unit = Establishment['units'][number];
type Room = Unit['rooms'][number];

/** Rooms as one writes them: `12`, or `12 : fenêtre, porte` when beds have names. */
export function written(rooms: readonly Room[]): string {
  return rooms
    .map(({ name, beds }) =>
      beds.length === 1 && beds[0]?.name === name ? name : `${name} : ${beds.map((bed) => bed.name).join(', ')}`,
    )
    .join('\n');
}

/** Units while they are arranged. */
export interface TypedUnit {
  id: string;
  name: string;
  rooms: string;
}

export const typedUnits = (units: readonly Unit[]): TypedUnit[] =>
  units.map((unit) => ({ id: unit.id, name: unit.name, rooms: written(unit.rooms) }));

/** The units that two people arranged differently, by name; empty where one of them has it no longer. */
export function unitsDiffering(theirs: readonly TypedUnit[], mine: readonly TypedUnit[]): Difference[] {
  const whole = (unit: TypedUnit | undefined): string =>
    unit === undefined ? '' : [unit.name.trim(), ...linesOf(unit.rooms)].join('\n');
  const ids = new Set([...theirs, ...mine].map(({ id }) => id));
  return [...ids]
    .map((id) => [theirs.find((unit) => unit.id === id), mine.find((unit) => unit.id === id)] as const)
    .map(([their, own]) => ({ label: (their ?? own)?.name ?? '', theirs: whole(their), mine: whole(own) }))
    .filter((unit) => unit.theirs !== unit.mine);
}

/** The units as the server takes them: a unit, room or bed already known under its name keeps its identifier. */
export function arranged(typed: readonly TypedUnit[], known: readonly Unit[]): Unit[] {
  return typed.map(({ id, name, rooms }) => {
    const before = known.find((unit) => unit.id === id)?.rooms ?? [];
    return { id, name: name.trim(), rooms: linesOf(rooms).map((line) => roomOf(line, before)) };
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function roomOf(line: string, before: readonly Room[]): Room {
  const [name = '', beds = ''] = line.split(':', 2).map((part) => part.trim());
  const known = before.find((room) => room.name === name);
  const bedNames = beds
    .split(',')
    .map((bed) => bed.trim())
    .filter((bed) => bed !== '');
  const named = bedNames.length === 0 ? [name] : bedNames;
  return {
    id: known?.id ?? newId(),
    name,
    beds: named.map((bed) => ({
      id: known?.beds.find((candidate) => candidate.name === bed)?.id ?? newId(),
      name: bed,
    })),
  };
}
