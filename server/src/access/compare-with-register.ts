import { foldName, professions } from '@liane/vocabulary';

/** Someone in the Annuaire Santé, at one place. */
export interface Registered {
  familyName: string | null;
  givenName: string | null;
  professionCode: string | null;
  professionInFrench: string | null;
  active: boolean;
}

/** Someone as the administrator added them. */
export interface Added {
  familyName: string;
  givenName: string;
  /** Of the roles held now; null when the role says it all. */
  professionCodes: readonly (string | null)[];
}

export interface Comparison {
  state: 'coherent' | 'differs' | 'inactive' | 'unknown';
  /** What to look at, in French sentences. */
  remarks: string[];
}

/** ANN/va1.02: is this RPPS number known, of someone of that name and profession, who still practises. */
export function compareWithRegister(added: Added, registered: readonly Registered[]): Comparison {
  const [first] = registered;
  if (!first)
    return {
      state: 'unknown',
      remarks: ['L’Annuaire Santé ne connaît pas ce numéro RPPS. Relisez-le avec la personne.'],
    };
  if (registered.every(({ active }) => !active)) {
    // Of these it mostly keeps the number alone (MSSanté digest 14): a name is compared only when there is one.
    const named = first.familyName === null ? null : nameRemark(added, first);
    return {
      state: 'inactive',
      remarks: ['L’Annuaire Santé dit que cette personne n’exerce plus.', ...(named === null ? [] : [named])],
    };
  }
  const remarks = [nameRemark(added, first), professionRemark(added, registered)].filter((remark) => remark !== null);
  return { state: remarks.length === 0 ? 'coherent' : 'differs', remarks };
}

function nameRemark(added: Added, { familyName, givenName }: Registered): string | null {
  if (agree(added.familyName, familyName) && agree(added.givenName, givenName)) return null;
  return `L’Annuaire Santé nomme ce numéro ${[givenName, familyName].filter(Boolean).join(' ')}.`;
}

/** A compound name is often told in part: one that holds every word of the other agrees with it. */
function agree(ours: string, theirs: string | null): boolean {
  const [mine, others] = [wordsOf(ours), wordsOf(theirs ?? '')];
  return isWithin(mine, others) || isWithin(others, mine);
}

const wordsOf = (name: string): string[] => foldName(name).split(' ').filter(Boolean);

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.every((word) => all.includes(word));

function professionRemark({ professionCodes }: Added, registered: readonly Registered[]): string | null {
  const known = new Set(registered.map(({ professionCode }) => professionCode));
  const wrong = professionCodes.find(
    (code) => code !== null && code !== professions.knownByRole.code && !known.has(code),
  );
  if (wrong === undefined || wrong === null) return null;
  const told = registered[0]?.professionInFrench ?? 'aucune profession';
  const given = Object.values(professions).find(({ code }) => code === wrong)?.display ?? wrong;
  return `Profession donnée ici : ${given} ; dans l’Annuaire Santé : ${told}.`;
}
