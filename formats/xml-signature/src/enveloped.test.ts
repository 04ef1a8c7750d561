import { sealOfLesTilleuls } from '@liane/cast/certificates';
import { X509Certificate, createHash, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { XmlRefused, canonicalize } from '@liane/xml';
import { expect, test } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { SignatureRefused, SignerUnusable, checkSigner, signEnveloped, subjectOf, verifyEnveloped } from './index.ts';

const signer = await sealOfLesTilleuls();
const assertion = { name: 'Assertion', namespace: 'urn:saml' };
const write = (signature: string, id = '_1', text = 'NADIA'): string =>
  `<s:Assertion xmlns:s="urn:saml" ID="${id}"><s:Issuer>x</s:Issuer>${signature}<s:NameID a="1">${text}</s:NameID><Role xmlns="urn:hl7-org:v3" code="10"/></s:Assertion>`;
const signed = signEnveloped('_1', (signature) => write(signature), signer);
const soap = (header: string, body = '<m/>'): string =>
  `<e:Envelope xmlns:e="urn:soap" xmlns:s="urn:other" xmlns="urn:default"><e:Header>${header}</e:Header><e:Body>${body}</e:Body></e:Envelope>`;
const signatureOf = (text: string): string => /<ds:Signature .*<\/ds:Signature>/s.exec(text)?.[0] ?? '';

const codeOf = (text: string): string => {
  try {
    verifyEnveloped(text, assertion);
  } catch (refusal) {
    if (refusal instanceof SignatureRefused || refusal instanceof XmlRefused) return refusal.code;
    throw refusal;
  }
  return 'accepted';
};

test('what is signed is read back, by whom, in any envelope', () => {
  for (const text of [signed, soap(signed)]) {
    const { element, certificate, warnings } = verifyEnveloped(text, assertion);
    expect([element.child('NameID')?.text(), element.children.map(({ name }) => name), warnings]).toEqual([
      'NADIA',
      ['Issuer', 'NameID', 'Role'],
      [],
    ]);
    expect(certificate.raw).toEqual(new X509Certificate(signer.certificatePem).raw);
  }
});

test('an independent library verifies what we sign', () => {
  for (const text of [signed, soap(signed)]) {
    const judge = new SignedXml({ publicCert: signer.certificatePem });
    judge.loadSignature(signatureOf(text));
    expect(judge.checkSignature(text)).toBe(true);
    expect(judge.getSignedReferences()).toEqual([canonicalize(write(''))]);
  }
});

test.each([
  ['rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256', []],
  ['rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2000/09/xmldsig#sha1', ['sha1']],
] as const)(
  'what an independent library signs with %s is read; SHA-1 with a warning (U-14)',
  (_name, method, digest, warned) => {
    const other = signedByAnother(write(''), method, digest);
    const { element, warnings } = verifyEnveloped(other, assertion);
    expect([element.child('NameID')?.text(), warnings]).toEqual(['NADIA', [...warned]]);
  },
);

function signedByAnother(text: string, signatureAlgorithm: string, digestAlgorithm: string) {
  const other = new SignedXml({
    privateKey: signer.keyPem,
    publicCert: signer.certificatePem,
    signatureAlgorithm,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  other.addReference({
    xpath: "//*[local-name(.)='Assertion']",
    digestAlgorithm,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  });
  other.computeSignature(text);
  return other.getSignedXml();
}

const genuine = signatureOf(signed);
const forged = write(genuine, '_1', 'ROOT');

test.each<[string, string, string]>([
  ['signature-digest-wrong', 'changed content', signed.replace('NADIA', 'ROOT')],
  ['signature-digest-wrong', 'changed attribute', signed.replace('a="1"', 'a="2"')],
  ['signature-digest-wrong', 'content added', signed.replace('</s:Assertion>', '<s:More/></s:Assertion>')],
  ['signature-missing', 'no signature', write('')],
  ['signature-missing', 'no assertion', '<a/>'],
  ['signature-missing', 'another namespace', signed.replaceAll('urn:saml', 'urn:other')],
  ['signature-ambiguous', 'wrapped: the genuine one moved into the body', soap(forged, signed)],
  [
    'signature-ambiguous',
    'wrapped: the genuine one in an extension of the forged one',
    write(`<x>${signed}</x>${genuine}`, '_2'),
  ],
  [
    'signature-ambiguous',
    'wrapped: the genuine one inside the signature of the forged one',
    write(genuine.replace('</ds:Signature>', `<ds:Object>${write('')}</ds:Object></ds:Signature>`), '_1', 'ROOT'),
  ],
  [
    'signature-reference-refused',
    'wrapped: the forged one has another ID',
    soap(write(genuine, '_2', 'ROOT'), `<x ID="_1"/>`),
  ],
  ['signature-ambiguous', 'the same ID on another element', soap(signed, '<x id="_1"/>')],
  ['signature-ambiguous', 'the same ID under another attribute', soap(signed, '<x xmlns:w="urn:w" w:Id="_1"/>')],
  ['signature-ambiguous', 'two signatures', write(genuine + genuine)],
  ['signature-ambiguous', 'a signature that is not its child', write(`<x>${genuine}</x>`)],
  ['signature-value-wrong', 'another reference', signed.replace('URI="#_1"', 'URI="#_2"')],
  ['signature-value-wrong', 'a reference to everything', signed.replace('URI="#_1"', 'URI=""')],
  [
    'signature-value-wrong',
    'the certificate of another',
    signed.replace(/(<ds:X509Certificate>)[^<]+/, `$1${certificateText((await sealOfLesTilleuls()).certificatePem)}`),
  ],
  ['signature-certificate-refused', 'no certificate at all', signed.replace(/(<ds:X509Certificate>)[^<]+/, '$1AAAA')],
  [
    'signature-malformed',
    'a key without certificate',
    signed.replace(/<ds:X509Data>.*<\/ds:X509Data>/, '<ds:KeyValue/>'),
  ],
  ['signature-malformed', 'a foreign element in the signature', signed.replace('<ds:KeyInfo>', '<x/><ds:KeyInfo>')],
  [
    'signature-algorithm-refused',
    'HMAC with the certificate as a key',
    signed.replace('2001/04/xmldsig-more#rsa-sha256', '2000/09/xmldsig#hmac-sha1'),
  ],
  [
    'signature-algorithm-refused',
    'an unknown canonical form',
    signed.replace(
      'CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#',
      'CanonicalizationMethod Algorithm="urn:x',
    ),
  ],
  ['xml-with-doctype', 'an ID declared by a DOCTYPE', `<!DOCTYPE x [<!ATTLIST x y ID #IMPLIED>]>${signed}`],
])('%s: %s', (code, _what, text) => {
  expect(codeOf(text)).toBe(code);
});

function certificateText(pem: string): string {
  return new X509Certificate(pem).raw.toString('base64');
}

/** Signs what an attacker who has a key of their own would sign. */
const signOdd = (references: number, transforms: string): string => {
  const text = signEnveloped('_1', (signature) => write(signature), signer);
  const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(text)?.[0] ?? '';
  const reference = /<ds:Reference.*<\/ds:Reference>/.exec(info)?.[0] ?? '';
  const odd = reference.replace(/<ds:Transforms>.*<\/ds:Transforms>/, transforms).repeat(references);
  return resign(text, info.replace(reference, odd));
};

function resign(text: string, info: string): string {
  const canonical = canonicalize(
    info.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">'),
  );
  const value = checkSigner(signer).sign(canonical);
  return text
    .replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, info)
    .replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`);
}

test.each<[string, number, string]>([
  ['signature-reference-refused', 0, ''],
  ['signature-reference-refused', 2, ''],
  ['signature-reference-refused', 1, ''],
  [
    'signature-reference-refused',
    1,
    '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/></ds:Transforms>',
  ],
  [
    'signature-reference-refused',
    1,
    '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/></ds:Transforms>',
  ],
  [
    'signature-algorithm-refused',
    1,
    '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>',
  ],
  [
    'signature-algorithm-refused',
    1,
    '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath xmlns="http://www.w3.org/2000/09/xmldsig#">1</XPath></ds:Transform></ds:Transforms>',
  ],
])('%s even when rightly signed: %i references, %s', (code, references, transforms) => {
  expect(codeOf(signOdd(references, transforms))).toBe(code);
});

test('a key too short or not RSA is refused, to sign and to verify', async () => {
  const curved = await sealOfLesTilleuls('ec');
  expect(() => signEnveloped('_1', (signature) => write(signature), curved)).toThrow(SignerUnusable);
  const short = signEnveloped('_1', (signature) => write(signature), await sealOfLesTilleuls('short-rsa'));
  expect(codeOf(short)).toBe('signature-certificate-refused');
  const other = { certificatePem: signer.certificatePem, keyPem: (await sealOfLesTilleuls()).keyPem };
  expect(() => signEnveloped('_1', (signature) => write(signature), other)).toThrow(SignerUnusable);
  expect(() => signEnveloped('_1', (signature) => write(signature), { ...signer, keyPem: 'x' })).toThrow(
    SignerUnusable,
  );
});

test('a comment cannot cut a text that is signed', () => {
  const text = signEnveloped('_1', (signature) => write(signature, '_1', 'admin<!-- -->istrator'), signer);
  expect(verifyEnveloped(text, assertion).element.child('NameID')?.text()).toBe('administrator');
});

test('inclusive prefixes, as SAML libraries write them, keep the meaning of a type', () => {
  const typed = (signature: string): string =>
    `<s:Assertion xmlns:s="urn:saml" xmlns:xs="urn:xs" ID="_1">${signature}<s:V type="xs:string"/></s:Assertion>`;
  const text = signEnveloped('_1', typed, signer);
  const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(text)?.[0] ?? '';
  const form = { exclusive: true, withComments: false, prefixes: ['xs'] };
  const digest = createHash('sha256')
    .update(canonicalize(typed(''), {}, form))
    .digest('base64');
  const prefixed = info
    .replace(
      /(<ds:Transform Algorithm="http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#")\/>/,
      `$1>${prefixList}</ds:Transform>`,
    )
    .replace(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${digest}`);
  const resigned = resign(text, prefixed);
  expect(codeOf(resigned)).toBe('accepted');
  expect(codeOf(resigned.replace('xmlns:xs="urn:xs"', 'xmlns:xs="urn:y"'))).toBe('signature-digest-wrong');
  expect(codeOf(resign(text, prefixed.replace('<ec:Inc', '<ec:Unk')))).toBe('signature-algorithm-refused');
});

const prefixList = '<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs"/>';

test('RFC 2253: the last attribute of the certificate comes first, commas are escaped', () => {
  expect(subjectOf(signer.certificatePem)).toBe('CN=CACHET,OU=1750000001,O=Résidence\\, les Tilleuls,C=FR');
});

test('mutated messages are never accepted with another content', () => {
  const bytes = Buffer.from(soap(signed));
  const genuineElement = verifyEnveloped(signed, assertion).element;
  const cut = fc.record({ at: fc.nat(bytes.length), drop: fc.nat(20), put: fc.string({ maxLength: 6 }) });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
      const text = cuts.reduce(
        (all, { at, drop, put }) => all.slice(0, at) + put + all.slice(at + drop),
        bytes.toString(),
      );
      const understood = codeOf(text) === 'accepted' ? verifyEnveloped(text, assertion).element : genuineElement;
      expect(understood).toEqual(genuineElement);
    }),
    { numRuns: 1_000 },
  );
});

test('the value is a plain RSA-SHA256 signature of the canonical SignedInfo', () => {
  const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(signed)?.[0] ?? '';
  const canonical = canonicalize(
    info.replace('<ds:SignedInfo>', '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">'),
  );
  const value = /<ds:SignatureValue>([^<]*)/.exec(signed)?.[1] ?? '';
  const { publicKey } = new X509Certificate(signer.certificatePem);
  expect(verify('sha256', Buffer.from(canonical), publicKey, Buffer.from(value, 'base64'))).toBe(true);
});
