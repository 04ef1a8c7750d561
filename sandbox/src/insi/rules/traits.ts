import { notAccepted } from '../faults.ts';

/** Digest §2.4: `[A-Z\-' ]+`, so no accent, no ligature, no lower case, only the straight apostrophe. @throws Refused */
export function demandBirthName(text: string): string {
  if (!/^[A-Z\-' ]+$/.test(text))
    throw notAccepted('birth_name', 'NomNaissance : capitales sans accent, tiret, apostrophe droite, espace.');
  return text;
}

/** Digest §2.4: `[A-Z\-']+`; a space would be two names. @throws Refused */
export function demandGivenName(text: string): string {
  if (!/^[A-Z\-']+$/.test(text))
    throw notAccepted('given_name', 'Prenom : capitales sans accent, tiret, apostrophe droite.');
  return text;
}

/** @throws Refused */
export function demandSex(text: string): 'F' | 'M' {
  if (text !== 'F' && text !== 'M') throw notAccepted('sex', 'Sexe : F ou M.');
  return text;
}

/** A day of the calendar; a verification may carry the zeros of a lunar date. @throws Refused */
export function demandBirthDate(text: string, { lunar = false } = {}): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  const zeros = month === 0 || day === 0;
  if (year === undefined || month === undefined || day === undefined || (zeros && !lunar)) throw impossibleDate();
  const readMonth = month === 0 ? 1 : month;
  const readDay = day === 0 ? 1 : day;
  if (readMonth > 12 || readDay > daysOf(year, readMonth)) throw impossibleDate();
  return text;
}

/** COG: 5 characters (§2.1). @throws Refused */
export function demandBirthPlace(text: string): string {
  if (!/^[A-Z0-9]{5}$/.test(text)) throw notAccepted('birth_place', 'LieuNaissance : code INSEE de 5 caractères.');
  return text;
}

const impossibleDate = () => notAccepted('birth_date', 'DateNaissance : une date qui existe, AAAA-MM-JJ.');

const daysOf = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};
