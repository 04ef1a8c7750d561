import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { AnnuaireError, AnnuaireMisconfigured, openAnnuaire } from './index.ts';
import type { AnnuaireConfig } from './index.ts';
import { oddService, say } from './testing/service.ts';
import type { OddService } from './testing/service.ts';

const open: { close(): unknown }[] = [];
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

/** What a search meets when the service answers that way. */
async function met(
  answer: (response: ServerResponse, call: number, service: () => OddService) => void,
  more: Partial<AnnuaireConfig> = {},
) {
  let calls = 0;
  const service: OddService = await oddService((_request, response) => answer(response, ++calls, () => service));
  const annuaire = openAnnuaire({ ...service.config, ...more });
  open.push(annuaire, service);
  const outcome = await annuaire.professionals({ name: 'Lemoine' }).catch((error: unknown) => error);
  return { outcome, calls: () => calls };
}

const bundle = (entry: unknown[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry,
  ...(next !== undefined && { link: [{ relation: 'next', url: next }] }),
});
const practitioner = (id: string, more: object = {}) => ({
  resource: {
    resourceType: 'Practitioner',
    id,
    active: true,
    name: [{ family: 'LEMOINE', given: ['Gérard'] }],
    ...more,
  },
});
const code = (outcome: unknown) => (outcome instanceof AnnuaireError ? outcome.code : outcome);

test.each<[string, unknown]>([
  ['not JSON', '{"resourceType":"Bundle"'],
  ['nothing', ''],
  ['a list', []],
  ['another resource', { resourceType: 'Practitioner', id: '1' }],
  ['entries that are no list', { resourceType: 'Bundle', entry: { length: 3 } }],
  ['an entry without id', bundle([{ resource: { resourceType: 'Practitioner' } }])],
  ['a name that is a number', bundle([practitioner('1', { name: [{ family: 12 }] })])],
  ['a name of a megabyte', bundle([practitioner('1', { name: [{ family: 'A'.repeat(1_000_000) }] })])],
  ['given names that are a text', bundle([practitioner('1', { name: [{ family: 'A', given: 'B' }] })])],
  ['five thousand entries', bundle(Array.from({ length: 5_000 }, (_, id) => practitioner(`${id}`)))],
  ['a hundred thousand brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['links that are a text', { ...bundle([]), link: 'next' }],
])('%s is unreadable', async (_what, content) => {
  const { outcome } = await met((response) => say(response, content));
  expect(code(outcome)).toBe('annuaire-unreadable');
});

test('an answer larger than allowed is cut off while it comes', async () => {
  const { outcome } = await met(
    (response) => {
      response.writeHead(200, { 'content-type': 'application/fhir+json' });
      const pour = () => {
        while (response.write(' '.repeat(65_536)));
        response.once('drain', pour);
      };
      pour();
    },
    { maxAnswerBytes: 1_000_000 },
  );
  expect(code(outcome)).toBe('annuaire-unreadable');
});

test('pages that loop, or that lead elsewhere with the key, are refused', async () => {
  const looping = await met((response, _call, service) =>
    say(response, bundle([practitioner('1')], `${service().config.address}?_getpages=1`)),
  );
  expect([code(looping.outcome), looping.calls()]).toEqual(['annuaire-unreadable', 2]);
  for (const next of [
    'http://127.0.0.1:9/fhir/v2?x',
    '//autre.example/fhir/v2',
    '/fhir/v20',
    'file:///etc/passwd',
    'http://[',
  ]) {
    const { outcome, calls } = await met((response) => say(response, bundle([practitioner('1')], next)));
    expect([code(outcome), calls()]).toEqual(['annuaire-unreadable', 1]);
  }
});

test('pages without end stop after a few, and what was read is kept', async () => {
  const { outcome, calls } = await met((response, call, service) =>
    say(response, bundle([practitioner(`${call}`)], `${service().config.address}?_getpages=${call}`)),
  );
  expect(calls()).toBe(4);
  expect(outcome).toHaveLength(4);
});

test('a page that comes drop by drop ends with the delay', async () => {
  const { outcome } = await met(
    (response) => {
      response.writeHead(200, { 'content-type': 'application/fhir+json' });
      const drop = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drop));
    },
    { timeout: 250 },
  );
  expect(code(outcome)).toBe('annuaire-slow');
});

test.each([
  [301, 'annuaire-unreadable'],
  [400, 'annuaire-refused-query'],
  [401, 'annuaire-refused-key'],
  [403, 'annuaire-refused-key'],
  [410, 'annuaire-refused-query'],
  [500, 'annuaire-unavailable'],
  [503, 'annuaire-unavailable'],
])('HTTP %i is %s', async (status, expected) => {
  const { outcome } = await met((response) => {
    response.setHeader('location', 'http://127.0.0.1:9/');
    say(response, { resourceType: 'OperationOutcome', issue: [{ diagnostics: 'no' }] }, status);
  });
  expect(code(outcome)).toBe(expected);
});

test('429 without end is told after three tries, and the wait asked is bounded by the delay', async () => {
  const { outcome, calls } = await met((response) => {
    response.setHeader('retry-after', '0');
    say(response, {}, 429);
  });
  expect([code(outcome), calls()]).toEqual(['annuaire-busy', 3]);
  const patient = await met(
    (response) => {
      response.setHeader('retry-after', '86400');
      say(response, {}, 429);
    },
    { timeout: 200 },
  );
  expect(code(patient.outcome)).toBe('annuaire-slow');
});

test('an encoded answer is refused, as none was accepted', async () => {
  const { outcome } = await met((response) => {
    response.writeHead(200, { 'content-type': 'application/fhir+json', 'content-encoding': 'gzip' });
    response.end('x');
  });
  expect(code(outcome)).toBe('annuaire-unreadable');
});

test('texts are on one line, addresses that are none are left out, and own members alone are read', async () => {
  const mss = [{ url: 'x', valueCoding: { code: 'MSSANTE' } }];
  const { outcome } = await met((response) =>
    say(
      response,
      `{"resourceType":"Bundle","entry":[{"resource":${JSON.stringify({
        ...practitioner('1').resource,
        name: [{ family: 'LE\r\nBcc: x\u202emoine', given: [''] }],
        telecom: [
          { system: 'email', value: 'a@b.mssante.fr\r\nBcc: c@d.fr', extension: mss },
          { system: 'email', value: 'hors@ailleurs.fr' },
          { system: 'email', value: 'Second@X.mssante.fr', rank: 2, extension: mss },
          { system: 'email', value: 'first@x.mssante.fr', rank: 1, extension: mss },
        ],
      }).slice(0, -1)},"__proto__":{"active":false}}}]}`,
    ),
  );
  expect(outcome).toMatchObject([
    {
      familyName: 'LE Bcc: x moine',
      givenName: null,
      active: true,
      mssanteAddresses: ['first@x.mssante.fr', 'second@x.mssante.fr'],
    },
  ]);
});

test.each<[string, Partial<AnnuaireConfig>]>([
  ['plain http in production', { address: 'http://localhost/fhir/v2', sandbox: false }],
  ['no address', { address: '' }],
  ['a password in the address', { address: 'https://me:secret@localhost/fhir/v2' }],
  ['a key that would break a header', { apiKey: 'a\r\nb: c' }],
  ['no key', { apiKey: '' }],
  ['authorities that are none', { authorities: 'PEM' }],
])('%s is refused before anything leaves', (_what, change) => {
  expect(() => openAnnuaire({ address: 'https://localhost/fhir/v2', apiKey: 'k', ...change })).toThrow(
    AnnuaireMisconfigured,
  );
});
