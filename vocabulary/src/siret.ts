import { luhnRemainder } from './luhn.ts';

export const isSiren = (text: string): boolean => /^\d{9}$/.test(text) && luhnRemainder(text) === 0;

export const isSiret = (text: string): boolean => /^\d{14}$/.test(text) && luhnRemainder(text) === 0;
