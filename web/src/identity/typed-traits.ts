import { StrictTraits } from '@liane/server/contract/identity';
import type { ComplementaryTraits } from '@liane/server/contract/identity';
import type { z } from 'zod';

export type Strict = z.infer<typeof StrictTraits>;
export type Complementary = z.infer<typeof ComplementaryTraits>;

/** Strict traits while they are typed: everything may still be empty. */
export interface TypedTraits {
  birthFamilyName: string;
  firstBirthGivenName: string;
  birthGivenNames: string;
  birthDate: string;
  sex: '' | 'F' | 'M' | 'I';
  birthPlaceCode: string;
  birthPlaceName: string;
}

export const noTraits: TypedTraits = {
  birthFamilyName: '',
  firstBirthGivenName: '',
  birthGivenNames: '',
  birthDate: '',
  sex: '',
  birthPlaceCode: '',
  birthPlaceName: '',
};

/** The traits as the server takes them, or undefined while one is missing. All the given names begin with the first one. */
export function completeTraits(typed: TypedTraits): Strict | undefined {
  const { birthPlaceName: _name, ...traits } = typed;
  const names = traits.birthGivenNames.trim() === '' ? traits.firstBirthGivenName.trim() : traits.birthGivenNames;
  const read = StrictTraits.safeParse({ ...traits, birthGivenNames: names });
  return read.success ? read.data : undefined;
}

/** Names of the traits still missing, for the sentence that says why one cannot go on. */
export function missingTraits(typed: TypedTraits): string[] {
  const missing: string[] = [];
  if (typed.birthFamilyName.trim() === '') missing.push('le nom de naissance');
  if (typed.firstBirthGivenName.trim() === '') missing.push('le premier prénom');
  if (typed.birthDate === '') missing.push('la date de naissance');
  if (typed.sex === '') missing.push('le sexe');
  if (typed.birthPlaceCode === '') missing.push('le lieu de naissance');
  return missing;
}

/** Complementary traits while they are typed. */
export interface TypedComplementary {
  usedFamilyName: string;
  usedGivenName: string;
  civility: '' | 'M' | 'MME';
  street: string;
  postalCode: string;
  city: string;
  phone: string;
  mobile: string;
  email: string;
  spokenLanguage: string;
}

export const complementaryInFrench: Record<keyof TypedComplementary, string> = {
  civility: 'Civilité',
  usedFamilyName: 'Nom utilisé',
  usedGivenName: 'Prénom utilisé',
  street: 'Adresse',
  postalCode: 'Code postal',
  city: 'Ville',
  phone: 'Téléphone',
  mobile: 'Mobile',
  email: 'Adresse électronique',
  spokenLanguage: 'Langue parlée',
};

/** Codes as people say them. */
export const civilities = { M: 'Monsieur', MME: 'Madame' } as const;

export const noComplementary: TypedComplementary = {
  usedFamilyName: '',
  usedGivenName: '',
  civility: '',
  street: '',
  postalCode: '',
  city: '',
  phone: '',
  mobile: '',
  email: '',
  spokenLanguage: '',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is empty is said to be unknown, never an empty text. */
export function completeComplementary(typed: TypedComplementary): Complementary {
  const { street, postalCode, city, civility, ...rest } = typed;
  const address = [street, postalCode, city].some((part) => part.trim() !== '') ? { street, postalCode, city } : null;
  return {
    usedFamilyName: orNull(rest.usedFamilyName),
    usedGivenName: orNull(rest.usedGivenName),
    civility: civility === '' ? null : civility,
    address,
    phone: orNull(rest.phone),
    mobile: orNull(rest.mobile),
    email: orNull(rest.email),
    spokenLanguage: orNull(rest.spokenLanguage),
  };
}

export function typedComplementary(known: Complementary): TypedComplementary {
  return {
    usedFamilyName: known.usedFamilyName ?? '',
    usedGivenName: known.usedGivenName ?? '',
    civility: known.civility ?? '',
    street: known.address?.street ?? '',
    postalCode: known.address?.postalCode ?? '',
    city: known.address?.city ?? '',
    phone: known.phone ?? '',
    mobile: known.mobile ?? '',
    email: known.email ?? '',
    spokenLanguage: known.spokenLanguage ?? '',
  };
}
