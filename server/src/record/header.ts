import type { ReplyOf } from '../platform/index.ts';
import { ageInFrench, identityStatusInFrench } from '@liane/vocabulary';
import type { Fact } from '../facts/index.ts';
import { displayName, type Person } from '../identity/index.ts';
import type { record } from './contract.ts';
import { currentOf } from './facts-read.ts';
import { known, type Known } from './known.ts';

export type Header = ReplyOf<typeof record.open>['header'];

interface HeaderParts {
  person: Person;
  birthPlaceName: string;
  facts: readonly Fact[];
  where: Header['where'];
  otherStays: string[];
  /** Civil day of the establishment. */
  today: string;
  openedByBreakGlass: boolean;
  /** What comes from `health` is told to be hidden, never to be absent. */
  readsHealth: boolean;
}

const hidden: Known = { state: 'hidden' };

/** The eight facts that are seen without a click. */
export function header({
  person,
  birthPlaceName,
  facts,
  where,
  otherStays,
  today,
  openedByBreakGlass,
  readsHealth,
}: HeaderParts): Header {
  const noneKnown = (about: string) => currentOf(facts, 'none-known').find((fact) => fact.content.about === about);
  const nobody = (about: string) => currentOf(facts, 'nobody').find((fact) => fact.content.about === about);
  const directives = currentOf(facts, 'directive');
  const noDirective = directives.find((fact) => !fact.content.exists) ?? noneKnown('directives');
  return {
    personId: person.id,
    displayName: displayName(person),
    birthFamilyName: person.traits.birthFamilyName,
    birthGivenNames: person.traits.birthGivenNames,
    birthDate: person.traits.birthDate,
    birthPlaceName,
    age: ageInFrench(person.traits.birthDate, today) ?? '',
    sex: person.traits.sex,
    identity: {
      status: person.status,
      statusInFrench: identityStatusInFrench[person.status],
      attributes: [...person.attributes],
      matricule: person.ins?.matricule ?? null,
    },
    where,
    otherStays,
    allergies: !readsHealth
      ? hidden
      : known(currentOf(facts, 'allergy'), ({ content }) => content.label, noneKnown('allergies')),
    alerts: currentOf(facts, 'risk').map(({ content }) => ({ label: content.label, level: content.level })),
    directives: !readsHealth
      ? hidden
      : known(
          directives.filter(({ content }) => content.exists),
          ({ content }) => (content.whereKept ? `Directives connues (${content.whereKept})` : 'Directives connues'),
          noDirective,
        ),
    trustedPerson: known(
      currentOf(facts, 'contact').filter(({ content }) => content.isTrustedPerson),
      ({ content }) =>
        withNumber(
          `${content.givenName} ${capitals(content.familyName)} (${content.relationInFrench})`,
          content.mobile ?? content.phone,
        ),
      nobody('trusted-person'),
    ),
    gp: known(
      currentOf(facts, 'care-professional').filter(({ content }) => content.role === 'gp'),
      ({ content }) =>
        withNumber(
          `Dr ${content.givenName ? `${content.givenName} ` : ''}${capitals(content.familyName)}`,
          content.phone,
        ),
      nobody('gp'),
    ),
    legalRepresentative: known(
      currentOf(facts, 'legal-representative'),
      ({ content }) => `${content.name} (${content.measure.replaceAll('-', ' ')})`,
      nobody('legal-representative'),
    ),
    openedByBreakGlass,
  };
}

const capitals = (name: string): string => name.toLocaleUpperCase('fr');

const withNumber = (words: string, number: string | undefined): string => (number ? `${words}, ${number}` : words);
