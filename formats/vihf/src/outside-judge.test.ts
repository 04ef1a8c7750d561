import { sealOfLesTilleuls } from '@liane/cast/certificates';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { subjectOf, writeLotSignature } from '@liane/xml-signature';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeVihf } from './index.ts';
import { nadia } from './testing/nadia.ts';

/** Debian's xmlsec1: another canonical form, another RSA and another XML parser than ours. */
const isAbsent = spawnSync('xmlsec1', ['--version']).error !== undefined;
const signer = await sealOfLesTilleuls();

describe.skipIf(isAbsent)('xmlsec1, an outside judge (needs the xmlsec1 command)', () => {
  const sheet =
    '<?xml version="1.0"?><?xml-stylesheet href="x"?><!-- a --><c  b="2"\n a="1" xmlns:u="urn:u"><!-- é --></c>';
  const folder = mkdtempSync(join(tmpdir(), 'xmlsec1-'));
  const inFolder = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  let trusted: string;
  beforeAll(() => {
    trusted = inFolder('seal.pem', signer.certificatePem);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Which attribute is an identifier, that a schema would say. The manifest names documents by OID, which nothing resolves. */
  const identifiers = [
    ['ID', 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'],
    ['Id', 'http://www.w3.org/2000/09/xmldsig#:Manifest'],
    ['Id', 'http://uri.etsi.org/01903/v1.1.1#:SignedProperties'],
  ].flatMap(([attribute, element]) => [`--id-attr:${attribute}`, element ?? '']);

  function judged(text: string, pem = trusted): string {
    const file = inFolder('signed.xml', text);
    const { status, stderr } = spawnSync(
      'xmlsec1',
      ['--verify', '--ignore-manifests', '--trusted-pem', pem, ...identifiers, file],
      { encoding: 'utf8' },
    );
    const [, references = 'none'] = /SignedInfo References \(ok\/all\): (\d+\/\d+)/.exec(stderr) ?? [];
    return status === 0 ? `accepted, references ${references}` : 'refused';
  }

  const vihf = writeVihf({ ...nadia, issuer: subjectOf(signer.certificatePem) }, signer);
  const lot = writeLotSignature(
    {
      submissionSetId: '1.2.250.1.999.2.1',
      documents: [{ uniqueId: '1.2.250.1.999.1.1', bytes: Buffer.from(sheet) }],
      signedAt: new Date('2026-11-21T14:05:00Z'),
    },
    signer,
  ).toString();

  test('accepts our VIHF, alone and in a message, and our signature of a lot with both its parts', () => {
    expect(judged(vihf)).toBe('accepted, references 1/1');
    expect(judged(`<e xmlns="urn:x" xmlns:xsi="urn:y"><h>${vihf}</h></e>`)).toBe('accepted, references 1/1');
    expect(judged(lot)).toBe('accepted, references 2/2');
  });

  test('refuses them under the certificate of another', async () => {
    const other = inFolder('other.pem', (await sealOfLesTilleuls()).certificatePem);
    expect([judged(vihf, other), judged(lot, other)]).toEqual(['refused', 'refused']);
  });

  test.each<[string, string, RegExp]>([
    ['the person of a VIHF', vihf, /279035121518989/],
    ['the purpose of a VIHF', vihf, /(?<=code=")normal/],
    ['the identifier of a VIHF', vihf, /(?<=ID="_)5/],
    ['the digest of a VIHF', vihf, /(?<=<ds:DigestValue>)\w/],
    ['the value of its signature', vihf, /(?<=<ds:SignatureValue>)\w/],
    ['the lot a signature names', lot, /(?<=urn:oid:1\.2\.250\.1\.999\.2\.)1/],
    ['the digest of a document', lot, /(?<=999\.1\.1">.*<ds:DigestValue>)\w/],
    ['the time of the signature', lot, /(?<=SigningTime>202)6/],
    ['the certificate a signature says it has', lot, /(?<=<xad:DigestValue>)\w/],
  ])('refuses one byte altered: %s', (_what, text, where) => {
    const at = text.search(where);
    expect(at).toBeGreaterThan(0);
    const altered = `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
    expect([altered.length, altered === text, judged(altered)]).toEqual([text.length, false, 'refused']);
  });

  test('agrees that nothing signs the purpose of a lot: our reader calls it unverified', () => {
    const altered = lot.replace('>1.2.840.10065.1.12.1.14<', '>1.2.840.10065.1.12.1.15<');
    expect([altered === lot, judged(altered)]).toEqual([false, 'accepted, references 2/2']);
  });

  test('computes the digest our manifest holds of a document, comments included', () => {
    const document = inFolder('sheet.xml', sheet);
    const [, told] = /999\.1\.1">.*?<ds:DigestValue>([^<]+)/.exec(lot) ?? [];
    const template =
      `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>` +
      `<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>` +
      `<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><Reference URI="${document}">` +
      `<Transforms><Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#WithComments"/></Transforms>` +
      `<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference></SignedInfo>` +
      `<SignatureValue/></Signature>`;
    const key = inFolder('seal.key', signer.keyPem);
    const theirs = execFileSync('xmlsec1', ['--sign', '--privkey-pem', key, inFolder('template.xml', template)], {
      encoding: 'utf8',
    });
    expect(/<DigestValue>([^<]+)/.exec(theirs)?.[1]).toBe(told);
  });
});
