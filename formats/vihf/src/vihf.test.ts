import { sealOfLesTilleuls } from '@liane/cast/certificates';
import * as fc from 'fast-check';
import { readXml } from '@liane/xml';
import { checkSigner, subjectOf, verifyEnveloped } from '@liane/xml-signature';
import { expect, test } from 'vitest';
import { VihfUnreadable, readVihf, writeVihf } from './index.ts';
import type { Vihf } from './index.ts';
import { nadia as doctor } from './testing/nadia.ts';

const signer = await sealOfLesTilleuls();
const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
const nadia: Vihf = { ...doctor, issuer: subjectOf(signer.certificatePem) };
const written = writeVihf(nadia, signer);
const read = (text: string): Vihf => readVihf(verifyEnveloped(text, { name: 'Assertion', namespace: saml }).element);

test('national digest 3.12: every element and attribute under its exact name', () => {
  const assertion = readXml(written);
  const attributes = assertion.path('AttributeStatement')?.children ?? [];
  expect(assertion.children.map(({ name }) => name)).toEqual([
    'Issuer',
    'Signature',
    'Subject',
    'AuthnStatement',
    'AttributeStatement',
  ]);
  expect(attributes.map((each) => [each.attribute('Name'), each.allText()])).toEqual([
    ['VIHF_Version', '3.0'],
    ['Authentification_mode', 'INDIRECTE_RENFORCEE'],
    ['Identifiant_Structure', '1750000001'],
    ['Secteur_Activite', 'SA17^1.2.250.1.71.4.2.4'],
    ['urn:oasis:names:tc:xspa:1.0:subject:subject-id', 'BELKACEM, Nadia'],
    ['urn:oasis:names:tc:xacml:2.0:subject:role', ''],
    ['urn:oasis:names:tc:xacml:2.0:resource:resource-id', '279035121518989^^^&1.2.250.1.213.1.4.10&ISO^NH'],
    ['Ressource_URN', 'urn:dmp'],
    ['urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', ''],
    ['LPS_ID', '1.2.250.1.999'],
    ['LPS_Nom', 'Liane'],
    ['LPS_Version', '0.1.0'],
    ['LPS_ID_HOMOLOGATION_DMP', 'LIANE-0001'],
  ]);
  expect(written).toContain(
    '<PurposeOfUse xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CE" code="normal" codeSystem="1.2.250.1.213.1.1.4.248" codeSystemName="mode acces VIHF 2.0" displayName="Accès normal"/>',
  );
  expect(written).toContain(
    `<saml2:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">CN=CACHET,OU=1750000001,`,
  );
  expect(written).toContain('<saml2:AuthnContextDecl>APP_BROWSER_AUTH</saml2:AuthnContextDecl>');
});

test('what is written is signed, and read back whole, also from inside a message', () => {
  expect(read(written)).toEqual(nadia);
  expect(read(`<e xmlns="urn:x" xmlns:xsi="urn:y"><h>${written}</h></e>`)).toEqual(nadia);
});

test('TD0.4 has no person, and a feeding has no means', () => {
  const { resourceId: _none, means: _neither, contextClass: _usual, ...rest } = nadia;
  const feeding = read(writeVihf({ ...rest, mode: 'INDIRECTE' }, signer));
  expect([feeding.resourceId, feeding.means, feeding.contextClass]).toEqual([
    undefined,
    undefined,
    'urn:oasis:names:tc:SAML:2.0:ac:classes:TLSClient',
  ]);
});

test('any text survives, and escapes nowhere', () => {
  const text = fc.string({ minLength: 1, unit: 'grapheme' }).map((each) => `x${each.trim()}x`);
  fc.assert(
    fc.property(text, text, text, (subjectName, displayName, name) => {
      const odd: Vihf = {
        ...nadia,
        subjectName: `${subjectName}<">&'`,
        roles: [{ code: '"', codeSystem: '<', displayName }],
        software: { ...nadia.software, name },
      };
      expect(read(writeVihf(odd, signer))).toEqual(odd);
    }),
    { numRuns: 40 },
  );
});

/** The reader alone, on an assertion that nobody signed. */
const unsigned = written.replace(/<ds:Signature .*<\/ds:Signature>/s, '');

test('the other writing of the mode, and the absence of LPS_ID, are understood', () => {
  const other = unsigned
    .replace('Authentification_mode', 'Authentification_Mode')
    .replace(/<saml2:Attribute Name="LPS_ID">.*?<\/saml2:Attribute>/, '');
  expect(readVihf(readXml(other))).toMatchObject({ mode: 'INDIRECTE_RENFORCEE', software: { installation: '' } });
});

test.each<[string, string]>([
  ['another element', '<a/>'],
  ['no subject', unsigned.replace(/<saml2:Subject>.*<\/saml2:Subject>/, '')],
  ['two subjects', unsigned.replace(/(<saml2:Subject>.*<\/saml2:Subject>)/, '$1$1')],
  ['an attribute twice', unsigned.replace(/(<saml2:Attribute Name="LPS_Nom">.*?<\/saml2:Attribute>)/, '$1$1')],
  [
    'the mode twice under two writings',
    unsigned.replace(
      /(<saml2:Attribute Name="Authentification_mode">(.*?)<\/saml2:Attribute>)/,
      '$1<saml2:Attribute Name="Authentification_Mode">$2</saml2:Attribute>',
    ),
  ],
  ['a value twice', unsigned.replace(/(<saml2:AttributeValue>urn:dmp<\/saml2:AttributeValue>)/, '$1$1')],
  ['elements in a text', unsigned.replace('>urn:dmp<', '><x/><')],
  ['an unknown mode', unsigned.replace('>INDIRECTE_RENFORCEE<', '>TRES_DIRECTE<')],
  ['an unknown purpose', unsigned.replace('code="normal"', 'code="curiosite"')],
  [
    'no role',
    unsigned.replace(/<saml2:Attribute Name="urn:oasis:names:tc:xacml:2.0:subject:role">.*?<\/saml2:Attribute>/, ''),
  ],
  ['a role of another namespace', unsigned.replace('<Role xmlns="urn:hl7-org:v3"', '<Role xmlns="urn:x"')],
  ['a local instant', unsigned.replace('2026-11-21T14:00:00.000Z', '2026-11-21T15:00:00+01:00')],
  ['an impossible instant', unsigned.replace('2026-11-21T14:00:00.000Z', '2026-13-21T14:00:00.000Z')],
])('%s: unreadable', (_what, text) => {
  expect(() => readVihf(readXml(text))).toThrow(VihfUnreadable);
});

test('the seal is the one whose subject the VIHF names', () => {
  expect(nadia.issuer).toBe(subjectOf(checkSigner(signer).certificate));
});
