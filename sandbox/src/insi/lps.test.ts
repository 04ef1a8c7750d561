import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityBase } from './answers/index.ts';
import { answerLps } from './lps.ts';
import { createCallLimit } from './misbehaviour.ts';
import { messageOf, search, searchAction, structure, verification, verifyAction } from './testing/messages.ts';
import type { Spoilt } from './testing/messages.ts';

const people = identityBase([]);
const manu = { commonName: 'INSI-MANU', organisationUnit: structure };

const ask = (spoilt: Spoilt = {}, peer = manu) =>
  answerLps(
    { peer, ...messageOf(spoilt) },
    { people, callLimit: createCallLimit(), now: () => new Date('2026-11-21T09:00:00Z') },
  );

const askSearch = (...traits: Parameters<typeof search>) => ask({ body: search(...traits) });
const codeOf = ({ body }: { body: string }) => /<CodeCR>(.*?)<\/CodeCR>/.exec(body)?.[1];
const faultOf = ({ body }: { body: string }) => / code="(.*?)"/.exec(body)?.[1];

test('00 comes with the RESULTAT of the digest, whole', () => {
  const answer = askSearch('ECETINSI', ['PIERRE-ALAIN'], 'M', '2009-07-14');
  expect(answer.status).toBe(200);
  expect(answer.contentType).toBe(`application/soap+xml; charset=utf-8; action="${searchAction}Response"`);
  expect(answer.body).toContain(
    '<soap:Body><RESULTAT xmlns="http://www.cnamts.fr/INSiResultat"><CR><CodeCR>00</CodeCR><LibelleCR>OK</LibelleCR></CR>' +
      '<INDIVIDU><INSACTIF><IdIndividu><NumIdentifiant>1090763220834</NumIdentifiant><Cle>89</Cle></IdIndividu><OID>1.2.250.1.213.1.4.10</OID></INSACTIF>' +
      '<INSHISTO><IdIndividu><NumIdentifiant>2090763220834</NumIdentifiant><Cle>39</Cle></IdIndividu><OID>1.2.250.1.213.1.4.10</OID></INSHISTO>' +
      '<INSHISTO><IdIndividu><NumIdentifiant>2090663220123</NumIdentifiant><Cle>55</Cle></IdIndividu><OID>1.2.250.1.213.1.4.10</OID></INSHISTO>' +
      '<TIQ><NomNaissance>ECETINSI</NomNaissance><Prenom>PIERRE-ALAIN</Prenom><ListePrenom>PIERRE-ALAIN MURIEL FLORIANT</ListePrenom><Sexe>M</Sexe>' +
      '<DateNaissance>2009-07-14</DateNaissance><LieuNaissance>63220</LieuNaissance></TIQ></INDIVIDU></RESULTAT></soap:Body>',
  );
  expect(answer.body).toContain('uuid:0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0004</wsa:RelatesTo>');
});

test.each<[string, Parameters<typeof search>, string]>([
  ['2.03/1', ["D'ARTAGNAN DE L'HERAULT", ['PIERRE-ALAIN'], 'M', '2001-06-17', '63220'], '01'],
  ['2.03/2', ['ADRTROIS', ['TOUSSAINT'], 'M', '1960-01-01', '2B020'], '00'],
  ['2.04', ['ECETINSI', ['MURIEL'], 'M', '2009-07-14'], '00'],
  ['2.05', ['PROVISOIRE', ['MATRICULE'], 'M', '2009-07-01'], '00'],
  ['2.06 without place', ['DE VINCI', ['LEONARDO'], 'M', '2014-02-01'], '02'],
  ['2.06 with place', ['DE VINCI', ['LEONARDO'], 'M', '2014-02-01', '63220'], '00'],
  ['2.07/1 OLA', ['TCHITCHI', ['OLA'], 'F', '1936-06-21'], '01'],
  ['2.07/1 CATARINA', ['TCHITCHI', ['CATARINA'], 'F', '1936-06-21'], '00'],
  ['2.07/2 PIERRE', ['HOUILLES', ['PIERRE'], 'M', '1993-01-27'], '01'],
  ['2.07/2 PAUL', ['HOUILLES', ['PAUL'], 'M', '1993-01-27'], '01'],
  ['2.07/2 JACQUES', ['HOUILLES', ['JACQUES'], 'M', '1993-01-27'], '01'],
  ['2.08/1', ['CORSE', ['ANTHONY'], 'M', '1980-03-02', '2B020'], '00'],
  ['2.08/2', ['HERMANN', ['GATIEN'], 'M', '1981-03-24'], '00'],
])('conformity case %s', (_case, traits, code) => {
  expect(codeOf(askSearch(...traits))).toBe(code);
});

test.each<[string, Parameters<typeof search>, string]>([
  ['another sex', ['ADRUN', ['ZOE'], 'M', '1975-12-31'], '01'],
  ['another day', ['ADRUN', ['ZOE'], 'F', '1975-12-30'], '01'],
  ['another place', ['ADRUN', ['ZOE'], 'F', '1975-12-31', '63221'], '01'],
  ['half a given name', ['ECETINSI', ['PIERRE'], 'M', '2009-07-14'], '01'],
  ['two given names of the list', ['ECETINSI', ['FLORIANT', 'MURIEL'], 'M', '2009-07-14'], '00'],
  ['one given name of the list and one not', ['ECETINSI', ['MURIEL', 'ZOE'], 'M', '2009-07-14'], '01'],
  ['no given name, four twins', ['INSFAMILLEQUATRE', [], 'M', '1999-01-15'], '02'],
  ['a lunar date, whatever the day asked', ['LUNAIRE', ['AMINA'], 'F', '1948-03-09'], '00'],
  ['a lunar date, another year', ['LUNAIRE', ['AMINA'], 'F', '1949-03-09'], '01'],
])('searching with %s', (_what, traits, code) => {
  expect(codeOf(askSearch(...traits))).toBe(code);
});

test('02 gives no data', () => {
  expect(askSearch('DE VINCI', ['LEONARDO'], 'M', '2014-02-01').body).toContain(
    '<CR><CodeCR>02</CodeCR><LibelleCR>Plusieurs identites trouvees</LibelleCR></CR></RESULTAT>',
  );
});

const zoe = ['ADRUN', 'ZOE', 'ZOE', 'F', '1975-12-31', '63220'];
const testOid = '1.2.250.1.213.1.4.10';

test.each([
  ['her own INS', '275126322074974', testOid, zoe, '00'],
  ['another matricule', '277076322082910', testOid, zoe, '01'],
  ['the production OID', '275126322074974', '1.2.250.1.213.1.4.8', zoe, '01'],
  ['another place', '275126322074974', testOid, [...zoe.slice(0, 5), '63221'], '01'],
  [
    'a former matricule',
    '209076322083439',
    testOid,
    ['ECETINSI', 'PIERRE-ALAIN', 'PIERRE-ALAIN MURIEL FLORIANT', 'M', '2009-07-14', '63220'],
    '01',
  ],
])('verifying %s', (_what, matricule, oid, traits, code) => {
  expect(codeOf(ask({ action: verifyAction, body: verification(matricule, oid, traits) }))).toBe(code);
});

test.each([['INSI-DMP'], ['insi-manu'], ['INSI-MANU '], ['']])(
  'desir_560: the certificate of « %s » is not enough',
  (commonName) => {
    const answer = ask({}, { commonName, organisationUnit: structure });
    expect([answer.status, faultOf(answer)]).toEqual([500, 'desir_560']);
  },
);

test('desir_550: nobody knows the authorisation 0000', () => {
  const answer = ask({ idam: '0000' });
  expect([answer.status, faultOf(answer)]).toEqual([500, 'desir_550']);
  expect(answer.body).toContain(
    '<soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>siram_100</soap:Value>',
  );
  expect(answer.body).toContain('<siram:Erreur xmlns:siram="urn:siram" code="desir_550" severite="fatal">');
});

test('siram_40 and insi_102: the name that plays a technical error', () => {
  const answer = askSearch('ERREUR TECHNIQUE', ['ZOE'], 'F', '1975-12-31');
  expect(faultOf(answer)).toBe('insi_102');
  expect(answer.body).toContain(
    '<soap:Value>soap:Receiver</soap:Value><soap:Subcode><soap:Value>siram_40</soap:Value>',
  );
});

const laughs =
  '<!DOCTYPE e [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>' + messageOf().bytes.toString();
const valid = messageOf().bytes.toString();

test.each<[string, Spoilt, string]>([
  ['an unknown action', { action: 'urn:ServiceIdentiteCertifiee:1.0.0:effacerTout' }, 'sandbox_action'],
  ['two different actions', { wsaAction: verifyAction }, 'sandbox_action'],
  ['the body of another operation', { action: verifyAction }, 'sandbox_schema'],
  ['no uuid', { messageId: '1' }, 'sandbox_message_id'],
  ['no BAM context', { bam: '' }, 'sandbox_context'],
  ['no LPS context', { lps: '' }, 'sandbox_context'],
  ['a sender that is not the certificate’s', { sender: '1999999999' }, 'sandbox_context'],
  ['an empty text', { envelope: '' }, 'sandbox_xml'],
  ['a truncated text', { envelope: valid.slice(0, 700) }, 'sandbox_xml'],
  ['a DOCTYPE', { envelope: `<!DOCTYPE s:Envelope SYSTEM "file:///etc/passwd">${valid}` }, 'sandbox_xml'],
  ['an entity bomb', { envelope: laughs }, 'sandbox_xml'],
  ['1,000 levels', { body: '<a>'.repeat(1000) + '</a>'.repeat(1000) }, 'sandbox_xml'],
  ['300 kB', { body: `<a>${'x'.repeat(300_000)}</a>` }, 'sandbox_xml'],
  ['another root', { envelope: '<html/>' }, 'sandbox_envelope'],
  [
    'two bodies',
    { envelope: valid.replace('</s:Envelope>', '<s:Body><x/></s:Body></s:Envelope>') },
    'sandbox_envelope',
  ],
  ['a lower-case name', { body: search('Adrun', ['ZOE'], 'F', '1975-12-31') }, 'sandbox_birth_name'],
  ['an accent in the name', { body: search('ADRÛN', ['ZOE'], 'F', '1975-12-31') }, 'sandbox_birth_name'],
  ['2.03/3, ligatures', { body: search("D'ÆION", ['CŒUR'], 'M', '1987-01-01') }, 'sandbox_birth_name'],
  ['a curly apostrophe', { body: search('D’ARTAGNAN', ['ZOE'], 'F', '1975-12-31') }, 'sandbox_birth_name'],
  ['no name', { body: search('', ['ZOE'], 'F', '1975-12-31') }, 'sandbox_birth_name'],
  ['an accent in the given name', { body: search('ADRUN', ['ZOÉ'], 'F', '1975-12-31') }, 'sandbox_given_name'],
  ['two given names in one', { body: search('ADRUN', ['ZOE LEA'], 'F', '1975-12-31') }, 'sandbox_given_name'],
  ['an undetermined sex', { body: search('ADRUN', ['ZOE'], 'I', '1975-12-31') }, 'sandbox_sex'],
  ['the 31st of February', { body: search('ADRUN', ['ZOE'], 'F', '1975-02-31') }, 'sandbox_birth_date'],
  ['the 29th of February 1900', { body: search('ADRUN', ['ZOE'], 'F', '1900-02-29') }, 'sandbox_birth_date'],
  ['a lunar date', { body: search('ADRUN', ['ZOE'], 'F', '1975-00-00') }, 'sandbox_birth_date'],
  ['a short place', { body: search('ADRUN', ['ZOE'], 'F', '1975-12-31', '6322') }, 'sandbox_birth_place'],
  [
    'elements out of order',
    {
      body: search('ADRUN', ['ZOE'], 'F', '1975-12-31').replace(
        /(<r:Sexe>.*<\/r:Sexe>)(<r:DateNaissance>.*<\/r:DateNaissance>)/,
        '$2$1',
      ),
    },
    'sandbox_schema',
  ],
  [
    'an unknown element',
    { body: search('ADRUN', ['ZOE'], 'F', '1975-12-31').replace('</r:REC', '<r:X/></r:REC') },
    'sandbox_schema',
  ],
  [
    'another namespace',
    { body: search('ADRUN', ['ZOE'], 'F', '1975-12-31').replace('INSiRecSans', 'INSiRecVit') },
    'sandbox_schema',
  ],
])('%s is refused', (_what, spoilt, detailCode) => {
  const answer = ask(spoilt);
  expect([answer.status, faultOf(answer)]).toEqual([500, detailCode]);
});

test('another media type is refused', () => {
  const { bytes } = messageOf();
  const answer = answerLps(
    { peer: manu, contentType: 'text/xml', bytes },
    { people, callLimit: createCallLimit(), now: () => new Date() },
  );
  expect(faultOf(answer)).toBe('sandbox_media_type');
});

test('the journal line says who was asked for and what was answered', () => {
  expect(askSearch('ADRUN', ['ZOE'], 'F', '1975-12-31', '63220').told).toBe(
    'Recherche par traits : ADRUN ZOE, 1975-12-31, lieu 63220 → 00',
  );
  expect(ask({ idam: '0000' }).told).toBe("Refus desir_550 : Le numéro d'autorisation du logiciel est inconnu.");
});

test('whatever is done to a request, an answer or a fault leaves', () => {
  const original = messageOf().bytes;
  const cut = fc.record({ at: fc.nat(original.length), drop: fc.nat(60), put: fc.uint8Array({ maxLength: 12 }) });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
      const bytes = cuts.reduce<Buffer>(
        (text, { at, drop, put }) => Buffer.concat([text.subarray(0, at), put, text.subarray(at + drop)]),
        original,
      );
      const { contentType } = messageOf();
      const answer = answerLps(
        { peer: manu, contentType, bytes },
        { people, callLimit: createCallLimit(), now: () => new Date() },
      );
      expect(codeOf(answer) ?? faultOf(answer)).toMatch(/^0[012]$|^sandbox_|^desir_550$/);
    }),
    { numRuns: 500 },
  );
});
