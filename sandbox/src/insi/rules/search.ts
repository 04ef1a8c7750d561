import type { XmlElement } from '@liane/xml';
import { notAccepted } from '../faults.ts';
import { demandSequence } from './sequence.ts';
import { demandBirthDate, demandBirthName, demandBirthPlace, demandGivenName, demandSex } from './traits.ts';

/** A search the service accepts to make. */
export interface Search {
  birthName: string;
  givenNames: readonly string[];
  sex: 'F' | 'M';
  birthDate: string;
  birthPlace?: string;
}

/** RECSANSVITALE of `rechercherInsAvecTraitsIdentite` (digest §2.4). @throws Refused */
export function demandSearch(body: XmlElement): Search {
  if (!body.is('RECSANSVITALE', 'http://www.cnamts.fr/INSiRecSans')) {
    throw notAccepted('schema', 'Le corps doit être RECSANSVITALE (http://www.cnamts.fr/INSiRecSans).');
  }
  const texts = demandSequence(body, [
    ['NomNaissance', 1, 1],
    ['Prenom', 0, Infinity],
    ['Sexe', 1, 1],
    ['DateNaissance', 1, 1],
    ['LieuNaissance', 0, 1],
  ]);
  const one = (name: string): string => texts.get(name)?.[0] ?? '';
  const birthPlace = texts.get('LieuNaissance')?.[0];
  return {
    birthName: demandBirthName(one('NomNaissance')),
    givenNames: (texts.get('Prenom') ?? []).map(demandGivenName),
    sex: demandSex(one('Sexe')),
    birthDate: demandBirthDate(one('DateNaissance')),
    ...(birthPlace !== undefined && { birthPlace: demandBirthPlace(birthPlace) }),
  };
}
