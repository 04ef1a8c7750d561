import type { Search } from '../rules/search.ts';
import type { Verification } from '../rules/verification.ts';
import type { KnownPerson } from './known-person.ts';
import { answeredOid } from './result.ts';

/** Everybody whose birth name, sex and date are those asked, who bears every given name asked, and was born there when a place is asked. */
export function findPeople(people: readonly KnownPerson[], search: Search): KnownPerson[] {
  return people.filter(
    (person) =>
      person.birthName === search.birthName &&
      person.sex === search.sex &&
      agrees(person.birthDate, search.birthDate) &&
      search.givenNames.every((givenName) => person.givenNames.includes(givenName)) &&
      (search.birthPlace === undefined || person.birthPlace === search.birthPlace),
  );
}

/** True when somebody bears this matricule today (not in the past), under the OID answered here, with exactly these traits. */
export function confirms(people: readonly KnownPerson[], asked: Verification): boolean {
  return people.some(
    (person) =>
      asked.oid === answeredOid &&
      person.matricule === asked.matricule &&
      person.birthName === asked.birthName &&
      person.givenNames[0] === asked.firstGivenName &&
      person.givenNames.join(' ') === asked.givenNames.join(' ') &&
      person.sex === asked.sex &&
      person.birthDate === asked.birthDate &&
      person.birthPlace === asked.birthPlace,
  );
}

/** The parts of a lunar date that nobody knows agree with every day asked. */
function agrees(known: string, asked: string): boolean {
  const parts = asked.split('-');
  return known.split('-').every((part, index) => part === '00' || part === parts[index]);
}
