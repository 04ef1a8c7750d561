import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { freshDatabase } from '../testing/database.ts';
import { importPersons } from './import-persons.ts';
import { searchPersons } from './search.ts';
import { openOffice, type Office } from './testing/office.ts';

let house: Office;
let office: Office;
beforeAll(async () => void (house = await openOffice(await freshDatabase(inject('postgres'), inject('template')))));
beforeEach(() => void (office = house.elsewhere()));
afterAll(() => house.close());

const header = 'Nom de naissance;Premier prénom;Prénoms;Date de naissance;Sexe;Lieu de naissance;Nom utilisé;Téléphone';
const importing = (csv: string, { id = uuidv7(), dryRun = false } = {}) =>
  office.work((tx, act) => importPersons(tx, act, { id, csv, dryRun }));
const refusedIn = async (line: string, top = header): Promise<string | undefined> =>
  (await importing(`${top}\n${line}`)).refused[0]?.message;

test('good lines are kept, bad ones explained by their number', async () => {
  const report = await importing(
    [
      header,
      'Le Goff;Mauricette;Mauricette Jeanne;09/04/1937;F;Quimperlé;Delaunay;+33 2 99 00 00 00',
      'Durand;Paul;;31/02/1938;M;Rennes;;',
      '',
      'Petit;Anne;;1941-07-01;Féminin;99350;;',
      'Sans prénom;;;01/01/1940;F;Rennes;;',
    ].join('\r\n'),
  );
  expect(report).toEqual({
    created: 2,
    alreadyKnown: 0,
    refused: [
      { line: 3, message: 'La date de naissance « 31/02/1938 » n’existe pas (attendu : JJ/MM/AAAA).' },
      { line: 6, message: 'Il manque : prénoms de naissance.' },
    ],
    toReview: [],
  });
  const [mauricette] = await office.work((tx) => searchPersons(tx, office.organisationId, 'delaunay', 5));
  expect(mauricette).toMatchObject({
    status: 'provisoire',
    ins: null,
    localId: '2026-000001',
    traits: {
      birthFamilyName: 'LE GOFF',
      firstBirthGivenName: 'MAURICETTE',
      birthGivenNames: 'MAURICETTE JEANNE',
      birthDate: '1937-04-09',
      sex: 'F',
      birthPlaceCode: '29233',
    },
    complementary: { usedFamilyName: 'Delaunay', phone: '+33 2 99 00 00 00' },
  });
});

test.each([
  [
    'commas and a BOM',
    '\uFEFFnom de naissance,prénom,date de naissance,sexe,code insee\nDURAND,PAUL,12/03/1938,H,35238',
  ],
  [
    'quotes',
    '"Nom de naissance";"Prénom";"Date de naissance";"Sexe";"Lieu de naissance"\n"DURAND";"PAUL";"12/03/1938";"M";"Rennes"',
  ],
  [
    'the list of given names alone',
    'NOM DE NAISSANCE;PRENOMS;NE(E) LE;SEXE;LIEU DE NAISSANCE\nDURAND;PAUL, HENRI;12/03/1938;M;Rennes (35)'.replace(
      'NE(E) LE',
      'DATE DE NAISSANCE',
    ),
  ],
  [
    'tabulations and unknown columns',
    'Chambre\tNom de naissance\tPrénom\tDate de naissance\tSexe\tLieu de naissance\n12\tDURAND\tPAUL\t12.03.1938\t1\t35238',
  ],
])('%s are understood', async (_, csv) => {
  expect(await importing(csv)).toMatchObject({ created: 1, refused: [] });
  expect(await office.work((tx) => searchPersons(tx, office.organisationId, 'durand paul', 5))).toMatchObject([
    { traits: { birthDate: '1938-03-12', sex: 'M', birthPlaceCode: '35238' } },
  ]);
});

test('a trial run creates nobody and says the same', async () => {
  const csv = `${header}\nDurand;Paul;;12/03/1938;M;Rennes;;`;
  expect(await importing(csv, { dryRun: true })).toMatchObject({ created: 1 });
  expect(await office.work((tx) => searchPersons(tx, office.organisationId, 'durand', 5))).toEqual([]);
  expect(await importing(csv)).toMatchObject({ created: 1 });
});

test('the same import twice creates nobody the second time', async () => {
  const csv = `${header}\nDurand;Paul;;12/03/1938;M;Rennes;;\nDurand;Paul;;12/03/1938;M;Rennes;;`;
  const id = uuidv7();
  expect(await importing(csv, { id })).toMatchObject({ created: 1, alreadyKnown: 1 });
  expect(await importing(csv, { id })).toMatchObject({ created: 0, alreadyKnown: 2 });
});

test('those who look like somebody are listed for review', async () => {
  const known = await office.create({ birthFamilyName: 'LEFEVRE-DUMONT', firstBirthGivenName: 'ELEONORE' });
  const report = await importing(
    `${header}\nLefèvre Dumont;Éléonore;;12/03/1938;F;Rennes;;\nLefevre Dumond;Eleonor;;12/03/1938;F;Rennes;;`,
  );
  expect(report).toMatchObject({
    created: 1,
    alreadyKnown: 1,
    toReview: [
      { line: 2, personId: known.id },
      { line: 3, personId: known.id },
    ],
  });
});

describe('refused, with a sentence', () => {
  test.each([
    [
      '"=HYPERLINK(""http://x"")";Paul;;12/03/1938;M;Rennes;;',
      'La cellule « nom de naissance » commence par « = », comme une formule de tableur. Elle n’a pas été lue.',
    ],
    [
      'Durand;@SUM(1);;12/03/1938;M;Rennes;;',
      'La cellule « premier prénom de naissance » commence par « @ », comme une formule de tableur. Elle n’a pas été lue.',
    ],
    [
      'Durand;Paul;;12/03/1938;M;Rennes;-2+3;',
      'La cellule « nom utilisé » commence par « - », comme une formule de tableur. Elle n’a pas été lue.',
    ],
    [
      'Durand;Paul;;12/03/1938;M;Rennes;;+cmd|calc',
      'La cellule « téléphone » commence par « + », comme une formule de tableur. Elle n’a pas été lue.',
    ],
    [
      'Durand;Paul;;00/00/1938;M;Rennes;;',
      'La date de naissance « 00/00/1938 » est incomplète : saisissez cette personne à l’écran, d’après sa pièce d’identité.',
    ],
    ['Durand;Paul;;12/03/38;M;Rennes;;', 'La date de naissance « 12/03/38 » n’existe pas (attendu : JJ/MM/AAAA).'],
    ['Durand;Paul;;12/03/2038;M;Rennes;;', 'Cette date de naissance est dans le futur ou trop ancienne.'],
    ['Durand;Paul;;12/03/1938;X;Rennes;;', 'Le sexe « X » ne se comprend pas (attendu : F, M ou I).'],
    [
      'Durand;Paul;;12/03/1938;M;Nullepart-les-Bains;;',
      'Le lieu de naissance « Nullepart-les-Bains » n’est pas connu : donnez son code INSEE.',
    ],
    [
      'Durand;Paul;;12/03/1938;M;Saint-Denis;;',
      'Plusieurs communes s’appellent « Saint-Denis » : ajoutez le département entre parenthèses, ou le code INSEE.',
    ],
    ['Durand;"Paul;;12/03/1938;M;Rennes;;', 'Les guillemets ne se ferment pas sur cette ligne.'],
    ['Durand;Paul;;12/03/1938;M;Rennes;;;;x', 'Cette ligne a 10 cellules pour 8 en-têtes.'],
    ['Dur\uFFFDnd;Paul;;12/03/1938;M;Rennes;;', 'Des lettres ne se lisent pas : enregistrez le fichier en UTF-8.'],
  ])('%s', async (line, sentence) => {
    expect(await refusedIn(line)).toBe(sentence);
  });

  test('a file that is none of ours', async () => {
    await expect(importing('a;b\n1;2')).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(importing('')).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(importing('%PDF-1.4\0\0')).rejects.toMatchObject({ code: 'import-unreadable' });
    await expect(importing(`${header};Nom de naissance\n`)).rejects.toThrow(
      'deux colonnes disent « nom de naissance »',
    );
  });

  test('more than 20 MB', async () => {
    await expect(importing(`${header}\n${'x'.repeat(21 * 1024 * 1024)}`)).rejects.toMatchObject({
      code: 'import-too-large',
    });
  });
});

test('two thousand lines are imported in one go', async () => {
  const lines = Array.from(
    { length: 2_000 },
    (_, at) =>
      `Nom${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10) % 10]};Paul;;${String((at % 28) + 1).padStart(2, '0')}/0${(at % 9) + 1}/19${20 + (at % 70)};M;35238;;`,
  );
  const report = await importing([header, ...lines].join('\n'));
  expect(report.refused).toEqual([]);
  expect(report.created + report.alreadyKnown).toBe(2_000);
});
