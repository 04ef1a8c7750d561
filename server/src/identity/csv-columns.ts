import { foldName } from '@liane/vocabulary';

/** What a column of an imported file may hold. */
export type Column =
  | 'birthFamilyName'
  | 'firstBirthGivenName'
  | 'birthGivenNames'
  | 'birthDate'
  | 'sex'
  | 'birthPlaceCode'
  | 'birthPlaceName'
  | 'usedFamilyName'
  | 'usedGivenName'
  | 'civility'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'phone'
  | 'mobile'
  | 'email'
  | 'spokenLanguage';

/** Header names accepted, folded; any other column is left aside. */
const named: Record<Column, readonly string[]> = {
  birthFamilyName: ['nom de naissance', 'nom naissance', 'nom de famille', 'birthfamilyname'],
  firstBirthGivenName: [
    'premier prenom de naissance',
    'premier prenom',
    '1er prenom',
    '1er prenom de naissance',
    'prenom de naissance',
    'prenom',
    'firstbirthgivenname',
  ],
  birthGivenNames: [
    'prenoms de naissance',
    'liste des prenoms',
    'liste des prenoms de naissance',
    'prenoms',
    'birthgivennames',
  ],
  birthDate: ['date de naissance', 'date naissance', 'ne le', 'nee le', 'ne e le', 'birthdate'],
  sex: ['sexe', 'sex'],
  birthPlaceCode: [
    'code lieu de naissance',
    'code du lieu de naissance',
    'code insee',
    'code insee de naissance',
    'code insee du lieu de naissance',
    'code commune de naissance',
    'birthplacecode',
  ],
  birthPlaceName: ['lieu de naissance', 'commune de naissance', 'ville de naissance', 'ne a', 'nee a'],
  usedFamilyName: ['nom utilise', 'nom d usage', 'nom usuel', 'nom marital'],
  usedGivenName: ['prenom utilise', 'prenom usuel', 'prenom d usage'],
  civility: ['civilite'],
  street: ['adresse', 'rue', 'voie'],
  postalCode: ['code postal', 'cp'],
  city: ['ville', 'commune'],
  phone: ['telephone', 'tel', 'telephone fixe'],
  mobile: ['mobile', 'portable', 'telephone portable', 'telephone mobile'],
  email: ['courriel', 'email', 'e mail', 'mail', 'adresse electronique'],
  spokenLanguage: ['langue', 'langue parlee'],
};

export const columnInFrench: Record<Column, string> = {
  birthFamilyName: 'nom de naissance',
  firstBirthGivenName: 'premier prénom de naissance',
  birthGivenNames: 'prénoms de naissance',
  birthDate: 'date de naissance',
  sex: 'sexe',
  birthPlaceCode: 'code du lieu de naissance',
  birthPlaceName: 'lieu de naissance',
  usedFamilyName: 'nom utilisé',
  usedGivenName: 'prénom utilisé',
  civility: 'civilité',
  street: 'adresse',
  postalCode: 'code postal',
  city: 'ville',
  phone: 'téléphone',
  mobile: 'mobile',
  email: 'courriel',
  spokenLanguage: 'langue parlée',
};

/** The column of a header, or undefined when it is none of ours. */
export const columnOf = (header: string): Column | undefined => {
  const folded = foldName(header.replaceAll(/\([^)]*\)/g, ' '));
  return (Object.keys(named) as Column[]).find((column) => named[column].includes(folded));
};

/** What no creation goes without (INS/va1.21); the place may be told by its name or its code, the first given name by the list. */
export function missingColumns(present: ReadonlySet<Column>): string[] {
  const missing = (['birthFamilyName', 'firstBirthGivenName', 'birthDate', 'sex'] as const)
    .filter((column) => !present.has(column) && !(column === 'firstBirthGivenName' && present.has('birthGivenNames')))
    .map((column) => columnInFrench[column]);
  return present.has('birthPlaceCode') || present.has('birthPlaceName')
    ? missing
    : [...missing, columnInFrench.birthPlaceName];
}
