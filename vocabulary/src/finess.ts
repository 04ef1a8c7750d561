import { luhnRemainder } from './luhn.ts';

/** A FINESS number: 9 characters, Corsican departments written `2A` or `2B`, Luhn key last (letters read as in the NIR: A→1, B→2). */
export function isFiness(text: string): boolean {
  if (!/^(\d{2}|2A|2B)\d{7}$/.test(text)) return false;
  return luhnRemainder(text.replace('A', '1').replace('B', '2')) === 0;
}

/** STRUCT_IdNat of an establishment: prefix 1 and its FINESS (CDA digest §1.5). */
export const structIdNatOfFiness = (finess: string): string => `1${finess}`;
