import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml, XmlRefused } from './index.ts';

const sample =
  '<r xmlns="urn:x" xmlns:s="urn:s" s:type="t" type="u"><a n="1">un<b/>deux</a><a n="2"><![CDATA[<&>]]></a><s:a/></r>';

const codeOf = (input: string | Uint8Array, limits = {}): string => {
  try {
    readXml(input, limits);
  } catch (refusal) {
    if (refusal instanceof XmlRefused) return refusal.code;
    throw refusal;
  }
  return 'accepted';
};

test('the tree keeps namespaces, attributes, order of texts and lines', () => {
  const root = readXml(`<?xml version="1.0"?>\n<!-- x -->\n${sample}`);
  expect([root.namespace, root.name, root.line]).toEqual(['urn:x', 'r', 3]);
  expect(root.attribute('type')).toBe('u');
  expect(root.attribute('type', 'urn:s')).toBe('t');
  expect(root.childrenNamed('a').map((a) => a.namespace)).toEqual(['urn:x', 'urn:x', 'urn:s']);
  expect(root.childrenNamed('a', 'urn:x').map((a) => a.text())).toEqual(['undeux', '<&>']);
  expect(root.path('a', 'b')?.name).toBe('b');
  expect(root.path('a', 'none', 'b')).toBeUndefined();
  expect(root.allText()).toBe('undeux<&>');
  expect(root.descendants('b')).toHaveLength(1);
  expect(root.child('a')?.content.map((node) => (typeof node === 'string' ? node : node.name))).toEqual([
    'un',
    'b',
    'deux',
  ]);
});

test('instructions are passed over, wherever they stand', () => {
  const root = readXml('<?p a?><r><?p b?>un<?p c?><a><?p d?></a>deux<?p e?></r><?p f?>');
  expect(root.text()).toBe('undeux');
  expect(root.children.map(({ name }) => name)).toEqual(['a']);
});

test.each([
  ['UTF-8', Buffer.from('<a>é€</a>'), 'é€'],
  ['UTF-8 with mark', Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-8"?><a>é€</a>'), 'é€'],
  [
    'UTF-16 little endian with mark',
    Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>é€</a>', 'utf16le'),
    'é€',
  ],
  ['UTF-16 big endian with mark', Buffer.from('\uFEFF<a>é€</a>', 'utf16le').swap16(), 'é€'],
  ['UTF-16 without mark', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>é</a>', 'utf16le'), 'é'],
  ['ISO-8859-1 declared', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1'), 'é'],
])('reads %s', (_, bytes, text) => {
  expect(readXml(bytes).text()).toBe(text);
});

test('a string is already decoded: its declaration is not obeyed', () => {
  expect(readXml('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>').text()).toBe('é');
});

test('names such as __proto__ stay data', () => {
  const root = readXml('<a __proto__="p" constructor="c"/>');
  expect(root.attribute('__proto__')).toBe('p');
  expect(root.attribute('toString')).toBeUndefined();
});

test.each([
  ['xml-with-doctype', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['xml-with-doctype', '<?xml version="1.0"?><!-- - --><?p x?>\n <!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>'],
  ['xml-with-doctype', Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le')],
  ['xml-malformed', '<a>&x;</a>'],
  ['xml-malformed', '<a x="1" x="2"/>'],
  ['xml-malformed', '<a></b>'],
  ['xml-malformed', '<p:a/>'],
  ['xml-malformed', 'bonjour'],
  ['xml-malformed', '<a/><b/>'],
  ['xml-truncated', ''],
  ['xml-truncated', '<a><b>'],
  ['xml-truncated', '<a><b>te'],
  ['xml-with-nul', '<a>\0</a>'],
  ['xml-encoding-refused', Buffer.from('<a>é</a>', 'latin1')],
  ['xml-encoding-refused', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a/>')],
  ['xml-encoding-refused', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>')],
  ['xml-encoding-refused', Buffer.from('\uFEFF<?xml version="1.0" encoding="ISO-8859-1"?><a/>')],
  ['xml-encoding-refused', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-8"?><a/>', 'utf16le')],
  ['xml-encoding-refused', '<a>\uD800</a>'],
  ['xml-too-deep', '<a>'.repeat(201) + '</a>'.repeat(201)],
  ['xml-too-deep', '<a>'.repeat(50_000) + '</a>'.repeat(50_000)],
  ['xml-too-dense', `<a>${'<b/>'.repeat(1_000_000)}</a>`],
])('%s', (code, input) => {
  expect(codeOf(input)).toBe(code);
});

test('entity bombs never reach the parser', () => {
  const laughs = `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]><a>&l20;</a>`;
  const quadratic = `<!DOCTYPE a [<!ENTITY q "${'q'.repeat(50_000)}">]><a>${'&q;'.repeat(50_000)}</a>`;
  expect(codeOf(laughs)).toBe('xml-with-doctype');
  expect(codeOf(quadratic)).toBe('xml-with-doctype');
});

test('sizes: 20 MB unless configured, never over 100 MB', () => {
  const big = `<a>${'x'.repeat(21 * 1024 * 1024)}</a>`;
  expect(codeOf(big)).toBe('xml-too-big');
  expect(readXml(big, { maxBytes: 30 * 1024 * 1024 }).text()).toHaveLength(21 * 1024 * 1024);
  expect(codeOf(new Uint8Array(100 * 1024 * 1024 + 1), { maxBytes: 1e12 })).toBe('xml-too-big');
});

test('depth: 200 unless configured', () => {
  const deep = '<a>'.repeat(900) + '</a>'.repeat(900);
  expect(codeOf(deep, { maxDepth: 1000 })).toBe('accepted');
  expect(codeOf(deep, { maxDepth: 899 })).toBe('xml-too-deep');
});

test('refusals are French sentences', () => {
  expect(() => readXml('<!DOCTYPE a><a/>')).toThrow(/DOCTYPE.*Rien n'a été lu/);
});

test('mutated bytes are read or refused, never anything else', () => {
  const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${sample}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(bytes.length),
      (changes, cut) => {
        const mutated = Buffer.from(bytes.subarray(0, cut === 0 ? bytes.length : cut));
        for (const [at, byte] of changes) if (at < mutated.length) mutated[at] = byte;
        expect(codeOf(mutated)).toBeTypeOf('string');
      },
    ),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      expect(codeOf(noise)).toBeTypeOf('string');
    }),
  );
});
