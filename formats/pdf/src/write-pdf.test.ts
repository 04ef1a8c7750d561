import { insOids } from '@liane/vocabulary';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { writePdf } from './index.ts';
import type { PrintableDocument } from './index.ts';

const printed: PrintableDocument = {
  title: "Projet personnalisé d'accompagnement",
  typeLabel: 'Projet personnalisé',
  version: 2,
  createdAt: new Date('2026-01-15T13:30:05Z'),
  establishment: { name: 'EHPAD Les Tilleuls', finess: '350099982', address: ['8 rue des Tilleuls', '35000 Rennes'] },
  patient: {
    traits: {
      birthFamilyName: 'LEGALL',
      firstBirthGivenName: 'MAELLE',
      birthGivenNames: 'MAELLE JEANNE',
      birthDate: '1958-04-12',
      sex: 'F',
      birthPlaceCode: '35238',
    },
    usedFamilyName: 'MARTIN',
    birthPlaceName: 'Rennes',
    ins: { matricule: '258043523804253', oid: insOids.nirTest },
    localId: 'U-000217',
  },
  authorLine: 'Claire Briand, infirmière coordinatrice',
  recipients: ['Dr Anne Kervella'],
  summary: ['Allergie à la pénicilline'],
  sections: [
    {
      title: 'Problèmes actifs',
      blocks: [
        {
          kind: 'table',
          head: ['Problème', 'Depuis'],
          rows: Array.from({ length: 90 }, (_, at) => [{ text: `Ligne ${at + 1}` }, { text: '2009' }]),
        },
        { kind: 'list', items: [{ text: 'Lunettes' }] },
        { kind: 'paragraph', text: { text: 'Œdème → surveiller. 漢字' } },
      ],
    },
  ],
  privacyNotice: 'Vos données sont conservées par l’établissement.',
};

const { ins: _ins, ...unqualified } = printed.patient;

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: false });
  return text;
}

const rawOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test('SC.DOC.03 the PDF bears every mark of PDF/A-1a and nothing it forbids', async () => {
  const raw = rawOf(await writePdf({ ...printed, statusWord: 'Projet' }));
  expect(raw.startsWith('%PDF-1.4')).toBe(true);
  expect(raw).toContain('<pdfaid:part>1</pdfaid:part>');
  expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
  expect(raw).toContain('/OutputIntents');
  expect(raw).toContain('/S /GTS_PDFA1');
  expect(raw).toContain('/DestOutputProfile');
  expect(raw).toContain('/Lang (fr-FR)');
  expect(raw).toContain('/StructTreeRoot');
  expect(raw).toMatch(/\/Marked true/);
  expect(raw).toMatch(/\/ID \[/);
  const fonts = raw.match(/\/Type \/FontDescriptor/g) ?? [];
  expect(fonts.length).toBe(2);
  expect(raw.match(/\/FontFile2 /g)).toHaveLength(fonts.length);
  const forbidden = [
    '/SMask',
    '/ca ',
    '/CA ',
    '/Encrypt',
    '/JavaScript',
    '/JS ',
    '/EmbeddedFile',
    '/AA ',
    '/Launch',
    '/LZWDecode',
    '/ObjStm',
    '/BM ',
  ];
  expect(forbidden.filter((mark) => raw.includes(mark))).toEqual([]);
});

test('every page reminds whose document it is and counts pages', async () => {
  const pages = await pagesOf(await writePdf(printed));
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((page, at) => {
    expect(page).toContain('LEGALL MAELLE');
    expect(page).toContain('Née le 12/04/1958, dossier U-000217');
    expect(page).toContain(`Page ${at + 1} / ${pages.length}`);
  });
});

test('a table keeps every row and repeats its head', async () => {
  const pages = await pagesOf(await writePdf(printed));
  const text = pages.join(' ');
  for (const at of [1, 45, 90]) expect(text).toMatch(new RegExp(`Ligne ${at} `));
  const withRows = pages.filter((page) => page.includes('Ligne '));
  for (const page of withRows) expect(page).toContain('Problème Depuis');
});

test('the first page shows the strict traits, the date in the zone of the house and the version', async () => {
  const [first = ''] = await pagesOf(await writePdf(printed));
  for (const said of [
    'Nom de naissance LEGALL',
    'Premier prénom de naissance MAELLE',
    'MAELLE JEANNE',
    '12/04/1958',
    'Féminin',
    'Rennes (35238)',
    'MARTIN',
    'Établi le 15/01/2026 à 14:30',
    'Version 2',
    'FINESS 350099982',
    'Dr Anne Kervella',
    'Allergie à la pénicilline',
  ])
    expect(first.replaceAll(/\s+/g, ' ')).toContain(said);
});

test('INS/va1.03 a qualified identity has its matricule, nature and datamatrix, marked TEST under a test root', async () => {
  const [first = ''] = await pagesOf(await writePdf(printed));
  expect(first).toContain('258043523804253');
  expect(first).toContain('NIR de test');
  expect(first).toContain('INS à scanner');
  expect(first).toContain('TEST');
});

test('INS/va1.03 an identity not qualified has neither matricule nor datamatrix', async () => {
  const text = (await pagesOf(await writePdf({ ...printed, patient: unqualified }))).join(' ');
  for (const never of ['258043523804253', 'INS à scanner', 'Matricule', 'TEST']) expect(text).not.toContain(never);
});

test('a draft says so on each page, a final document never', async () => {
  const pages = await pagesOf(await writePdf({ ...printed, statusWord: 'Brouillon' }));
  for (const page of pages) expect(page.replaceAll(' ', '')).toContain('BROUILLON');
  expect((await pagesOf(await writePdf(printed))).join(' ').replaceAll(' ', '')).not.toContain('BROUILLON');
});

test('what the font has no glyph for becomes a visible square, never a hole', async () => {
  const text = (await pagesOf(await writePdf(printed))).join(' ');
  expect(text).toContain('Œdème → surveiller. □□');
});

test('hostile shapes: endless cells, many columns, no content, long names', async () => {
  const endless = 'mot '.repeat(6000);
  const bytes = await writePdf({
    ...printed,
    title: 'Titre '.repeat(40),
    patient: { ...unqualified, usedFamilyName: 'X'.repeat(300) },
    summary: Array.from({ length: 120 }, (_, at) => `Fait ${at}`),
    recipients: [],
    sections: [
      {
        title: '',
        blocks: [
          { kind: 'table', head: [], rows: [] },
          { kind: 'table', head: ['A', 'B'], rows: [[{ text: endless }, { text: 'fin' }]] },
        ],
      },
      {
        title: 'Large',
        blocks: [
          { kind: 'table', head: [], rows: [Array.from({ length: 60 }, (_, at) => ({ text: `c${at}` }))] },
          { kind: 'paragraph', text: { text: endless } },
        ],
      },
    ],
  });
  const text = (await pagesOf(bytes)).join(' ');
  expect(text.match(/\bmot\b/g)).toHaveLength(12_000);
  expect(text).toContain('c59');
  expect(text).toContain('Fait 119');
});

test('the same document gives the same bytes', async () => {
  expect(rawOf(await writePdf(printed))).toBe(rawOf(await writePdf(printed)));
});
