import { foldName, isCivilDate, isLunarDate, type Sex, type StrictTraits } from '@liane/vocabulary';
import { isCommuneCode, type BirthplaceIndex } from '@liane/vocabulary/birthplaces';
import { RefusedByRule } from '../platform/index.ts';
import { columnInFrench, type Column } from './csv-columns.ts';
import type { Cells } from './csv-lines.ts';
import { noComplementary, type ComplementaryTraits } from './person.ts';
import { typedTraits } from './typed-traits.ts';

/** Said of one line, in French. */
export class LineRefused extends Error {}

export interface CsvPerson {
  traits: StrictTraits;
  complementary: ComplementaryTraits;
}

/** The person a line tells. Throws LineRefused, with what is wrong and what was read. */
export function personOfLine(cells: Cells, places: BirthplaceIndex, today: string): CsvPerson {
  const birthDate = dateOf(demanded(cells, 'birthDate'));
  const typed: StrictTraits = {
    birthFamilyName: demanded(cells, 'birthFamilyName'),
    firstBirthGivenName: cells.firstBirthGivenName ?? demanded(cells, 'birthGivenNames').split(/[\s,]+/)[0] ?? '',
    birthGivenNames: (cells.birthGivenNames ?? '').replaceAll(',', ' '),
    birthDate,
    sex: sexOf(demanded(cells, 'sex')),
    birthPlaceCode: placeOf(cells, birthDate, places),
  };
  try {
    return { traits: typedTraits(typed, today), complementary: complementaryOf(cells) };
  } catch (refusal) {
    if (refusal instanceof RefusedByRule)
      throw new LineRefused(refusal.message.replace(' Rien n’a été enregistré.', ''));
    throw refusal;
  }
}

const longest: Partial<Record<Column, number>> = { phone: 30, mobile: 30, spokenLanguage: 60 };

function demanded(cells: Cells, column: Column): string {
  const text = cells[column];
  if (text === undefined) throw new LineRefused(`Il manque : ${columnInFrench[column]}.`);
  if (text.length > 100) throw new LineRefused(`Trop long : ${columnInFrench[column]}.`);
  return text;
}

/** `12/03/1938`, `12-03-1938`, `12.03.1938` or `1938-03-12`. */
function dateOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const date = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (isLunarDate(date))
    throw new LineRefused(
      `La date de naissance « ${text} » est incomplète : saisissez cette personne à l’écran, d’après sa pièce d’identité.`,
    );
  if (!isCivilDate(date))
    throw new LineRefused(`La date de naissance « ${text} » n’existe pas (attendu : JJ/MM/AAAA).`);
  return date;
}

const sexes: Record<string, Sex> = {
  f: 'F',
  femme: 'F',
  feminin: 'F',
  '2': 'F',
  m: 'M',
  h: 'M',
  homme: 'M',
  masculin: 'M',
  '1': 'M',
  i: 'I',
  indetermine: 'I',
};

function sexOf(text: string): Sex {
  const sex = sexes[foldName(text)];
  if (sex === undefined) throw new LineRefused(`Le sexe « ${text} » ne se comprend pas (attendu : F, M ou I).`);
  return sex;
}

/** By its code when there is one; else by a name that a single place had on that day. */
function placeOf({ birthPlaceCode, birthPlaceName }: Cells, birthDate: string, places: BirthplaceIndex): string {
  const code = (birthPlaceCode ?? birthPlaceName ?? '').toUpperCase().padStart(birthPlaceCode ? 5 : 0, '0');
  if (isCommuneCode(code) || /^99\d{3}$/.test(code)) return code;
  if (birthPlaceCode !== undefined)
    throw new LineRefused(`« ${birthPlaceCode} » n’est pas un code de commune ou de pays.`);
  if (birthPlaceName === undefined) throw new LineRefused(`Il manque : ${columnInFrench.birthPlaceName}.`);
  const [, name = birthPlaceName, department] = /^(.*?)\s*\((\d{2,3}|2[AB])\)$/i.exec(birthPlaceName) ?? [];
  const found = places
    .find(name, birthDate, 40)
    .filter(
      (place) =>
        foldName(place.name) === foldName(name) &&
        (department === undefined || place.department === department.toUpperCase()),
    );
  const codes = new Set(found.map((place) => place.code));
  const [only] = codes;
  if (codes.size > 1)
    throw new LineRefused(
      `Plusieurs communes s’appellent « ${name} » : ajoutez le département entre parenthèses, ou le code INSEE.`,
    );
  if (only === undefined)
    throw new LineRefused(`Le lieu de naissance « ${birthPlaceName} » n’est pas connu : donnez son code INSEE.`);
  return only;
}

const civilities: Record<string, 'M' | 'MME'> = {
  m: 'M',
  mr: 'M',
  monsieur: 'M',
  mme: 'MME',
  madame: 'MME',
  mlle: 'MME',
  mademoiselle: 'MME',
};

function complementaryOf(cells: Cells): ComplementaryTraits {
  const said = (column: Column): string | null => {
    const text = cells[column] ?? null;
    if (text !== null && text.length > (longest[column] ?? 200))
      throw new LineRefused(`Trop long : ${columnInFrench[column]}.`);
    return text;
  };
  const email = said('email');
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new LineRefused(`« ${email} » n’est pas une adresse électronique.`);
  const [street, postalCode, city] = [said('street'), said('postalCode'), said('city')];
  return {
    ...noComplementary,
    usedFamilyName: said('usedFamilyName'),
    usedGivenName: said('usedGivenName'),
    civility: civilities[foldName(cells.civility ?? '')] ?? null,
    address:
      street === null && city === null
        ? null
        : { street: street ?? '', postalCode: postalCode ?? '', city: city ?? '' },
    phone: said('phone'),
    mobile: said('mobile'),
    email,
    spokenLanguage: said('spokenLanguage'),
  };
}
