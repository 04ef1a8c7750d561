import { mauricette, suzanne, suzanneRecord } from '@liane/cast';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorIn, type Author } from './testing/author.ts';
import { openHouse, type House } from './testing/house.ts';

let house: House;
let nurse: Author;
let qualified: string;
let provisoire: string;

beforeAll(async () => {
  house = await openHouse();
  nurse = authorIn(house, house.act());
  qualified = await house.moveIn(mauricette);
  provisoire = await house.moveIn(suzanne, { qualified: false, record: suzanneRecord });
});
afterAll(() => house.close());

const models = ['dlu', 'transfer-sheet', 'personal-project'] as const;

async function printed(personId: string, model: (typeof models)[number]): Promise<string> {
  const { document } = await nurse.begin(personId, model);
  const destination = { name: 'Centre hospitalier du Sablier' };
  if (model === 'transfer-sheet') await nurse.save(document.id, { freeTexts: { reason: 'Chute' }, destination });
  await nurse.validate(document.id);
  const pdf = await nurse.file(document.id, 'pdf');
  return (await extractText(new Uint8Array(pdf), { mergePages: true })).text.replaceAll(/\s+/g, ' ');
}

describe.each(models)('the PDF of a %s', (model) => {
  test('INS/va1.15 INS/va1.10 shows the strict traits, the matricule and its nature; INS/va1.03 and the datamatrix', async () => {
    const text = await printed(qualified, model);
    for (const said of [
      'Nom de naissance LE GOFF',
      'Premier prénom de naissance MAURICETTE',
      '09/04/1937',
      'Féminin',
      '237042923390150',
      'NIR de test',
      'INS à scanner',
    ])
      expect(text).toContain(said);
  });

  test('INS/va1.53 INS/va1.59 of a person who is not qualified shows the traits, no matricule, no datamatrix', async () => {
    const text = await printed(provisoire, model);
    expect(text).toContain(`Nom de naissance ${suzanne.traits.birthFamilyName}`);
    expect(suzanne.ins?.matricule).toMatch(/^\d/);
    for (const never of [suzanne.ins?.matricule ?? '', 'Matricule', 'INS à scanner']) expect(text).not.toContain(never);
  });

  test('SC.DOC.06.MS1 ends with the notice of its establishment', async () => {
    expect(await printed(qualified, model)).toContain('Vos droits : dpo@deux-rives.example.');
  });
});
