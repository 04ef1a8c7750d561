import { expect, test } from 'vitest';
import {
  birthplaceByCode,
  DatedCommunesFileRefused,
  findBirthplaces,
  makeBirthplaceIndex,
  parseInseeDatedCommunes,
} from './birthplaces.ts';

const names = (query: string, birthDate?: string, limit = 5): string[] =>
  findBirthplaces(query, birthDate, limit).map(({ name, code }) => `${name} ${code}`);

test('a commune is found from two letters, accents, hyphens and case ignored', () => {
  expect(findBirthplaces('b', undefined, 5)).toEqual([]);
  expect(findBirthplaces('  -', undefined, 5)).toEqual([]);
  expect(names('CHATEAU GONTIER')).toEqual(['Château-Gontier 53062', 'Château-Gontier-sur-Mayenne 53062']);
  expect(names("l'hay les roses")).toEqual(["L'Haÿ-les-Roses 94038"]);
});

test('an exact name comes first, then those that begin so, then words inside', () => {
  expect(names('tours', undefined, 3)).toEqual(['Tours 37261', 'Tours-en-Savoie 73298', 'Tours-en-Vimeu 80765']);
  expect(names('Ajaccio')[0]).toBe('Ajaccio 2A004');
  expect(names('abergement clem')).toEqual(["L'Abergement-Clémenciat 01001"]);
  expect(names('roses hay')).toEqual(["L'Haÿ-les-Roses 94038"]);
});

test('st and ste are read as saint and sainte', () => {
  expect(names('st pierre sur orthe')).toEqual(['Saint-Pierre-sur-Orthe 53249']);
  expect(names('Ste-Savine')[0]).toBe('Sainte-Savine 10362');
});

test('arrondissements, merged communes, overseas and countries are birthplaces', () => {
  expect(findBirthplaces('Marseille 1er', undefined, 1)).toMatchObject([
    { code: '13201', kind: 'arrondissement', becameCode: '13055' },
  ]);
  expect(findBirthplaces('annecy le vieux', undefined, 1)).toMatchObject([
    { code: '74011', kind: 'commune-deleguee', becameCode: '74010' },
  ]);
  expect(birthplaceByCode('97411')).toMatchObject({ name: 'Saint-Denis', department: '974' });
  expect(birthplaceByCode('98818')).toMatchObject({ name: 'Nouméa', department: '988' });
  expect(findBirthplaces('portugal', undefined, 1)).toMatchObject([
    { code: '99139', kind: 'pays', department: undefined },
  ]);
  expect(names('cote d ivoire')).toEqual(["Côte d'Ivoire 99326"]);
});

test('a code finds its place, and a place that never was finds nothing', () => {
  expect(birthplaceByCode('2b033')?.name).toBe('Bastia');
  expect(birthplaceByCode('53000')).toBeUndefined();
  expect(birthplaceByCode('__proto__')).toBeUndefined();
  expect(names('2b033')).toEqual(['Bastia 2B033']);
  expect(findBirthplaces('2b03', undefined, 50).every(({ code }) => code.startsWith('2B03'))).toBe(true);
});

test('a query that looks like a pattern is only text', () => {
  expect(findBirthplaces('.*', undefined, 5)).toEqual([]);
  expect(findBirthplaces('(((((', undefined, 5)).toEqual([]);
});

const file = `COM,TNCC,NCC,NCCENR,LIBELLE,DATE_DEBUT,DATE_FIN
85166,1,OLONNE SUR MER,Olonne-sur-Mer,Olonne-sur-Mer,1943-01-01,2019-01-01
01004,1,AMBERIEU,Ambérieu,Ambérieu,1943-01-01,1955-03-31
01004,1,AMBERIEU EN BUGEY,Ambérieu-en-Bugey,Ambérieu-en-Bugey,1955-03-31,
20033,0,BASTIA,Bastia,Bastia,1943-01-01,1976-01-01
2B033,0,BASTIA,Bastia,Bastia,1976-01-01,
`;

test('D1 a place is found as it was called on the day of birth', () => {
  const { rows, refused } = parseInseeDatedCommunes(file);
  expect(refused).toEqual([]);
  const index = makeBirthplaceIndex({ extra: rows });
  expect(index.find('olonne', '1950-05-01', 1)).toMatchObject([
    { code: '85166', kind: 'ancienne-commune', to: '2019-01-01' },
  ]);
  expect(index.find('olonne sur mer', '2020-05-01', 5)).toEqual([]);
  expect(index.byCode('01004', '1950-05-01')?.name).toBe('Ambérieu');
  expect(index.byCode('01004', '1955-03-31')?.name).toBe('Ambérieu-en-Bugey');
  expect(index.find('amberieu en bugey', undefined, 5)).toHaveLength(1);
});

test('a Corsican born before 1976 keeps the 2B code INSi answers, and the 20 of that day is known too', () => {
  const index = makeBirthplaceIndex({ extra: parseInseeDatedCommunes(file).rows });
  expect(index.byCode('2B033', '1960-01-01')?.name).toBe('Bastia');
  expect(index.byCode('20033', '1960-01-01')).toMatchObject({ name: 'Bastia', to: '1976-01-01' });
  expect(index.find('bastia', '1980-01-01', 5).map(({ code }) => code)).toEqual(['2B033']);
});

test('a line that cannot be read is refused with its number and its reason, the others are kept', () => {
  const { rows, refused } = parseInseeDatedCommunes(
    '\uFEFFCOM,LIBELLE,DATE_DEBUT,DATE_FIN\r\n8516,Court,1943-01-01,\r\n85166,,1943-01-01,\r\n85166,"Olonne, ""sur"" Mer",01/01/1943,\r\n85166,Olonne,2019-01-01,1943-01-01\r\n99109,Allemagne,,\r\n85194,"Sables, Les",,\r\n',
  );
  expect(refused.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  expect(refused[2]?.reason).toBe('« 01/01/1943 » n’est pas une date (attendu : AAAA-MM-JJ).');
  expect(rows).toEqual([{ code: '85194', name: 'Sables, Les', from: undefined, to: undefined, becameCode: undefined }]);
});

test('another file is refused whole, with the columns it lacks', () => {
  expect(() => parseInseeDatedCommunes('nom;age\nx;3')).toThrow(DatedCommunesFileRefused);
  expect(() => parseInseeDatedCommunes('')).toThrow(/COM, LIBELLE, DATE_DEBUT, DATE_FIN/);
});
