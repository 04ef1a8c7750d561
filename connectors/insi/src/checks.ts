import { asInsiFamilyName, asInsiGivenName, isCivilDate, isInsOid, isLunarDate, isMatricule } from '@liane/vocabulary';
import { InsiQueryInvalid } from './errors.ts';
import type { QueryFault } from './errors.ts';
import type { TraitsQuery, VerificationQuery } from './messages.ts';

/** What the conformity kit demands of the caller before sending (digest §2.4). @throws InsiQueryInvalid naming every fault at once. */
export function checkTraitsQuery(query: TraitsQuery): void {
  refuseIf([
    ['birth-name-characters', !isBirthName(query.birthFamilyName)],
    ['given-name-characters', !query.givenNames.every(isGivenName)],
    ['sex', !isAskableSex(query.sex)],
    ['birth-date-impossible', !isCivilDate(query.birthDate)],
    ['birth-place-shape', query.birthPlaceCode !== undefined && !isPlace(query.birthPlaceCode)],
  ]);
}

/** The same for a verification; the traits come from INSi, so a lunar date is possible. @throws InsiQueryInvalid */
export function checkVerificationQuery({ matricule, oid, traits }: VerificationQuery): void {
  refuseIf([
    ['matricule-shape', !isMatricule(matricule)],
    ['oid-shape', !isInsOid(oid)],
    ['birth-name-characters', !isBirthName(traits.birthFamilyName)],
    ['given-name-characters', !traits.birthGivenNames.split(' ').every(isGivenName)],
    ['given-name-characters', traits.firstBirthGivenName !== undefined && !isGivenName(traits.firstBirthGivenName)],
    ['sex', !isAskableSex(traits.sex)],
    ['birth-date-impossible', !isCivilDate(traits.birthDate) && !isLunarDate(traits.birthDate)],
    ['birth-place-shape', !isPlace(traits.birthPlaceCode)],
  ]);
}

function refuseIf(checks: readonly (readonly [QueryFault, boolean])[]): void {
  const faults = new Set(checks.filter(([, broken]) => broken).map(([fault]) => fault));
  if (faults.size > 0) throw new InsiQueryInvalid([...faults]);
}

const isBirthName = (text: string): boolean => asInsiFamilyName(text) === text;
const isGivenName = (text: string): boolean => asInsiGivenName(text) === text;
const isPlace = (text: string): boolean => /^[A-Z0-9]{5}$/.test(text);
const isAskableSex = (sex: string): boolean => sex === 'F' || sex === 'M';
