import { request } from 'node:https';
import { people } from '@liane/cast';
import { startSandbox } from '@liane/sandbox';
import type { RunningSandbox } from '@liane/sandbox';
import { asInsiFamilyName, asInsiGivenName, splitGivenNames } from '@liane/vocabulary';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  InsiAccessLevelTooLow,
  InsiError,
  InsiFault,
  InsiRefusedSoftware,
  InsiSlow,
  InsiTlsRefused,
  InsiUnavailable,
  InsiUnreachable,
  InsiUnreadable,
  connectToInsi,
  findByTryingGivenNames,
} from './index.ts';
import type { Insi, InsiConfig, TraitsQuery } from './index.ts';
import { software } from './testing/service.ts';

let sandbox: RunningSandbox;
let config: InsiConfig;
const opened: Insi[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  config = {
    address: sandbox.insiUrl,
    certificate: sandbox.certificates.insiManu.certPem,
    key: sandbox.certificates.insiManu.keyPem,
    authorities: sandbox.certificates.caPem,
    software,
    timeout: 1_500,
  };
});
afterEach(() => {
  for (const insi of opened.splice(0)) insi.close();
  sandbox.reset();
});
afterAll(() => sandbox.close());

function insiWith(change: Partial<InsiConfig> = {}): Insi {
  const insi = connectToInsi({ ...config, ...change });
  opened.push(insi);
  return insi;
}

const zoe: TraitsQuery = { birthFamilyName: 'ADRUN', givenNames: ['ZOE'], sex: 'F', birthDate: '1975-12-31' };
const leonardo: TraitsQuery = {
  birthFamilyName: 'DE VINCI',
  givenNames: ['LEONARDO'],
  sex: 'M',
  birthDate: '2014-02-01',
};
const ola: TraitsQuery = {
  birthFamilyName: 'TCHITCHI',
  givenNames: ['OLA', 'CATARINA', 'BELLA'],
  sex: 'F',
  birthDate: '1936-06-21',
};
const testOid = '1.2.250.1.213.1.4.10';

test('00: an identity, ready to be compared, and the whole exchange to trace (INS/va1.38)', async () => {
  const answer = await insiWith({ now: () => new Date('2026-11-21T09:00:00Z') }).findByTraits({
    ...zoe,
    birthPlaceCode: '63220',
  });
  expect(answer).toMatchObject({
    code: '00',
    label: 'OK',
    identity: {
      active: { matricule: '275126322074974', oid: testOid },
      history: [],
      traits: {
        birthFamilyName: 'ADRUN',
        firstBirthGivenName: 'ZOE',
        birthGivenNames: 'ZOE',
        sex: 'F',
        birthDate: '1975-12-31',
        birthPlaceCode: '63220',
      },
      importable: true,
    },
    exchange: {
      action: 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite',
      sentAt: new Date('2026-11-21T09:00:00Z'),
    },
  });
  expect(answer.exchange.messageId).toMatch(/^uuid:[0-9a-f-]{36}$/);
  expect(answer.exchange.request).toContain('<insi:NomNaissance>ADRUN</insi:NomNaissance>');
  expect(answer.exchange.answer).toContain('<NumIdentifiant>2751263220749</NumIdentifiant>');
});

test('01: nobody, and it is traced all the same', async () => {
  const answer = await insiWith().findByTraits({ ...zoe, birthDate: '1975-12-30' });
  expect([answer.code, answer.label]).toEqual(['01', 'Aucune identite trouvee']);
  expect(answer.exchange.answer).toContain('<CodeCR>01</CodeCR>');
});

test('2.06: 02 without the place, 00 with it, on the same connection', async () => {
  const insi = insiWith();
  expect((await insi.findByTraits(leonardo)).code).toBe('02');
  expect((await insi.findByTraits({ ...leonardo, birthPlaceCode: '63220' })).code).toBe('00');
});

test('2.04: former matricules come in the order delivered', async () => {
  const answer = await insiWith().findByTraits({
    birthFamilyName: 'ECETINSI',
    givenNames: ['MURIEL'],
    sex: 'M',
    birthDate: '2009-07-14',
  });
  expect(answer.code === '00' && answer.identity.history).toEqual([
    { matricule: '209076322083439', oid: testOid },
    { matricule: '209066322012355', oid: testOid },
  ]);
});

test.each<[string, TraitsQuery, string[]]>([
  [
    'INS/va1.28 a lunar date',
    { birthFamilyName: 'LUNAIRE', givenNames: ['AMINA'], sex: 'F', birthDate: '1948-01-01' },
    ['birth-date-lunar'],
  ],
  [
    'INS/va1.31 no given name',
    { birthFamilyName: 'SANSPRENOM', givenNames: [], sex: 'M', birthDate: '1952-05-03' },
    ['given-names-empty'],
  ],
  [
    '2.08/2 a wrong key',
    { birthFamilyName: 'HERMANN', givenNames: ['GATIEN'], sex: 'M', birthDate: '1981-03-24' },
    ['matricule-key-wrong'],
  ],
])('%s is delivered but not importable', async (_what, query, because) => {
  const answer = await insiWith().findByTraits(query);
  expect(answer.code === '00' && [answer.identity.importable, answer.identity.because]).toEqual([false, because]);
});

test('2.07/1: OLA then CATARINA, two calls, and BELLA is not tried', async () => {
  const { calls, last } = await findByTryingGivenNames(insiWith(), ola);
  expect(calls.map((call) => [call.query.givenNames, 'answer' in call && call.answer.code])).toEqual([
    [['OLA'], '01'],
    [['CATARINA'], '00'],
  ]);
  expect('answer' in last && last.answer.code === '00' && last.answer.identity.traits.birthGivenNames).toBe(
    'CATARINA BELLA',
  );
});

test('2.07/2: every given name is tried, none is known', async () => {
  const query: TraitsQuery = {
    birthFamilyName: 'HOUILLES',
    givenNames: ['PIERRE', 'PAUL', 'JACQUES'],
    sex: 'M',
    birthDate: '1993-01-27',
  };
  const { calls } = await findByTryingGivenNames(insiWith(), query);
  expect(calls.map((call) => 'answer' in call && call.answer.code)).toEqual(['01', '01', '01']);
});

test('INS/va1.38 when INSi fails on the second given name, the first call is not lost', async () => {
  const insi = insiWith();
  const failsSecond = {
    findByTraits(query: TraitsQuery) {
      if (query.givenNames[0] === 'CATARINA') sandbox.faults.set('insi', { kind: 'rubbish' });
      return insi.findByTraits(query);
    },
  };
  const { calls, last } = await findByTryingGivenNames(failsSecond, ola);
  expect(calls.map((call) => ('answer' in call ? call.answer.code : call.error.code))).toEqual([
    '01',
    'insi-unreadable',
  ]);
  expect('error' in last && last.error.exchange?.request).toContain('CATARINA');
});

test.each(
  people.filter(({ insiKnows, ins }) => insiKnows && ins !== undefined).map((person) => [person.key, person] as const),
)('the cast is known: %s', async (_key, { traits, insiTraits = traits, ins, insHistory = [] }) => {
  const answer = await insiWith().findByTraits({
    birthFamilyName: asInsiFamilyName(insiTraits.birthFamilyName) ?? '',
    givenNames: splitGivenNames(insiTraits.birthGivenNames).flatMap((name) => asInsiGivenName(name) ?? []),
    sex: insiTraits.sex === 'M' ? 'M' : 'F',
    birthDate: insiTraits.birthDate.replaceAll('-00', '-01'),
    birthPlaceCode: insiTraits.birthPlaceCode,
  });
  expect(answer.code === '00' && answer.identity).toMatchObject({
    active: { matricule: ins?.matricule, oid: testOid },
    history: insHistory.map((matricule) => ({ matricule, oid: testOid })),
  });
});

test('INS/va1.09 a verification says whether the INS is theirs', async () => {
  const traits = {
    birthFamilyName: 'ADRUN',
    birthGivenNames: 'ZOE',
    sex: 'F',
    birthDate: '1975-12-31',
    birthPlaceCode: '63220',
  } as const;
  const insi = insiWith();
  const hers = await insi.verify({ matricule: '275126322074974', oid: testOid, traits });
  const notHers = await insi.verify({ matricule: '277076322082910', oid: testOid, traits });
  expect([hers.verdict, hers.code, notHers.verdict, notHers.code]).toEqual(['matches', '00', 'differs', '01']);
  expect(hers.exchange.request).toContain('IndividuVerifie');
});

test('an unattended certificate is served too', async () => {
  const { certPem, keyPem } = sandbox.certificates.insiAuto;
  expect((await insiWith({ certificate: certPem, key: keyPem }).findByTraits(zoe)).code).toBe('00');
});

test('desir_550: the software is not authorised', async () => {
  const error = await failureOf(insiWith({ software: { ...software, authorisationNumber: '0000' } }));
  expect(error).toBeInstanceOf(InsiRefusedSoftware);
  expect(error).toMatchObject({
    worthRetrying: false,
    fault: { party: 'Sender', subcode: 'siram_100', detailCode: 'desir_550', severity: 'fatal' },
  });
});

test('desir_560: the certificate bears another name', async () => {
  const { certPem, keyPem } = sandbox.certificates.wrongName;
  const error = await failureOf(insiWith({ certificate: certPem, key: keyPem }));
  expect(error).toBeInstanceOf(InsiAccessLevelTooLow);
  expect(error.worthRetrying).toBe(false);
});

test('siram_40 and insi_102: the search is out of service for a while', async () => {
  const error = await failureOf(insiWith(), { ...zoe, birthFamilyName: 'ERREUR TECHNIQUE' });
  expect(error).toBeInstanceOf(InsiUnavailable);
  expect(error).toMatchObject({
    worthRetrying: true,
    fault: { party: 'Receiver', subcode: 'siram_40', detailCode: 'insi_102' },
  });
  expect(error.exchange?.answer).toContain('insi_102');
});

test('U-09 too many calls: a Receiver fault, worth retrying', async () => {
  const insi = insiWith();
  expect(await switchCallLimit('strict')).toBe(204);
  for (let calls = 0; calls < 5; calls++) await insi.findByTraits(zoe);
  const error = await failureOf(insi);
  expect(error).toBeInstanceOf(InsiFault);
  expect(error).toMatchObject({ worthRetrying: true, fault: { detailCode: 'sandbox_too_many_calls' } });
  expect(await switchCallLimit('soft')).toBe(204);
  expect((await insi.findByTraits(zoe)).code).toBe('00');
});

test('any other fault keeps its code and its words', async () => {
  const error = await failureOf(insiWith({ software: { ...software, instance: 'x' } }));
  expect(error).toBeInstanceOf(InsiFault);
  expect(error).toMatchObject({ worthRetrying: false, fault: { detailCode: 'sandbox_context', severity: 'erreur' } });
  expect(error.message).toContain('Instance');
});

test('slow: the call is given up at the delay', async () => {
  sandbox.faults.set('insi', { kind: 'slow', delayMs: 10_000 });
  const error = await failureOf(insiWith({ timeout: 400 }));
  expect(error).toBeInstanceOf(InsiSlow);
  expect(error.worthRetrying).toBe(true);
});

test.each([
  ['down', InsiUnreachable],
  ['cut', InsiUnreachable],
  ['rubbish', InsiUnreadable],
  ['refusal', InsiRefusedSoftware],
] as const)('%s: named, and the next call passes once repaired', async (kind, named) => {
  const insi = insiWith();
  await insi.findByTraits(zoe);
  sandbox.faults.set('insi', { kind });
  const error = await failureOf(insi);
  expect(error).toBeInstanceOf(named);
  expect(error.exchange?.request).toContain('ADRUN');
  sandbox.faults.clear('insi');
  expect((await insi.findByTraits(zoe)).code).toBe('00');
});

test('a stranger’s certificate is not served', async () => {
  const { certPem, keyPem } = sandbox.certificates.stranger;
  const error = await failureOf(insiWith({ certificate: certPem, key: keyPem }));
  expect([InsiTlsRefused, InsiUnreachable].some((named) => error instanceof named)).toBe(true);
});

test('the journal of the town tells each call in one line, with who asked', async () => {
  await insiWith().findByTraits(zoe);
  expect(sandbox.journal.of('insi')[0]).toMatchObject({
    asked: 'Recherche par traits : ADRUN ZOE, 1975-12-31 → 00',
    status: 200,
  });
  expect(sandbox.journal.of('insi')[0]?.by).toMatch(/^INSI-MANU, 1/);
});

async function failureOf(insi: Insi, query: TraitsQuery = zoe): Promise<InsiError> {
  const outcome = await insi.findByTraits(query).catch((error: unknown) => error);
  if (outcome instanceof InsiError) return outcome;
  throw new Error('an InsiError was expected', { cause: outcome });
}

function switchCallLimit(state: 'strict' | 'soft'): Promise<number | undefined> {
  const { certificate: cert, key, authorities: ca } = config;
  const address = new URL(`/sandbox/insi/call-limit/${state}`, config.address);
  return new Promise((resolve, reject) => {
    const outgoing = request(address, { method: 'PUT', cert, key, ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.once('error', reject).end();
  });
}
