import { sealOfLesTilleuls } from '@liane/cast/certificates';
import { X509Certificate, createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { XmlRefused, canonicalize } from '@liane/xml';
import { expect, test } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { SignatureRefused, covers, readLotSignature, writeLotSignature } from './index.ts';

const signer = await sealOfLesTilleuls();
const sheet = {
  uniqueId: '1.2.250.1.999.1.1',
  bytes: Buffer.from('<?xml version="1.0"?><?xml-stylesheet href="x"?><!-- a --><c  b="2"\n a="1"><!-- é --></c>'),
};
const letter = { uniqueId: '1.2.250.1.999.1^L2', bytes: Buffer.from('<d xmlns="urn:hl7-org:v3"/>') };
const lot = {
  submissionSetId: '1.2.250.1.999.2.1',
  documents: [sheet, letter],
  signedAt: new Date('2026-11-21T14:05:00Z'),
};
const signature = writeLotSignature(lot, signer).toString();

const codeOf = (text: string): string => {
  try {
    readLotSignature(text);
  } catch (refusal) {
    if (refusal instanceof SignatureRefused || refusal instanceof XmlRefused) return refusal.code;
    throw refusal;
  }
  return 'accepted';
};

test('national digest 3.5: the lot is named with a dummy digest, each document with its own, and both are told apart', () => {
  const read = readLotSignature(signature);
  expect(read).toMatchObject({
    submissionSetId: '1.2.250.1.999.2.1',
    signedAt: lot.signedAt,
    unverifiedPurpose: '1.2.840.10065.1.12.1.14',
    warnings: [],
  });
  expect(read.entries.map(({ uniqueId, hash }) => [uniqueId, hash])).toEqual([
    ['1.2.250.1.999.1.1', 'sha256'],
    ['1.2.250.1.999.1^L2', 'sha256'],
  ]);
  expect(read.certificate.raw).toEqual(new X509Certificate(signer.certificatePem).raw);
});

test('national digest 3.5: two references, none to the purpose; it is told of this signature, and never as verified', () => {
  const purposeOf = (text: string) => readLotSignature(text).unverifiedPurpose;
  expect(signature.match(/<ds:Reference (?:Type|URI="#)/g)).toHaveLength(2);
  expect(purposeOf(signature.replace('>1.2.840.10065.1.12.1.14<', '>1.2.840.10065.1.12.1.1<'))).toBe(
    '1.2.840.10065.1.12.1.1',
  );
  expect(purposeOf(signature.replace('Target="#S0">1.2', 'Target="#S1">1.2'))).toBeNull();
  expect(purposeOf(signature.replace(' Target="#S0">1.2', '>1.2'))).toBeNull();
  expect(purposeOf(signature.replace(/<ds:SignatureProperty .*<\/ds:SignatureProperty>/, '$&$&'))).toBeNull();
});

test('a document is covered when it says the same, comments included, whatever its writing', () => {
  const read = readLotSignature(signature);
  expect(covers(read, sheet.uniqueId, sheet.bytes)).toBe(true);
  expect(
    covers(read, sheet.uniqueId, Buffer.from(sheet.bytes.toString().replace('b="2"\n a="1"', "a='1' b='2'"))),
  ).toBe(true);
  expect(covers(read, sheet.uniqueId, Buffer.from(sheet.bytes.toString().replace('é', 'e')))).toBe(false);
  expect(covers(read, letter.uniqueId, sheet.bytes)).toBe(false);
  expect(covers(read, '1.2.3', sheet.bytes)).toBe(false);
  expect(covers(read, sheet.uniqueId, Buffer.from('not xml'))).toBe(false);
  expect(covers({ ...read, entries: [...read.entries, ...read.entries] }, sheet.uniqueId, sheet.bytes)).toBe(false);
});

test('an independent library verifies the signature and both its parts', () => {
  const judge = new SignedXml({ publicCert: signer.certificatePem });
  judge.loadSignature(signature.slice(signature.indexOf('<ds:Signature ')));
  expect(judge.checkSignature(signature)).toBe(true);
  expect(judge.getSignedReferences().map((part) => /^<\w+:(\w+)/.exec(part)?.[1])).toEqual([
    'Manifest',
    'SignedProperties',
  ]);
});

test('the shape is the one of the DMP: XAdES 1.1.1, IHEManifest, RSA-SHA256 (U-14)', () => {
  const inOrder = [
    '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>',
    '<ds:Reference Type="http://www.w3.org/2000/09/xmldsig#Manifest" URI="#IHEManifest">',
    '<ds:Reference Type="http://uri.etsi.org/01903/v1.1.1#SignedProperties" URI="#S0-SignedProperties">',
    '<ds:SignatureProperty Id="purposeOfSignature" Target="#S0">1.2.840.10065.1.12.1.14</ds:SignatureProperty>',
    '<ds:Reference URI="urn:oid:1.2.250.1.999.2.1"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AA==</ds:DigestValue>',
    '<ds:Reference URI="urn:oid:1.2.250.1.999.1.1"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#WithComments"/>',
    '<xad:SigningTime>2026-11-21T14:05:00.000Z</xad:SigningTime>',
    '<xad:SignaturePolicyImplied/>',
  ].map((piece) => signature.indexOf(piece));
  expect(inOrder.every((at) => at > 0)).toBe(true);
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
});

test.each<[string, string, string]>([
  [
    'signature-digest-wrong',
    'a document put in place of another',
    signature.replace('1.2.250.1.999.1.1', '1.2.250.1.999.1.9'),
  ],
  [
    'signature-digest-wrong',
    'the lot renamed',
    signature.replace('urn:oid:1.2.250.1.999.2.1', 'urn:oid:1.2.250.1.999.2.2'),
  ],
  ['signature-digest-wrong', 'signed at another time', signature.replace('2026-11-21T14:05', '2025-11-21T14:05')],
  [
    'signature-ambiguous',
    'two manifests of the same name',
    signature.replace('</ds:Signature>', `<ds:Object><ds:Manifest Id="IHEManifest"/></ds:Object></ds:Signature>`),
  ],
  [
    'signature-ambiguous',
    'a signature in a signature',
    signature.replace(
      '</ds:Signature>',
      `<ds:Object>${signature.replace(/^<\?xml[^>]*>/, '')}</ds:Object></ds:Signature>`,
    ),
  ],
  [
    'signature-reference-refused',
    'the manifest moved out of its place',
    signature.replace(/<ds:Manifest.*<\/ds:Manifest>/, (manifest) => `<x>${manifest}</x>`),
  ],
  [
    'signature-value-wrong',
    'one reference taken away',
    signature.replace(/<ds:Reference Type="http:\/\/uri.*?<\/ds:Reference>/, ''),
  ],
  [
    'signature-value-wrong',
    'another certificate',
    signature.replace(
      /(<ds:X509Certificate>)[^<]+/,
      `$1${new X509Certificate((await sealOfLesTilleuls()).certificatePem).raw.toString('base64')}`,
    ),
  ],
  ['signature-missing', 'not a signature', '<a/>'],
  ['xml-truncated', 'half a signature', signature.slice(0, 900)],
])('%s: %s', (code, _what, text) => {
  expect(codeOf(text)).toBe(code);
});

test('the old samples are read: SHA-1, inclusive form with comments, no transform in SignedInfo', () => {
  const old = oldSample();
  expect(readLotSignature(old)).toMatchObject({
    warnings: ['sha1'],
    entries: [{ uniqueId: sheet.uniqueId, hash: 'sha1' }],
  });
  expect(covers(readLotSignature(old), sheet.uniqueId, sheet.bytes)).toBe(true);
});

/** As editors wrote it before SHA-256 (U-14): made by the independent library, which knows nothing of our writer. */
function oldSample(): string {
  const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
  const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
  const hash = (content: string | Buffer) => hashSha1(content);
  const certificate = new X509Certificate(signer.certificatePem);
  const manifest = `<ds:Manifest xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="IHEManifest"><ds:Reference URI="urn:oid:1.2"><ds:DigestMethod Algorithm="${sha1}"/><ds:DigestValue>AA==</ds:DigestValue></ds:Reference><ds:Reference URI="urn:oid:${sheet.uniqueId}"><ds:Transforms><ds:Transform Algorithm="${inclusive}#WithComments"/></ds:Transforms><ds:DigestMethod Algorithm="${sha1}"/><ds:DigestValue>${hash(canonicalize(sheet.bytes, {}, { exclusive: false, withComments: true }))}</ds:DigestValue></ds:Reference></ds:Manifest>`;
  const properties = `<q:SignedProperties xmlns:q="http://uri.etsi.org/01903/v1.1.1#" Id="P"><q:SignedSignatureProperties><q:SigningTime>2015-01-02T10:00:00+01:00</q:SigningTime><q:SigningCertificate><q:Cert><q:CertDigest><q:DigestMethod Algorithm="${sha1}"/><q:DigestValue>${hash(certificate.raw)}</q:DigestValue></q:CertDigest></q:Cert></q:SigningCertificate></q:SignedSignatureProperties></q:SignedProperties>`;
  const other = new SignedXml({
    privateKey: signer.keyPem,
    publicCert: signer.certificatePem,
    signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
    canonicalizationAlgorithm: inclusive,
    objects: [
      { content: manifest },
      {
        content: `<q:QualifyingProperties xmlns:q="http://uri.etsi.org/01903/v1.1.1#" Target="#S">${properties}</q:QualifyingProperties>`,
      },
    ],
  });
  const add = (id: string, type: string) =>
    other.addReference({
      xpath: `//*[@Id='${id}']`,
      uri: `#${id}`,
      type,
      digestAlgorithm: sha1,
      transforms: [inclusive],
    });
  add('IHEManifest', 'http://www.w3.org/2000/09/xmldsig#Manifest');
  add('P', 'http://uri.etsi.org/01903/v1.1.1#SignedProperties');
  other.computeSignature('<r/>', { prefix: 'ds' });
  return other.getSignatureXml();
}

function hashSha1(content: string | Buffer): string {
  return createHash('sha1').update(content).digest('base64');
}

test('2,000 mutated signatures are never accepted with another content', () => {
  const told = JSON.stringify(readLotSignature(signature).entries);
  const cut = fc.record({ at: fc.nat(signature.length), drop: fc.nat(20), put: fc.string({ maxLength: 6 }) });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
      const text = cuts.reduce((all, { at, drop, put }) => all.slice(0, at) + put + all.slice(at + drop), signature);
      expect(codeOf(text) === 'accepted' ? JSON.stringify(readLotSignature(text).entries) : told).toBe(told);
    }),
    { numRuns: 2_000 },
  );
});
