import { insiVerifyAction } from '@liane/vocabulary/unverified/insi';
import type { XmlElement } from '@liane/xml';
import { confirms, findPeople } from './answers/find.ts';
import type { KnownPerson } from './answers/known-person.ts';
import { writeSearchResult, writeVerdict } from './answers/result.ts';
import { breakOnTrigger } from './misbehaviour.ts';
import { demandSearch } from './rules/search.ts';
import { demandVerification } from './rules/verification.ts';

export interface Operation {
  frenchName: string;
  /** @throws Refused */
  answer(body: XmlElement, people: readonly KnownPerson[]): OperationAnswer;
}

export interface OperationAnswer {
  /** CodeCR. */
  code: string;
  /** RESULTAT. */
  body: string;
  /** About whom, for the journal. */
  about: string;
}

const searchByTraits: Operation = {
  frenchName: 'Recherche par traits',
  answer(body, people) {
    const search = demandSearch(body);
    breakOnTrigger(search);
    const { birthName, givenNames, birthDate, birthPlace } = search;
    const where = birthPlace === undefined ? '' : `, lieu ${birthPlace}`;
    return {
      ...writeSearchResult(findPeople(people, search)),
      about: `${birthName} ${givenNames.join(' ')}, ${birthDate}${where}`,
    };
  },
};

const verify: Operation = {
  frenchName: 'Vérification unitaire',
  answer(body, people) {
    const asked = demandVerification(body);
    return {
      ...writeVerdict(confirms(people, asked)),
      about: `${asked.birthName} ${asked.firstGivenName}, ${asked.birthDate}`,
    };
  },
};

/** By action (digest §2.4; the second is unverified, U-07). The search by carte Vitale is not played: it needs a signed assertion of the card. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite', searchByTraits],
  [insiVerifyAction, verify],
]);
