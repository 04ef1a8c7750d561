import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalize, escapeAttribute, escapeText, readXml } from './index.ts';

test('what is escaped is what is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const writable = Array.from(text)
        .filter((c) => /[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(c))
        .join('');
      const root = readXml(`<a v="${escapeAttribute(text)}">${escapeText(text)}</a>`);
      expect(root.attribute('v')).toBe(writable);
      expect(root.allText()).toBe(writable);
    }),
  );
});

test('what XML forbids is removed, not written', () => {
  expect(escapeText('a\u0000\u0001b\uD800c')).toBe('abc');
  expect(escapeText('<script>&"]]>')).toBe('&lt;script&gt;&amp;"]]&gt;');
  expect(escapeAttribute('a"b\nc')).toBe('a&quot;b&#10;c');
});

test('two writings of the same text have one canonical form', () => {
  expect(canonicalize('<a  c="2"\n b="1"><!-- x --><d/></a>')).toBe('<a b="1" c="2"><d></d></a>');
});
