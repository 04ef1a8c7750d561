import { expect, test } from 'vitest';
import { displayHtml, readCda } from '../index.ts';
import { n3Body, sampleCda, section } from '../sample-cda.ts';

const textOf = (html: string): string =>
  (html.split('</head>')[1] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('SC.DOC.07 CDA §7.1 the minimum display, in its order', () => {
  const text = textOf(
    displayHtml(
      readCda(
        sampleCda({ body: n3Body(section('contenu', '', '1', 'Première'), section('suite', '', '2', 'Seconde')) }),
      ),
    ),
  );
  const expected = [
    'Lettre',
    'Établi le 15/01/2026 à 14:30',
    'Auteur Samir OLLIVIER, Infirmier, EHPAD Les Tilleuls',
    'Responsable DR Claire BRIAND',
    'Conservé par EHPAD Les Tilleuls',
    'Destinataires KERVELLA',
    'Confidentialité Restreinte',
    'Nom de naissance ROUX',
    'Prénoms de naissance IRENE JEANNE',
    'Nom et prénom utilisés BLANC',
    'Date de naissance 12/04/1958',
    'Sexe Féminin',
    'Lieu de naissance RENNES (35238)',
    'INS-NIR de test 258043523804253',
    'Numéro local U-217',
    'Personne de confiance Louis ROUX, Fils, tél. +33600000000',
    'Personne à prévenir Adrien ROUX',
    'Médecin traitant Claire BRIAND',
    'Première contenu',
    'Seconde suite',
  ];
  const places = expected.map((each) => text.indexOf(each));
  expect(expected.filter((_, at) => places[at] === -1)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('CDA §7.3 narrative tables become HTML tables with head cells', () => {
  const html = displayHtml(
    readCda(
      sampleCda({
        body: n3Body(
          section('<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>x &lt; y</td></tr></tbody></table>'),
        ),
      }),
    ),
  );
  expect(html).toContain('<thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>x &lt; y</td></tr></tbody>');
});

test('CDA §7.2 a PDF is offered to be kept', () => {
  expect(displayHtml(readCda(sampleCda()))).toContain(
    '<a class="file" href="data:application/pdf;base64,JVBERi0xLjQKJSVFT0Y=" download="document.pdf">',
  );
});

test('what could not be read is told at the end', () => {
  expect(textOf(displayHtml(readCda('<ClinicalDocument xmlns="urn:hl7-org:v3"/>')))).toContain(
    "Ce qui n'a pas pu être lu Le document n'a pas de titre.",
  );
});
