import { people, professionals } from '@liane/cast';
import type { CastPerson, CastProfessional } from '@liane/cast';

/** Somebody who works, by the key of the cast. */
export function professional(key: string): CastProfessional {
  const found = professionals.find((one) => one.key === key);
  if (found === undefined) throw new Error(`Nobody in the cast works under the key ${key}.`);
  return found;
}

/** Somebody accompanied, by the key of the cast. */
export function person(key: string): CastPerson {
  const found = people.find((one) => one.key === key);
  if (found === undefined) throw new Error(`Nobody in the cast is known under the key ${key}.`);
  return found;
}

/** `Aurélie Besnard`, as her organisation writes it: the capitals of Pro Santé Connect change nothing. */
export const nameOf = ({ givenName, familyName }: CastProfessional): string => `${givenName} ${familyName}`;

/** `09/04/1937`, as people write it. */
export const written = (civilDate: string): string => civilDate.split('-').toReversed().join('/');
