import { gzipSync } from 'node:zlib';
import { antoinette, mauricette, mauricetteRecord } from '@liane/cast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../platform/index.ts';
import { receive } from './receive.ts';
import { AnotherPerson } from './refusals.ts';
import { stateOf } from './document.ts';
import { documentById } from './store.ts';
import { receivedCda } from './testing/received-cda.ts';
import { openHouse, type House } from './testing/house.ts';
import { view } from './view.ts';

let house: House;
let mauricetteId: string;
let provisionalId: string;

beforeAll(async () => {
  house = await openHouse();
  mauricetteId = await house.moveIn(mauricette, { record: mauricetteRecord });
  provisionalId = await house.moveIn(antoinette, { qualified: false, record: null });
});
afterAll(() => house.close());

const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64');
const file = (personId: string, bytes: string | Uint8Array) =>
  house.as(house.act(), (tx, act) =>
    receive(tx, act, { id: uuidv7(), personId, content: base64(bytes) }, house.workshop),
  );
const read = (id: string) => house.as(house.act(), (tx, act) => view(tx, act, id, house.workshop));
const stateNow = (id: string) =>
  house.as(house.act(), async (tx, act) => stateOf(await documentById(tx, act.organisationId, id)));

describe('SC.DOC.07 any CDA that comes in is filed and reads', () => {
  test('a return sheet from the emergency department', async () => {
    const { document, comparison } = await file(
      mauricetteId,
      receivedCda({ model: '1.2.250.1.213.1.1.1.24', type: ['60280-5', 'Fiche de retour du service des urgences'] }),
    );
    expect(document).toMatchObject({
      model: 'return-sheet',
      origin: 'received',
      typeInFrench: 'Fiche de retour du service des urgences',
      version: 1,
      files: ['cda'],
    });
    expect(comparison.every(({ same }) => same)).toBe(true);
    const shown = await read(document.id);
    expect(shown.sections).toMatchObject([
      { title: 'Conclusion', blocks: [{ kind: 'paragraph', text: { text: 'Pas de fracture. Retour ce soir.' } }] },
    ]);
    expect(shown.header).toContainEqual({ label: 'Auteur', value: 'DR Sophie REYNAUD, Centre hospitalier du Sablier' });
  });

  test.each([
    ['1.2.250.1.213.1.1.1.29', '11490-0', 'liaison-letter'],
    ['1.2.250.1.213.1.1.1.51', '74207-2', 'dlu'],
    ['1.2.250.1.213.1.1.1.51', '60591-5', 'synthesis'],
    ['1.2.250.1.213.1.1.1.55', '11502-2', 'biology'],
    ['9.9.9', '99999-9', 'other'],
  ])('template %s of type %s is filed as %s', async (model, code, filedAs) => {
    expect((await file(mauricetteId, receivedCda({ model, type: [code, 'Libellé'] }))).document.model).toBe(filedAs);
  });

  test('a PDF inside is offered at once', async () => {
    const { document } = await file(mauricetteId, receivedCda({ pdf: '%PDF-1.4 fictif' }));
    expect(document.files).toEqual(['cda', 'pdf']);
  });

  test('what is strange inside is kept, and said when it is read', async () => {
    const { document } = await file(mauricetteId, receivedCda({ sex: 'XX' }));
    expect((await read(document.id)).unreadable).toContain("Le sexe n'est pas lisible.");
  });
});

describe('versions', () => {
  test('the same version twice shows the one held', async () => {
    const cda = receivedCda({});
    const first = await file(mauricetteId, cda);
    expect((await file(mauricetteId, cda)).document.id).toBe(first.document.id);
  });

  test('a newer version takes the place of the one held; an older one is refused', async () => {
    const setId = uuidv7();
    const first = await file(mauricetteId, receivedCda({ setId, version: 1 }));
    const third = await file(mauricetteId, receivedCda({ setId, version: 3 }));
    expect(await stateNow(first.document.id)).toBe('replaced');
    expect(third.document).toMatchObject({ version: 3, replacesId: first.document.id });
    await expect(file(mauricetteId, receivedCda({ setId, version: 2 }))).rejects.toMatchObject({
      code: 'older-version',
    });
  });

  test('a document says which one it replaces, even from another series', async () => {
    const id = uuidv7();
    const first = await file(mauricetteId, receivedCda({ id }));
    await file(mauricetteId, receivedCda({ replaces: id, version: 2 }));
    expect(await stateNow(first.document.id)).toBe('replaced');
  });

  test('a document already filed in another record is refused', async () => {
    const cda = receivedCda({ matricule: '', birthFamilyName: antoinette.traits.birthFamilyName });
    await file(provisionalId, cda);
    await expect(file(mauricetteId, cda.replace(antoinette.traits.birthFamilyName, 'LE GOFF'))).rejects.toMatchObject({
      code: 'filed-elsewhere',
    });
  });
});

describe('identity', () => {
  test('another matricule than that of a qualified person is refused, trait by trait', async () => {
    const refusal: unknown = await file(
      mauricetteId,
      receivedCda({ matricule: '239115327190221', birthFamilyName: 'POTTIER' }),
    ).catch((cause: unknown) => cause);
    expect(refusal).toBeInstanceOf(AnotherPerson);
    expect((refusal as AnotherPerson).toProblem().faults).toEqual([
      { where: 'Matricule INS', message: 'dossier : 237042923390150 ; document : 239115327190221' },
      { where: 'Nom de naissance', message: 'dossier : LE GOFF ; document : POTTIER' },
    ]);
  });

  test('the same matricule with an accent or a hyphen of difference is the same person', async () => {
    const { comparison } = await file(mauricetteId, receivedCda({ birthFamilyName: 'Lé-Goff' }));
    expect(comparison.find(({ trait }) => trait === 'Nom de naissance')).toEqual({
      trait: 'Nom de naissance',
      ours: 'LE GOFF',
      theirs: 'Lé-Goff',
      same: true,
    });
  });

  test('nothing in common with a person who has no matricule is refused', async () => {
    await expect(file(provisionalId, receivedCda({ matricule: '' }))).rejects.toMatchObject({ code: 'another-person' });
  });
});

describe('hostile files are refused with a sentence, and nothing is filed', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "&a;&a;&a;&a;">`).join('')}]><ClinicalDocument xmlns="urn:hl7-org:v3">&a19;</ClinicalDocument>`;
  const outside =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ClinicalDocument xmlns="urn:hl7-org:v3"><title>&x;</title></ClinicalDocument>';

  test.each<[string, string | Uint8Array]>([
    ['an entity bomb', bomb],
    ['an external entity', outside],
    ['a truncated document', receivedCda({}).slice(0, 1500)],
    ['what is no XML', 'Bonjour, ci-joint le compte rendu.'],
    ['a PDF given as a CDA', '%PDF-1.7\n%âãÏÓ'],
    ['another XML', '<facture xmlns="urn:autre"/>'],
    ['compressed bytes', gzipSync(receivedCda({}))],
    ['nothing', ''],
    ['25 MB of spaces', Buffer.alloc(25 * 1024 * 1024, ' ')],
    ['a well deep enough to fall into', '<a>'.repeat(200_000)],
  ])('%s', async (_what, bytes) => {
    await expect(file(mauricetteId, bytes)).rejects.toMatchObject({
      code: 'file-not-readable',
      kind: 'refused-by-rule',
      safe: 'Rien n’a été classé dans le dossier.',
    });
  });
});
