import type { Establishment } from '@liane/server/contract/directory';
import { newId } from '../client/new-id.ts';

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

/** The units as the server takes them: a unit, room or bed already known under its name keeps its identifier. */
export function arranged(
  typed: readonly { id: string; name: string; rooms: string }[],
  known: readonly Unit[],
): Unit[] {
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
