import { XmlRefused } from '@liane/xml';
import { expect, test } from 'vitest';
import { readEnvelope, writeEnvelope } from './envelope.ts';
import { NotSoap } from './errors.ts';

const soap12 = 'http://www.w3.org/2003/05/soap-envelope';
const enveloped = (inside: string) => `<e:Envelope xmlns:e="${soap12}">${inside}</e:Envelope>`;

test('an envelope is written header first, then the body', () => {
  expect(writeEnvelope({ headers: ['<a xmlns="urn:a"/>', '<b xmlns="urn:b"/>'], body: '<m xmlns="urn:m"/>' })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope">' +
      '<soap:Header><a xmlns="urn:a"/><b xmlns="urn:b"/></soap:Header>' +
      '<soap:Body><m xmlns="urn:m"/></soap:Body></soap:Envelope>',
  );
});

test('an envelope without header blocks has no Header', () => {
  expect(writeEnvelope({ headers: [], body: '<m/>' })).not.toContain('Header');
});

test('prefixes are free, namespaces decide', () => {
  const { headers, body } = readEnvelope(
    enveloped(
      '<x:Header xmlns:x="' + soap12 + '"><h xmlns="urn:h">1</h></x:Header><e:Body><p:m xmlns:p="urn:m"/></e:Body>',
    ),
  );
  expect(headers.map((header) => [header.namespace, header.name, header.text()])).toEqual([['urn:h', 'h', '1']]);
  expect([body.namespace, body.name]).toEqual(['urn:m', 'm']);
});

test.each([
  ['<Envelope><Body><m/></Body></Envelope>', 'not-an-envelope'],
  ['<html><body>Maintenance</body></html>', 'not-an-envelope'],
  [
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m/></s:Body></s:Envelope>',
    'soap-version',
  ],
  [enveloped(''), 'no-body'],
  [enveloped('<e:Header/>'), 'no-body'],
  [enveloped('<Body><m/></Body>'), 'no-body'],
  [enveloped('<e:Body/>'), 'body-not-single'],
  [enveloped('<e:Body>text</e:Body>'), 'body-not-single'],
  [enveloped('<e:Body><m/><n/></e:Body>'), 'body-not-single'],
  [enveloped('<e:Body><m/></e:Body><e:Body><n/></e:Body>'), 'not-an-envelope'],
  [enveloped('<e:Body><m/></e:Body><e:Header/>'), 'not-an-envelope'],
])('%s is refused as %s', (text, code) => {
  const refusal = refusalOf(() => readEnvelope(text));
  expect(refusal).toBeInstanceOf(NotSoap);
  expect((refusal as NotSoap).code).toBe(code);
});

const bomb =
  '<!DOCTYPE e [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>' +
  enveloped('<e:Body><m>&c;</m></e:Body>');
const externalEntity =
  '<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + enveloped('<e:Body><m>&x;</m></e:Body>');

test.each([
  ['an entity bomb', bomb],
  ['an external entity', externalEntity],
  ['a truncated envelope', enveloped('<e:Body><m/></e:Body>').slice(0, -5)],
  ['nothing', ''],
  ['5,000 levels', enveloped(`<e:Body>${'<m>'.repeat(5000)}${'</m>'.repeat(5000)}</e:Body>`)],
])('%s is refused before it is understood', (_name, text) => {
  expect(refusalOf(() => readEnvelope(text))).toBeInstanceOf(XmlRefused);
});

test('the size asked for is kept', () => {
  const big = enveloped(`<e:Body><m>${'x'.repeat(2000)}</m></e:Body>`);
  expect(refusalOf(() => readEnvelope(big, { maxBytes: 1000 }))).toBeInstanceOf(XmlRefused);
  expect(readEnvelope(big, { maxBytes: 4000 }).body.text()).toHaveLength(2000);
});

function refusalOf(act: () => unknown): unknown {
  try {
    act();
  } catch (refusal) {
    return refusal;
  }
  throw new Error('nothing was refused');
}
