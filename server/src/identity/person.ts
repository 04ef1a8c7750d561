import type { IdentityAttribute, IdentityStatus, Ins, StrictTraits } from '@liane/vocabulary';

/** A person as one organisation knows them. */
export interface Person {
  id: string;
  /** Number of the record in this organisation, e.g. `2026-000123`. */
  localId: string;
  traits: StrictTraits;
  complementary: ComplementaryTraits;
  /** Goes up by one each time the complementary traits change: what a change says it was based on. */
  complementaryVersion: number;
  status: IdentityStatus;
  attributes: readonly IdentityAttribute[];
  /** Held from a status récupérée on; sent only when qualifiée. */
  ins: Ins | null;
  /** Former matricules as INSi delivered them: searched, never sent. */
  insHistory: readonly string[];
  createdAt: Date;
  mergedInto: string | null;
}

export interface ComplementaryTraits {
  usedFamilyName: string | null;
  usedGivenName: string | null;
  civility: 'M' | 'MME' | null;
  address: { street: string; postalCode: string; city: string } | null;
  phone: string | null;
  mobile: string | null;
  email: string | null;
  spokenLanguage: string | null;
}

export const noComplementary: ComplementaryTraits = {
  usedFamilyName: null,
  usedGivenName: null,
  civility: null,
  address: null,
  phone: null,
  mobile: null,
  email: null,
  spokenLanguage: null,
};

/** Names in their used form first: `Mauricette DURAND`. */
export function displayName({ traits, complementary }: Pick<Person, 'traits' | 'complementary'>): string {
  const given = complementary.usedGivenName ?? traits.firstBirthGivenName;
  const family = complementary.usedFamilyName ?? traits.birthFamilyName;
  return `${capitalised(given)} ${family.toLocaleUpperCase('fr')}`;
}

/** `JEAN-PIERRE` → `Jean-Pierre`. */
const capitalised = (name: string): string =>
  name
    .toLocaleLowerCase('fr')
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toLocaleUpperCase('fr'));

/** Strict traits and matricule are locked from récupérée on (INS/va1.18). */
export const isLocked = (person: Pick<Person, 'status'>): boolean =>
  person.status === 'recuperee' || person.status === 'qualifiee';

export const isDoubtful = (person: Pick<Person, 'attributes'>): boolean =>
  person.attributes.includes('douteuse') || person.attributes.includes('fictive');

/** The matricule leaves only with a qualified identity (EXI SI 08, INS/va1.53). */
export const insToSend = (person: Pick<Person, 'status' | 'ins'>): Ins | null =>
  person.status === 'qualifiee' ? person.ins : null;
