import { spokenCivilDate } from '../design/french-dates.ts';

/** `+33639980031`, `0639980031` or `06 39 98 00 31` → the same in pairs that stay on one line; other writings stay as they are. */
export function spokenPhones(text: string): string {
  return text.replace(
    /(?:\+33 ?|\b0)([1-9]) ?(\d{2}) ?(\d{2}) ?(\d{2}) ?(\d{2})\b/g,
    '0$1\u00A0$2\u00A0$3\u00A0$4\u00A0$5',
  );
}

/** Before `: ; ? !` and inside « », a space that never breaks the line. */
export const boundSpaces = (text: string): string => text.replace(/ (?=[:;?!»])/g, '\u00A0').replace(/« /g, '«\u00A0');

/** National nomenclatures are typed with straight apostrophes; people read `d’urgence`. */
export const curled = (text: string): string => text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’');

/** Words of a record as people read them: telephone numbers in pairs, punctuation held to its word, apostrophes curled. */
export const spoken = (text: string): string => curled(boundSpaces(spokenPhones(text)));

/** `depuis 2025-11` → `depuis novembre 2025`: dates written for machines, said for people. */
export function spokenDates(text: string): string {
  return text
    .replace(/\bdepuis (\d{4}-\d{2}-\d{2})\b/g, (_all, date: string) => spokenSince(date))
    .replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (date) => spokenCivilDate(date));
}

/** `depuis le 30 mars 2020`, but `depuis novembre 2025`. */
export const spokenSince = (date: string): string => `depuis ${hasDay(date) ? 'le ' : ''}${spokenCivilDate(date)}`;

/** `jusqu’au 30 mars 2026`, but `jusqu’en novembre 2026`. */
export const spokenUntil = (date: string): string => `jusqu’${hasDay(date) ? 'au' : 'en'} ${spokenCivilDate(date)}`;

const hasDay = (date: string): boolean => date.length === 10 && !date.endsWith('-00');

const civilities: Record<string, string> = { MME: 'Mme', M: 'M.', DR: 'Dr', PR: 'Pr' };

/** `MME Sophie REYNAUD`, as registers write it → `Mme Sophie REYNAUD`. */
export const spokenName = (name: string): string =>
  name.replace(/^(MME|M|DR|PR)(?= )/, (civility) => civilities[civility] ?? civility);

/** `Présent` → `Présente` for a woman. */
export const stateFor = (stateInFrench: string, sex: 'F' | 'M' | 'I'): string =>
  sex === 'F' ? `${stateInFrench}e` : stateInFrench;
