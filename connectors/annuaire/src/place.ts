import { foldName } from '@liane/vocabulary';
import type { DirectoryEntry } from './messages.ts';

/** A town, or the beginning of a postal code. */
export const placeParameters = (place: string): (readonly [name: string, value: string])[] => [
  [isPostalCode(place) ? 'address-postalcode' : 'address-city', place.trim()],
];

export function isThere(address: DirectoryEntry['address'], place: string): boolean {
  if (address === null) return false;
  if (isPostalCode(place)) return (address.postalCode ?? '').startsWith(place.trim());
  return foldName(address.city ?? '').startsWith(foldName(place));
}

const isPostalCode = (place: string): boolean => /^\s*\d[\dAB]\d{0,3}\s*$/i.test(place);
