/** Luhn sum of a string of digits; 0 when the last digit is the right key. RPPS, FINESS and SIRET all use it. */
export function luhnRemainder(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10;
}

/** The digit to write after `digits` so that the whole has a right key. */
export const luhnKey = (digits: string): string => String((10 - luhnRemainder(`${digits}0`)) % 10);
