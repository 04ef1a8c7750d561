import { expect, test } from 'vitest';
import { asInsiFamilyName, asInsiGivenName, foldName, splitGivenNames, withoutAccents } from './names.ts';

test('INS 2.03: apostrophes and spaces leave as they are, upper case', () => {
  expect(asInsiFamilyName('D’Artagnan de l’Hérault')).toBe("D'ARTAGNAN DE L'HERAULT");
  expect(asInsiGivenName('Pierre-Alain')).toBe('PIERRE-ALAIN');
});

test('INS 2.03/3: ligatures are split before the call', () => {
  expect(asInsiFamilyName("D'Æion")).toBe("D'AEION");
  expect(asInsiGivenName('Cœur')).toBe('COEUR');
});

test('accents go whether composed or not, and blanks are single', () => {
  expect(asInsiFamilyName('  Lemai\u0302tre   Béguin ')).toBe('LEMAITRE BEGUIN');
  expect(asInsiGivenName('Loïse')).toBe('LOISE');
  expect(asInsiFamilyName('Łukasz–Straße')).toBe('LUKASZ-STRASSE');
});

test('what that alphabet cannot write is undefined, never approximated', () => {
  expect(
    ['', '   ', '-', "'", 'DUPONT2', 'Дюпон', 'Dupont<script>', 'DUPONT;', 'DU\u0000PONT', 'DUPONT (MARTIN)'].filter(
      (text) => asInsiFamilyName(text) !== undefined,
    ),
  ).toEqual([]);
});

test('a given name with a space is two names', () => {
  expect(asInsiGivenName('Marie Louise')).toBeUndefined();
  expect(splitGivenNames('DOMINIQUE  MARIE-LOUISE ')).toEqual(['DOMINIQUE', 'MARIE-LOUISE']);
  expect(splitGivenNames('')).toEqual([]);
});

test('searching ignores accents, hyphens, apostrophes and case', () => {
  expect(foldName('L’Haÿ-les-Roses')).toBe('l hay les roses');
  expect(foldName('  Éléonore  D’Œuvre ')).toBe('eleonore d oeuvre');
  expect(foldName('St. Étienne')).toBe('st etienne');
});

test('case is kept when only accents go', () => {
  expect(withoutAccents('Éric Œdème')).toBe('Eric OEdeme');
});
