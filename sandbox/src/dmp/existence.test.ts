import { afterAll, beforeAll, expect, test } from 'vitest';
import { existenceAction, existenceOf } from './testing/existence.ts';
import { insOf, iris, keysOf, openTown, post, psIdOf, readReply, tilleuls } from './testing/town.ts';
import type { Call, Reply, TestTown } from './testing/town.ts';
import { roles } from './testing/vihf.ts';

let here: TestTown;
beforeAll(async () => {
  here = await openTown();
});
afterAll(() => here.town.close());

const ask = (key: string, call: Partial<Call> = {}): Promise<Reply> => {
  const { matricule, oid } = insOf(key);
  return here.call({
    path: 'patients',
    action: existenceAction,
    body: existenceOf(key),
    ...call,
    vihf: { matricule, oid, ...call.vihf },
  });
};

const stateIn = ({ envelope }: Reply) => ({
  found: envelope.descendants('queryResponseCode')[0]?.attribute('code'),
  state: envelope.descendants('patient')[0]?.child('statusCode')?.attribute('code'),
  authorisation: envelope
    .childrenNamed('attentionLine')
    .find((line) => line.child('keyWordText')?.attribute('code') === 'AUTORISATION')
    ?.child('value')
    ?.attribute('code'),
});

test.each([
  ['mauricette', { found: 'OK', state: 'active', authorisation: 'INEXISTANT' }],
  ['maria', { found: 'NF', state: undefined, authorisation: undefined }],
  ['fernand', { found: 'OK', state: 'terminated', authorisation: 'INEXISTANT' }],
  ['huguette', { found: 'OK', state: 'active', authorisation: 'INTERDIT' }],
])('TD0.2 tells how the record of %s stands', async (key, expected) => {
  const reply = await ask(key);
  expect(reply.fault).toBeUndefined();
  expect(stateIn(reply)).toEqual(expected);
});

test('TD0.2 gives the traits to compare, the answer in the words of the digest, and a trace', async () => {
  const reply = await ask('mauricette');
  const names = reply.envelope.descendants('family').map((each) => [each.attribute('qualifier'), each.text()]);
  expect(names).toEqual([
    [undefined, 'LE GOFF'],
    ['SP', 'DELAUNAY'],
  ]);
  expect(reply.envelope.descendants('birthTime')[0]?.attribute('value')).toBe('19370409');
  expect(reply.relatesTo).toMatch(/^urn:uuid:/);
  expect(reply.envelope.name).toBe('PRPA_IN201308UV02');
  expect(here.town.dmpRecords.traces(insOf('mauricette'), { kind: 'person' })[0]).toMatchObject({
    transaction: 'TD0.2',
    by: psIdOf('tilleulsNurse'),
    structureId: '1990001026',
  });
  expect(here.town.journal.of('dmp')[0]).toMatchObject({ asked: 'TD0.2 : DMP trouvé, actif', status: 200 });
});

test('TD1.3a adds the oppositions of the person', async () => {
  const reply = await ask('raymonde', { body: existenceOf('raymonde', { reason: 'CNSLT_DATA' }) });
  const told = reply.envelope.descendants('administrativeObservation');
  expect(
    told.map((each) => [each.child('code')?.attribute('code'), each.child('value')?.attribute('value')]),
  ).toContainEqual(['OPPOSITION_BRIS_DE_GLACE', 'true']);
});

test('the médecin traitant hears that he is', async () => {
  const structure = '1990002032';
  const reply = await ask('mauricette', {
    vihf: { psId: psIdOf('irisCoordinatingDoctor'), roles: roles.doctor, structure, name: 'MARTY Isabelle' },
  });
  expect(stateIn(reply).authorisation).toBe('INEXISTANT');
  expect(reply.envelope.childrenNamed('attentionLine')[1]?.child('value')?.attribute('value')).toBe('false');
});

const keys = (structure = tilleuls) => keysOf(here.town, structure);

test.each<[string, string, () => Partial<Call>]>([
  ['the VIHF is not of version 3.0', 'DMPGenericError', () => ({ vihf: { version: '2.0' } })],
  ['the homologation number was never given', 'DMPGenericError', () => ({ vihf: { homologation: '0000' } })],
  ['Issuer is not the name of the certificate', 'DMPInvalidCertificate', () => ({ vihf: { issuer: 'CN=AUTRE,C=FR' } })],
  [
    'the name is not in the order of RFC 2253',
    'DMPInvalidCertificate',
    () => ({ vihf: { issuer: 'C=FR,O=EHPAD Les Tilleuls,OU=1990001026,CN=DMP-CACHET' } }),
  ],
  [
    'the VIHF is signed by the key that opens connections',
    'DMPInvalidCertificate',
    () => ({
      seal: keys().authentication,
      vihf: { issuer: 'CN=DMP-AUTH-CLI,OU=1990001026,O=EHPAD Les Tilleuls,C=FR' },
    }),
  ],
  ['it is signed by a stranger', 'DMPInvalidCertificate', () => ({ seal: here.town.certificates.stranger })],
  [
    'the connection belongs to another structure',
    'DMPInvalidCertificate',
    () => ({ connection: keys(iris).authentication }),
  ],
  [
    'the seal belongs to another structure',
    'DMPInvalidCertificate',
    () => ({
      seal: keys(iris).seal,
      vihf: { issuer: 'CN=DMP-CACHET,OU=1990002032,O=EHPAD Iris,C=FR' },
    }),
  ],
  [
    'the signed text was changed',
    'DMPInvalidCertificate',
    () => ({ tamper: (text) => text.replace('BESNARD', 'BESNART') }),
  ],
  [
    'the assertion is wrapped in another',
    'DMPInvalidCertificate',
    () => ({
      tamper: (text) =>
        text
          .replace('<e:Body>', '<e:Body><s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion"/>')
          .replace('<s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion"/><p:', '<p:')
          .replace('<p:creationTime', '<s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion"/><p:creationTime'),
    }),
  ],
  [
    'there are two assertions',
    'DMPGenericError',
    () => ({
      tamper: (text) =>
        text.replace('</w:Security>', '<s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion"/></w:Security>'),
    }),
  ],
  [
    'a false assertion wraps the signed one in its signature',
    'DMPInvalidCertificate',
    () => ({
      tamper: (text) => {
        const [signed = ''] = /<s:Assertion .*<\/s:Assertion>/s.exec(text) ?? [];
        const [, , signature = ''] = /(<ds:Signature [^>]*>)(.*)<\/ds:Signature>/s.exec(signed) ?? [];
        const wrapped = `${signature}<ds:Object>${signed}</ds:Object>`;
        return text.replace(
          signed,
          signed
            .replace(signature, wrapped)
            .replace(/ ID="[^"]*"/, ' ID="_false"')
            .replace('BESNARD', 'AUTRE'),
        );
      },
    }),
  ],
  [
    'the signed assertion was moved aside, a false one in its place',
    'DMPInvalidCertificate',
    () => ({
      tamper: (text) => {
        const [signed = ''] = /<s:Assertion .*<\/s:Assertion>/s.exec(text) ?? [];
        const other = signed.replace(/ ID="[^"]*"/, ' ID="_false"').replace('BESNARD', 'AUTRE');
        return text.replace(signed, other).replace('<e:Header>', `<e:Header><x xmlns="urn:x">${signed}</x>`);
      },
    }),
  ],
  [
    'the same identifier names two assertions',
    'DMPInvalidCertificate',
    () => ({
      tamper: (text) => {
        const [signed = ''] = /<s:Assertion .*<\/s:Assertion>/s.exec(text) ?? [];
        return text.replace('<e:Header>', `<e:Header><x xmlns="urn:x">${signed}</x>`);
      },
    }),
  ],
  ['the mode is DIRECTE without a card', 'DMPInvalidCertificate', () => ({ vihf: { mode: 'DIRECTE' } })],
  ['the mode is unknown', 'DMPGenericError', () => ({ vihf: { mode: 'AUTRE' } })],
  ['the real means is not told in AIR', 'DMPGenericError', () => ({ vihf: { without: ['AuthnContextDecl'] } })],
  ['the user is generic in AIR', 'DMPGenericError', () => ({ vihf: { psId: '3990001026/AS-0042' } })],
  ['the user is unknown of the RPPS', 'DMPGenericError', () => ({ vihf: { psId: '810000000000' } })],
  ['the user does not work there', 'DMPGenericError', () => ({ vihf: { psId: psIdOf('irisNurseCoordinator') } })],
  [
    'a doctor has no specialty',
    'DMPGenericError',
    () => ({ vihf: { psId: psIdOf('tilleulsCoordinatingDoctor'), roles: roles.doctorWithoutSpecialty } }),
  ],
  ['a pharmacist has no section', 'DMPGenericError', () => ({ vihf: { roles: roles.pharmacistWithoutSection } })],
  [
    'the assertion is two hours old',
    'DMPGenericError',
    () => ({ vihf: { issuedAt: new Date(Date.now() - 7_200_000) } }),
  ],
  ['the assertion is to come', 'DMPGenericError', () => ({ vihf: { issuedAt: new Date(Date.now() + 1_200_000) } })],
  [
    'its conditions are over',
    'DMPGenericError',
    () => ({ vihf: { conditions: '<s:Conditions NotOnOrAfter="2020-01-01T00:00:00Z"/>' } }),
  ],
  [
    'an attribute is given twice',
    'DMPGenericError',
    () => ({
      vihf: { extra: '<s:Attribute Name="VIHF_Version"><s:AttributeValue>3.0</s:AttributeValue></s:Attribute>' },
    }),
  ],
  [
    'the secret connection has an unknown value',
    'DMPGenericError',
    () => ({
      vihf: {
        extra:
          '<s:Attribute Name="urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code"><s:AttributeValue>X</s:AttributeValue></s:Attribute>',
      },
    }),
  ],
  [
    'resource-id is missing',
    'DMPGenericError',
    () => ({ vihf: { without: ['urn:oasis:names:tc:xacml:2.0:resource:resource-id'] } }),
  ],
  ['the INS is not of this profile', 'DMPGenericError', () => ({ vihf: { oid: '1.2.250.1.213.1.4.8' } })],
  ['the purpose is unknown', 'DMPGenericError', () => ({ vihf: { purpose: 'curiosite' } })],
  ['the message speaks of somebody else', 'XDSPatientIdDoesNotMatch', () => ({ body: existenceOf('irene') })],
  ['the action is of another address', 'DMPGenericError', () => ({ path: 'registry' })],
  [
    'the message is not for the DMP',
    'DMPGenericError',
    () => ({ body: existenceOf('mauricette', { receiver: '1.2.3' }) }),
  ],
  ['it is a production message', 'DMPGenericError', () => ({ body: existenceOf('mauricette', { processing: 'P' }) })],
])('a call is refused when %s', async (_what, code, call) => {
  const reply = await ask('mauricette', call());
  expect([reply.fault, reply.status]).toEqual([code, 500]);
});

test.each([
  'LPS_Nom',
  'LPS_Version',
  'Ressource_URN',
  'Secteur_Activite',
  'urn:oasis:names:tc:xspa:1.0:subject:subject-id',
  'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
])('the VIHF must carry %s', async (name) => {
  expect((await ask('mauricette', { vihf: { without: [name] } })).fault).toBe('DMPGenericError');
});

test('LPS_ID may be absent, and staff ask for the existence in AIR', async () => {
  const vihf = { psId: psIdOf('tilleulsSecretary'), roles: roles.secretary };
  expect((await ask('mauricette', { vihf })).fault).toBeUndefined();
});

test('an unreadable message is a fault, not a crash', async () => {
  for (const path of ['patients', 'repository'])
    for (const text of ['', '<a', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '{}']) {
      const raw = await post(
        here.town,
        `/si-dmp-server/v2/services/${path}`,
        'application/soap+xml',
        Buffer.from(text),
        keys().authentication,
      );
      expect(readReply(raw).fault).toBe('DMPGenericError');
    }
});

test('a seal opens no connection', async () => {
  expect((await ask('mauricette', { connection: keys().seal })).fault).toBe('DMPInvalidCertificate');
});
