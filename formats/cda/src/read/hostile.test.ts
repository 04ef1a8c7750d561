import { XmlRefused } from '@liane/xml';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CdaRefused, displayHtml, readCda } from './index.ts';
import { n1Body, n3Body, sampleCda, section } from './sample-cda.ts';

const refusalOf = (input: string | Uint8Array): string => {
  try {
    displayHtml(readCda(input));
  } catch (refusal) {
    if (refusal instanceof XmlRefused || refusal instanceof CdaRefused) return refusal.code;
    throw refusal;
  }
  return 'shown';
};

const withDoctype = (doctype: string, title = 'Lettre'): string =>
  sampleCda({ title }).replace('<ClinicalDocument', `${doctype}<ClinicalDocument`);

test.each([
  [
    'an external entity',
    withDoctype('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'),
    'xml-with-doctype',
  ],
  ['an external DTD', withDoctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'), 'xml-with-doctype'],
  [
    'a billion laughs',
    withDoctype(
      `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at} "${(at === 0 ? '&a;' : `&a${at - 1};`).repeat(10)}">`).join('')}]>`,
      '&a11;',
    ),
    'xml-with-doctype',
  ],
  [
    'a quadratic blow-up',
    withDoctype(`<!DOCTYPE x [<!ENTITY q "${'q'.repeat(40_000)}">]>`, '&q;'.repeat(5000)),
    'xml-with-doctype',
  ],
  [
    '50,000 levels',
    sampleCda({ body: n3Body(section(`${'<content>'.repeat(50_000)}${'</content>'.repeat(50_000)}`)) }),
    'xml-too-deep',
  ],
  ['a truncated document', sampleCda().slice(0, 3000), 'xml-truncated'],
  ['a wrong encoding', Buffer.from(sampleCda({ title: 'é' }), 'latin1'), 'xml-encoding-refused'],
  [
    'an XInclude',
    sampleCda({
      title: '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    }),
    'shown',
  ],
])('hostile: %s', (_, input, expected) => {
  expect(refusalOf(input)).toBe(expected);
});

test('hostile: declared Latin-1 is read as such', () => {
  const latin = Buffer.from(sampleCda({ title: 'Été' }).replace('UTF-8', 'ISO-8859-1'), 'latin1');
  expect(readCda(latin).header.title).toBe('Été');
});

test('hostile: an XInclude reads no file', () => {
  const title = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>';
  expect(displayHtml(readCda(sampleCda({ title })))).not.toContain('root:');
});

/** Everything a browser could act upon, searched in the page a hostile document makes. */
const active = [
  /<script/i,
  /<iframe/i,
  /<object/i,
  /<embed/i,
  /<svg/i,
  /<form/i,
  /<link/i,
  /<base/i,
  /\son[a-z]+\s*=\s*"/i,
  /javascript:/i,
  /vbscript:/i,
  /data:text\/html/i,
  /@import/i,
  /url\(/i,
  /src="(?!data:image\/(png|jpeg|gif);base64,)/i,
];

test('hostile: nothing active reaches the page', () => {
  const vicious = `"&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;`;
  const text = `<linkHtml href="javascript:alert(1)">lien</linkHtml><linkHtml href="https://example.org/&quot;onmouseover=&quot;alert(1)">autre</linkHtml>
    <content ID="&quot;&gt;&lt;svg onload=alert(1)&gt;" styleCode="xstyle&quot; onclick=&quot;alert(1)">${vicious}</content><script>alert(1)</script>
    <table onclick="alert(1)"><caption>${vicious}</caption><thead><tr><th>${vicious}</th><th>b</th></tr></thead><tbody><tr><td>${vicious}</td><td/></tr></tbody></table>
    <list><item>${vicious}</item></list><renderMultiMedia referencedObject="&lt;svg&gt;"/>`;
  const media = `<entry><observationMedia ID="m"><value mediaType="text/html" representation="B64">PHNjcmlwdD4=</value></observationMedia></entry>`;
  const html = displayHtml(
    readCda(
      sampleCda({
        title: vicious,
        patientName: `<family qualifier="BR">${vicious}</family>`,
        body: n3Body(section(text, media, '1', vicious)),
      }),
    ),
  );
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  const [, body = ''] = html.split('</head>');
  const tags = (body.match(/<[^>]+>/g) ?? []).join('\n');
  expect(active.filter((pattern) => pattern.test(tags)).map(String)).toEqual([]);
});

test('hostile: the page forbids by itself scripts and loads', () => {
  expect(displayHtml(readCda(sampleCda()))).toContain(
    `content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
  );
});

test('hostile: a file that is no PDF is never offered as one', () => {
  const html = displayHtml(
    readCda(sampleCda({ body: n1Body('application/pdf', Buffer.from('<script>').toString('base64')) })),
  );
  expect(html).not.toContain('href=');
  expect(html).toContain('du type annoncé (application/pdf)');
});

test('hostile: 15 MB of base64 is read in time, 25 MB is refused unless configured', () => {
  const base64 = (bytes: number): string => `JVBERi0x${'A'.repeat(bytes - 8)}`;
  const { body } = readCda(sampleCda({ body: n1Body('application/pdf', base64(15_000_000)) }));
  expect(body.level === 'N1' && body.file.bytes.length).toBe(11_250_000);
  const big = sampleCda({ body: n1Body('application/pdf', base64(25_000_000)) });
  expect(refusalOf(big)).toBe('xml-too-big');
  expect(readCda(big, { maxBytes: 40_000_000 }).body.level).toBe('N1');
});

test('hostile: an attachment shown ten thousand times is written once', () => {
  const media =
    '<entry><observationMedia ID="m"><value mediaType="image/png" representation="B64">iVBORw0KGgo=</value></observationMedia></entry>';
  const html = displayHtml(
    readCda(sampleCda({ body: n3Body(section('<renderMultiMedia referencedObject="m"/>'.repeat(10_000), media)) })),
  );
  expect(html.match(/data:image\/png/g)).toHaveLength(1);
});

test('hostile: nested anchors referred to by thousands do not multiply the text', () => {
  const nested = `${Array.from({ length: 150 }, (_, at) => `<content ID="n${at}">`).join('')}${'mot '.repeat(500_000)}${'</content>'.repeat(150)}`;
  const entries = Array.from(
    { length: 15_000 },
    (_, at) => `<entry><observation><text><reference value="#n${at % 150}"/></text></observation></entry>`,
  );
  expect(refusalOf(sampleCda({ body: n3Body(section(nested, entries.join(''))) }))).toBe('shown');
});

test('hostile: a table of endless rows under spans stays in proportion', () => {
  const rows = `<tr>${'<td/>'.repeat(60)}</tr>${'<tr><td rowspan="500" colspan="60">x</td></tr>'.repeat(50_000)}`;
  const html = displayHtml(readCda(sampleCda({ body: n3Body(section(`<table><thead>${rows}</thead></table>`)) })));
  expect(html.length).toBeLessThan(20_000_000);
});

test('hostile: as many attachments as references are matched in time', () => {
  const media = Array.from({ length: 20_000 }, (_, at) => `<entry><observationMedia ID="m${at}"/></entry>`).join('');
  const shown = Array.from({ length: 20_000 }, (_, at) => `<renderMultiMedia referencedObject="m${at}"/>`).join('');
  expect(refusalOf(sampleCda({ body: n3Body(section(shown, media)) }))).toBe('shown');
});

test('hostile: a thousand broken dates do not flood the page', () => {
  const event = '<documentationOf><serviceEvent><effectiveTime value="hier"/></serviceEvent></documentationOf>';
  expect(
    readCda(sampleCda().replace('<relatedDocument', `${event.repeat(1000)}<relatedDocument`)).unreadable,
  ).toHaveLength(200);
});

test('hostile: mutated documents are shown or refused by name', () => {
  const bytes = Buffer.from(
    sampleCda({
      body: n3Body(
        section(
          '<table><tr><td colspan="2">a</td></tr></table>',
          '<entry><act><entryRelationship><observation><value xsi:type="PQ" value="1"/></observation></entryRelationship></act></entry>',
        ),
      ),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 32, max: 126 })), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const mutated = Buffer.from(bytes);
        for (const [at, byte] of changes) mutated[at] = byte;
        expect(refusalOf(mutated)).toBeTypeOf('string');
      },
    ),
    { numRuns: 300 },
  );
});

test('hostile: strange but well-formed content is always shown', () => {
  const names = [
    'section',
    'text',
    'table',
    'tr',
    'td',
    'entry',
    'act',
    'observation',
    'value',
    'code',
    'component',
    'organizer',
    'content',
    'list',
    'item',
    'effectiveTime',
    'entryRelationship',
    'substanceAdministration',
  ];
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .tuple(
        fc.constantFrom(...names),
        fc.constantFrom(
          '',
          ' ID="a"',
          ' code="x"',
          ' value="#a"',
          ' xsi:type="PQ" value="1"',
          ' xsi:type="CD"',
          ' colspan="-1"',
        ),
        fc.array(fc.oneof({ depthSize: 'small' }, fc.constantFrom('texte', ' '), tie('tree')), { maxLength: 4 }),
      )
      .map(([name, attributes, content]) => `<${name}${attributes}>${content.join('')}</${name}>`),
  }));
  fc.assert(
    fc.property(tree, (strange) => {
      expect(refusalOf(sampleCda({ body: n3Body(section(strange, `<entry>${strange}</entry>`)) }))).toBe('shown');
    }),
    { numRuns: 200 },
  );
});
