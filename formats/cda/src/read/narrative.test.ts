import { readXml } from '@liane/xml';
import { expect, test } from 'vitest';
import { narrativeBlocks } from './index.ts';

const blocksOf = (markup: string) => narrativeBlocks(readXml(`<text xmlns="urn:hl7-org:v3">${markup}</text>`));

test('CDA §7.3 paragraphs, breaks and anchors', () => {
  expect(blocksOf('un <content ID="a">deux</content><br/>trois<paragraph>quatre</paragraph>\n cinq')).toEqual([
    { kind: 'paragraph', text: { text: 'un deux\ntrois', id: 'a' } },
    { kind: 'paragraph', text: { text: 'quatre' } },
    { kind: 'paragraph', text: { text: 'cinq' } },
  ]);
});

test('CDA §7.3 lists keep their caption and their numbers', () => {
  expect(
    blocksOf(
      '<list listType="ordered"><caption>Soins</caption><item>a</item><item ID="b">b<list><item>c</item></list></item></list>',
    ),
  ).toEqual([
    { kind: 'paragraph', text: { text: 'Soins' } },
    { kind: 'list', items: [{ text: '1. a' }, { text: '2. b\nc', id: 'b' }] },
  ]);
});

test('CDA §7.3 tables: head, spans, anchors', () => {
  const table = `<table><thead><tr><th>Médicament</th><th colspan="2">Dose</th></tr></thead>
    <tbody><tr><td rowspan="2"><content ID="m1">Apixaban</content></td><td>5</td><td>mg</td></tr><tr><td>10</td></tr></tbody></table>`;
  expect(blocksOf(table)).toEqual([
    {
      kind: 'table',
      head: ['Médicament', 'Dose', ''],
      rows: [
        [{ text: 'Apixaban', id: 'm1' }, { text: '5' }, { text: 'mg' }],
        [{ text: '' }, { text: '10' }, { text: '' }],
      ],
    },
  ]);
});

test('CDA §7.3 a single wide head cell is a title; two head rows become one; a table without head stays headless', () => {
  expect(
    blocksOf('<table><thead><tr><th colspan="2">Plan</th></tr></thead><tr><td>a</td><td>b</td></tr></table>'),
  ).toEqual([
    { kind: 'paragraph', text: { text: 'Plan' } },
    { kind: 'table', head: [], rows: [[{ text: 'a' }, { text: 'b' }]] },
  ]);
  expect(
    blocksOf(
      '<table><thead><tr><th rowspan="2">Nom</th><th colspan="2">Dose</th></tr><tr><th>matin</th><th>soir</th></tr></thead><tr><td>x</td><td>1</td><td>2</td></tr></table>',
    )[0],
  ).toMatchObject({ head: ['Nom', 'Dose – matin', 'Dose – soir'] });
});

test('CDA §7.5 links keep only safe schemes; the text always stays', () => {
  const hrefOf = (href: string) => blocksOf(`<linkHtml href="${href}">voir</linkHtml>`)[0];
  expect(hrefOf('https://example.org/a')).toEqual({
    kind: 'paragraph',
    text: { text: 'voir', href: 'https://example.org/a' },
  });
  for (const href of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//host/x',
    '#a',
    '',
  ])
    expect(hrefOf(href)).toEqual({ kind: 'paragraph', text: { text: 'voir' } });
});

test('unknown or active markup is read for its words only', () => {
  expect(blocksOf('<b onclick="x()">gras</b><script>alert(1)</script><iframe src="http://x">cadre</iframe>')).toEqual([
    { kind: 'paragraph', text: { text: 'grascadre' } },
  ]);
});

test('a table cannot ask for endless columns or rows', () => {
  const [table] = blocksOf(
    `<table>${'<tr><td colspan="999999999" rowspan="999999999">x</td></tr>'.repeat(200)}</table>`,
  );
  expect(table?.kind === 'table' && table.rows.length).toBe(200);
  expect(table?.kind === 'table' && Math.max(...table.rows.map((row) => row.length))).toBeLessThanOrEqual(260);
});
