import {
  ageAt,
  asInsiFamilyName,
  asInsiGivenName,
  insOids,
  isCivilDate,
  isLunarDate,
  isMatricule,
  splitGivenNames,
} from '@liane/vocabulary';
import { birthplaceByCode } from '@liane/vocabulary/birthplaces';
import { expect, test } from 'vitest';
import * as cast from './index.ts';
import { castDay, establishments, people } from './index.ts';

const ageOf = (key: string) => ageAt(people.find((person) => person.key === key)?.traits.birthDate ?? '', castDay);

test('a key names one person, and the export of that name is that person', () => {
  expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
  expect(people.filter((person) => Reflect.get(cast, person.key) !== person)).toEqual([]);
  expect(people.length).toBeGreaterThan(30);
});

test('every matricule has a right key, belongs to one person and tells its birth', () => {
  const known = people.flatMap(({ ins, insHistory = [] }) => [...(ins ? [ins.matricule] : []), ...insHistory]);
  expect(known.filter((matricule) => !isMatricule(matricule))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
  const astray = people.filter(({ ins, traits, insiTraits = traits }) => {
    const [year = '', month = ''] = insiTraits.birthDate.split('-');
    const expected = `${traits.sex === 'F' ? 2 : 1}${year.slice(2)}${month}${traits.birthPlaceCode}`;
    return ins !== undefined && !ins.matricule.startsWith(expected);
  });
  expect(astray).toEqual([]);
});

test('no fictional matricule can be mistaken for somebody’s: test OID everywhere', () => {
  expect(people.filter(({ ins }) => ins !== undefined && ins.oid !== insOids.nirTest)).toEqual([]);
});

test('who INSi knows has an INS, who it does not has none', () => {
  expect(people.filter(({ ins, insiKnows }) => (ins !== undefined) !== insiKnows)).toEqual([]);
});

test('names are written as INSi writes them, the first given name opens the list', () => {
  const traits = people.flatMap((person) => [person.traits, ...(person.insiTraits ? [person.insiTraits] : [])]);
  expect(traits.filter(({ birthFamilyName }) => asInsiFamilyName(birthFamilyName) !== birthFamilyName)).toEqual([]);
  expect(
    traits.filter(({ birthGivenNames }) =>
      splitGivenNames(birthGivenNames).some((name) => asInsiGivenName(name) !== name),
    ),
  ).toEqual([]);
  expect(
    traits.filter(
      ({ firstBirthGivenName, birthGivenNames }) => splitGivenNames(birthGivenNames)[0] !== firstBirthGivenName,
    ),
  ).toEqual([]);
});

test('dates are civil ones on papers; only one answer of INSi is lunar', () => {
  expect(people.filter(({ traits }) => !isCivilDate(traits.birthDate) || traits.birthDate > castDay)).toEqual([]);
  expect(
    people
      .filter(({ insiTraits }) => insiTraits !== undefined && isLunarDate(insiTraits.birthDate))
      .map(({ key }) => key),
  ).toEqual(['ahmed']);
});

test('birthplaces exist, and only Yvette’s needs the dated file of INSEE', () => {
  expect(
    people.filter(({ traits }) => birthplaceByCode(traits.birthPlaceCode) === undefined).map(({ key }) => key),
  ).toEqual(['yvette']);
});

test('ages are those of the stories', () => {
  const told = {
    eleanore: 88,
    daniel: 85,
    christiane: 82,
    samir: 78,
    louis: 59,
    fanny: 8,
    elliot: 14,
    elise: 15,
    mauricette: 89,
    nicolas: 34,
  };
  expect(Object.fromEntries(Object.keys(told).map((key) => [key, ageOf(key)?.years]))).toEqual(told);
  expect(ageOf('lucas')?.months).toBe(26);
  const wrong = people.filter(({ story, traits }) => {
    const years = /(\d+) ans/.exec(story)?.[1];
    return years !== undefined && ageAt(traits.birthDate, castDay)?.years !== Number(years);
  });
  expect(wrong).toEqual([]);
});

test('everybody has one reason to be here', () => {
  expect(people.filter(({ story }) => !/^\p{Lu}.{20,}\.$/u.test(story))).toEqual([]);
  expect(new Set(people.map(({ story }) => story)).size).toBe(people.length);
});

test('a stay names a unit and a bed that exist, one person a bed', () => {
  const stays = people.flatMap(({ key, stay }) => (stay ? [{ key, ...stay }] : []));
  const astray = stays.filter(({ establishmentKey, unitKey, bed }) => {
    const place = establishments.find((establishment) => establishment.key === establishmentKey);
    if (place === undefined) return true;
    if (unitKey === undefined) return false;
    const unit = place.units.find(({ key }) => key === unitKey);
    return unit === undefined || !unit.rooms.some(({ beds }) => bed !== undefined && beds.includes(bed));
  });
  expect(astray).toEqual([]);
  const beds = stays.flatMap(({ establishmentKey, bed }) => (bed === undefined ? [] : [`${establishmentKey}/${bed}`]));
  expect(new Set(beds).size).toBe(beds.length);
  expect(
    stays.filter(
      ({ state, since }) => (state === 'admitted') !== (since !== undefined && isCivilDate(since) && since <= castDay),
    ),
  ).toEqual([]);
  expect(stays.find(({ key }) => key === 'mauricette')).toMatchObject({
    state: 'expected',
    establishmentKey: 'tilleuls',
  });
});

test('the identity cases are those told', () => {
  const {
    jeanMarechal,
    jacquesMarechal,
    michelMartin,
    michelMartinOfAngers,
    eleonore,
    eleonoreAgain,
    camille,
    colette,
    antoinette,
  } = cast;
  expect({ ...jeanMarechal.traits, firstBirthGivenName: 'JACQUES', birthGivenNames: 'JACQUES' }).toEqual(
    jacquesMarechal.traits,
  );
  expect({ ...michelMartin.traits, birthPlaceCode: '49007' }).toEqual(michelMartinOfAngers.traits);
  expect({ ...eleonore.traits, birthFamilyName: 'LEFEVRE DUMONT' }).toEqual(eleonoreAgain.traits);
  expect(camille.insHistory?.[0]).toMatch(/^1/);
  expect(splitGivenNames(colette.traits.birthGivenNames).slice(1)).toEqual(
    splitGivenNames(colette.insiTraits?.birthGivenNames ?? ''),
  );
  expect(antoinette.ins?.matricule).toContain('2B033');
  expect(splitGivenNames(cast.marieLouise.traits.birthGivenNames)).toEqual(['MARIE-LOUISE', 'ANNE', 'JOSEPHE']);
});
