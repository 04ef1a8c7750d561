import { luhnRemainder } from './luhn.ts';

/**
 * A FINESS number: 9 characters, the second `A` or `B` in Corsica, Luhn key last with letters read A→1, B→2.
 * The letter rule agrees with the Corsican-style numbers of the Pro Santé Connect kit (`0B0193488`, digest §1.5),
 * whose first digit is 0: hence the wide shape.
 */
export function isFiness(text: string): boolean {
  if (!/^\d[\dAB]\d{7}$/.test(text)) return false;
  return luhnRemainder(text.replace('A', '1').replace('B', '2')) === 0;
}

/** STRUCT_IdNat of an establishment: prefix 1 and its FINESS (CDA digest §1.5). */
export const structIdNatOfFiness = (finess: string): string => `1${finess}`;
