import { escapeText } from '@liane/xml';
import { call } from './call.ts';
import type { Line } from './call.ts';
import { checkTraitsQuery } from './checks.ts';
import type { TraitsAnswer, TraitsQuery } from './messages.ts';
import { readResult } from './read-result.ts';

const action = 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite';
const namespace = 'http://www.cnamts.fr/INSiRecSans';

/**
 * `rechercherInsAvecTraitsIdentite`: whose INS has these traits (digest §2.4).
 * @throws InsiQueryInvalid before anything leaves; any other InsiError with the exchange to trace.
 */
export async function findByTraits(line: Line, query: TraitsQuery): Promise<TraitsAnswer> {
  checkTraitsQuery(query);
  return call(line, action, writeTraitsQuery(query), readResult);
}

/** RECSANSVITALE; the order of its elements is that of the schema. */
export function writeTraitsQuery({ birthFamilyName, givenNames, sex, birthDate, birthPlaceCode }: TraitsQuery): string {
  const field = (name: string, text: string): string => `<insi:${name}>${escapeText(text)}</insi:${name}>`;
  return (
    `<insi:RECSANSVITALE xmlns:insi="${namespace}">` +
    field('NomNaissance', birthFamilyName) +
    givenNames.map((givenName) => field('Prenom', givenName)).join('') +
    field('Sexe', sex) +
    field('DateNaissance', birthDate) +
    (birthPlaceCode === undefined ? '' : field('LieuNaissance', birthPlaceCode)) +
    `</insi:RECSANSVITALE>`
  );
}
