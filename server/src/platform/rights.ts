import type { Act } from './act.ts';
import { RefusedByRight } from './refusals.ts';
import type { RightsRole } from './rights-role.ts';

/** Act → roles that may; an act absent from the table is denied to all. */
export type Rights<A extends string = string> = Readonly<Record<A, readonly RightsRole[]>>;

/** True when the table of a module gives this act to the role worked in now. Administrators also hold the column `administrateur`. */
export function holds<A extends string>(
  rights: Rights<A>,
  act: A,
  actor: Pick<Act, 'role' | 'isAdministrator'>,
): boolean {
  const roles = rights[act];
  return roles.includes(actor.role) || (actor.isAdministrator && roles.includes('administrateur'));
}

/** Throws the refusal that the door will trace. */
export function demand<A extends string>(rights: Rights<A>, act: A, actor: Act): void {
  if (!holds(rights, act, actor)) {
    throw new RefusedByRight(
      act,
      'Votre rôle dans cet établissement ne permet pas cela.',
      'Demandez à une personne habilitée, ou changez d’établissement.',
    );
  }
}
