import { expect, test } from 'vitest';
import { XmlMalformed, canonicalize, openXml } from './index.ts';

const exclusive = { exclusive: true, withComments: false };
const nested =
  '<r xmlns="urn:d" xmlns:a="urn:a" xmlns:b="urn:b"><a:x b:y="1" Id="i"><!-- c --><s/><t xmlns=""/></a:x><z/></r>';

test('xml-exc-c14n §2.4: an element carries only the namespaces it uses, where it first uses them', () => {
  openXml(nested, {}, ({ root, formOf }) => {
    const [x] = root.children;
    expect(x && formOf(x, exclusive)).toBe(
      '<a:x xmlns:a="urn:a" xmlns:b="urn:b" Id="i" b:y="1"><s xmlns="urn:d"></s><t></t></a:x>',
    );
    expect(x && formOf(x, { exclusive: true, withComments: true })).toContain('<!-- c -->');
  });
});

test('Canonical XML 1.0 §2.4: the inclusive form brings every namespace in scope', () => {
  openXml('<r xmlns:a="urn:a" xmlns:b="urn:b"><x/></r>', {}, ({ root, formOf }) => {
    const [x] = root.children;
    expect(x && formOf(x, { exclusive: false, withComments: false })).toBe('<x xmlns:a="urn:a" xmlns:b="urn:b"></x>');
    expect(x && formOf(x, { ...exclusive, prefixes: ['b'] })).toBe('<x xmlns:b="urn:b"></x>');
  });
});

test('what is taken out is in no form any more', () => {
  openXml(nested, {}, ({ root, formOf, remove }) => {
    const [x] = root.children;
    const [s] = x?.children ?? [];
    if (!x || !s) throw new Error('the sample has changed');
    remove(s);
    expect(formOf(x, exclusive)).toBe('<a:x xmlns:a="urn:a" xmlns:b="urn:b" Id="i" b:y="1"><t></t></a:x>');
    expect(() => formOf(s, exclusive)).toThrow(TypeError);
    remove(x);
    expect(() => formOf(x.children[1] ?? x, exclusive)).toThrow(TypeError);
  });
});

test('a document that is closed gives nothing', () => {
  const kept = openXml('<r/>', {}, (document) => document);
  expect(() => kept.formOf(kept.root, exclusive)).toThrow(TypeError);
});

test('a whole text keeps its comments when asked, also around the root', () => {
  expect(canonicalize('<!-- a --><r><!-- b --></r>', {}, { exclusive: true, withComments: true })).toBe(
    '<!-- a -->\n<r><!-- b --></r>',
  );
});

test('a relative namespace has no form', () => {
  expect(() => canonicalize('<r xmlns="x/y"/>')).toThrow(XmlMalformed);
});
