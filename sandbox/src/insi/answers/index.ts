import type { CastPerson } from '@liane/cast';
import { knownAmong } from './cast.ts';
import { conformityKit } from './conformity-kit.ts';
import { dmpKit } from './dmp-kit.ts';
import type { KnownPerson } from './known-person.ts';
import { notImportable } from './not-importable.ts';

/** Everybody INSi knows: the cast, then the published fictional people. Somebody of the cast taken from them stands once. */
export function identityBase(cast: readonly CastPerson[]): readonly KnownPerson[] {
  const base = new Map<string, KnownPerson>();
  for (const person of [...knownAmong(cast), ...conformityKit, ...dmpKit, ...notImportable]) {
    if (!base.has(person.matricule)) base.set(person.matricule, person);
  }
  return [...base.values()];
}
