import { luhnRemainder } from './luhn.ts';

/** An RPPS number: 11 digits, the last a Luhn key. */
export const isRpps = (text: string): boolean => /^\d{11}$/.test(text) && luhnRemainder(text) === 0;

/** PS_IdNat of a professional registered in the RPPS: prefix 8 and the number (CDA digest §1.5). */
export const psIdNatOfRpps = (rpps: string): string => `8${rpps}`;

/** PS_IdNat of a professional known only to the establishment: prefix 3, FINESS, `/`, internal id (CDA digest §1.5). */
export const psIdNatOfStaff = (finess: string, internalId: string): string => `3${finess}/${internalId}`;
