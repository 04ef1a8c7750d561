import { makeBirthplaceIndex, type BirthplaceIndex } from '@liane/vocabulary/birthplaces';

let index: BirthplaceIndex | undefined;

/** The places of birth known here; read at the first question. */
export const birthPlaces = (): BirthplaceIndex => (index ??= makeBirthplaceIndex());

/** Takes the index that holds the dated communes imported. */
export const replaceBirthPlaces = (fresh: BirthplaceIndex): void => void (index = fresh);

/** The place as it was called on the birth date; the code itself when no place is known by it. */
export const birthPlaceName = (code: string, birthDate: string): string =>
  birthPlaces().byCode(code, birthDate)?.name ?? code;
