import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
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
} from './index.ts';
import type { InsiConfig, TraitsAnswer, TraitsQuery } from './index.ts';
import { ecetinsi, enveloped, fault, result, soap12 } from './testing/answers.ts';
import { localhost, selfSigned } from '@liane/cast/certificates';
import { oddService } from './testing/service.ts';
import type { OddService } from './testing/service.ts';

const query: TraitsQuery = { birthFamilyName: 'ECETINSI', givenNames: ['MURIEL'], sex: 'M', birthDate: '2009-07-14' };
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

async function serviceThat(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<OddService> {
  const service = await oddService(answer);
  opened.push(service);
  return service;
}

async function ask(config: InsiConfig): Promise<unknown> {
  const insi = connectToInsi(config);
  opened.unshift(insi);
  return insi.findByTraits(query).catch((error: unknown) => error);
}

async function askOneThatSays(
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const { config } = await serviceThat((_request, response) => response.writeHead(status, headers).end(body));
  return ask(config);
}

test('the odd service is heard when it answers well, with mixed prefixes', async () => {
  expect(await askOneThatSays(200, result('00', 'OK', ecetinsi))).toMatchObject({ code: '00' });
});

test('an answer in UTF-16 is read, and kept without nul characters', async () => {
  const body = Buffer.from(`\uFEFF${result('00', 'OK', ecetinsi).replace('UTF-8', 'UTF-16')}`, 'utf16le');
  const answer = (await askOneThatSays(200, body)) as TraitsAnswer;
  expect([answer.code, answer.exchange.answer?.includes('\0')]).toEqual(['00', false]);
  expect(answer.exchange.answer).toContain('<NumIdentifiant>1090763220834');
});

test.each([
  ['desir_550', fault('Sender', 'siram_100', 'desir_550', 'fatale', 'Logiciel inconnu'), InsiRefusedSoftware],
  ['desir_560', fault('Sender', 'siram:siram_100', 'desir_560', 'fatal', 'Niveau insuffisant'), InsiAccessLevelTooLow],
  ['insi_102', fault('Receiver', 'siram_40', 'insi_102', 'fatal', 'Indisponible'), InsiUnavailable],
  ['siram_40 alone', fault('Receiver', 'siram_40', '', 'fatale', 'Indisponible'), InsiUnavailable],
  ['unheard of', fault('Receiver', 'siram_77', 'insi_999', 'erreur', 'Ceci'), InsiFault],
])('a fault %s is named whatever its prefixes, status and severity', async (_what, body, named) => {
  expect(await askOneThatSays(500, body)).toBeInstanceOf(named);
  expect(await askOneThatSays(200, body)).toBeInstanceOf(named);
});

test('an unheard fault is worth retrying only when the service takes the blame', async () => {
  expect(await askOneThatSays(500, fault('Receiver', 's', 'x', 'fatale', 'Ceci'))).toMatchObject({
    worthRetrying: true,
  });
  expect(await askOneThatSays(500, fault('Sender', 's', 'x', 'fatale', 'Cela'))).toMatchObject({
    worthRetrying: false,
    fault: { party: 'Sender', subcode: 's', detailCode: 'x', severity: 'fatale', text: 'Cela' },
  });
});

const whole = result('00', 'OK', ecetinsi);
const addressed = (headers: string) =>
  whole.replace('<env:Header>', `<env:Header xmlns:w="http://www.w3.org/2005/08/addressing">${headers}`);

test.each<[string, number, string | Buffer]>([
  ['nothing', 200, ''],
  ['a page of maintenance', 200, '<html><body>Maintenance</body></html>'],
  ['a well-formed answer under 403', 403, whole],
  ['a redirection', 302, ''],
  ['not found', 404, 'Not found'],
  ['a fault without code', 500, enveloped(`<env:Fault xmlns:env="${soap12}"/>`)],
  ['half an answer', 200, whole.slice(0, 800)],
  ['bytes that are no text', 200, Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x3c])],
  [
    'an external entity',
    200,
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${whole.slice(38).replace('MURIEL', '&e;')}`,
  ],
  [
    'an entity bomb',
    200,
    `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${whole.slice(38).replace('MURIEL', '&b;')}`,
  ],
  ['10,000 levels', 200, enveloped('<a>'.repeat(10_000) + '</a>'.repeat(10_000))],
  ['the answer to another action', 200, addressed('<w:Action>urn:other</w:Action>')],
  ['the answer to another message', 200, addressed('<w:RelatesTo>uuid:other</w:RelatesTo>')],
])('%s is unreadable', async (_what, status, body) => {
  expect(await askOneThatSays(status, body)).toBeInstanceOf(InsiUnreadable);
});

test('a compressed answer, never asked for, is not inflated', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
  expect(await askOneThatSays(200, bomb, { 'content-encoding': 'gzip' })).toBeInstanceOf(InsiUnreadable);
});

test.each([[429], [502], [503], [504]])('a gateway that says %i without SOAP: INSi is unreachable', async (status) => {
  expect(await askOneThatSays(status, 'Bad gateway')).toBeInstanceOf(InsiUnreachable);
});

test.each([
  ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
  ['endless headers', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcde'],
])('%s instead of HTTP is unreadable', async (_what, bytes) => {
  const { config } = await serviceThat((incoming) => incoming.socket.write(bytes));
  expect(await ask(config)).toBeInstanceOf(InsiUnreadable);
});

test('100 MB are refused at 1 MB, and the connection is closed', async () => {
  let sent = 0;
  const piece = Buffer.alloc(65_536, 'x');
  const { config } = await serviceThat((_request, response) => {
    const pour = () => {
      while (!response.destroyed && sent < 104_857_600) {
        sent += piece.length;
        if (!response.write(piece)) return;
      }
      response.end();
    };
    response.on('drain', pour);
    pour();
  });
  expect(await ask(config)).toBeInstanceOf(InsiUnreadable);
  expect(sent).toBeLessThan(20_000_000);
});

test('an answer that drips is given up at the delay, not at each drop', async () => {
  const { config } = await serviceThat((_request, response) => {
    const drops = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(drops));
  });
  expect(await ask({ ...config, timeout: 400 })).toBeInstanceOf(InsiSlow);
});

test('nobody at that address', async () => {
  const service = await oddService(() => undefined);
  await service.close();
  const error = await ask(service.config);
  expect(error).toBeInstanceOf(InsiUnreachable);
  expect((error as InsiError).exchange?.answer).toBeUndefined();
});

test('a name that does not exist', async () => {
  const { config } = await serviceThat(() => undefined);
  expect(await ask({ ...config, address: 'https://insi.invalid/lps' })).toBeInstanceOf(InsiUnreachable);
});

test('a service signed by nobody we trust hears nothing', async () => {
  const { certPem } = await selfSigned(localhost);
  let heard = 0;
  const { config } = await serviceThat(() => heard++);
  expect(await ask({ ...config, authorities: certPem })).toBeInstanceOf(InsiTlsRefused);
  expect(heard).toBe(0);
});

test('a service under another name hears nothing', async () => {
  let heard = 0;
  const { config } = await serviceThat(() => heard++);
  expect(await ask({ ...config, address: config.address.replace('localhost', '127.0.0.1') })).toBeInstanceOf(
    InsiTlsRefused,
  );
  expect(heard).toBe(0);
});

test('a kept connection that the service closed meanwhile is no outage', async () => {
  const used = new Set<unknown>();
  const { config } = await serviceThat((request, response) => {
    if (used.has(request.socket)) request.socket.destroy();
    else response.end(whole);
    used.add(request.socket);
  });
  const insi = connectToInsi(config);
  opened.unshift(insi);
  for (let calls = 0; calls < 3; calls++) expect((await insi.findByTraits(query)).code).toBe('00');
  expect(used.size).toBe(3);
});

test('whatever is done to an answer, what comes out is an answer or a named error', async () => {
  let body: Buffer = Buffer.alloc(0);
  let status = 200;
  const { config } = await serviceThat((_request, response) => response.writeHead(status).end(body));
  const insi = connectToInsi(config);
  opened.unshift(insi);
  const originals = [
    whole,
    fault('Receiver', 'siram_40', 'insi_102', 'fatal', 'Plus tard'),
    result('02', 'Plusieurs'),
  ].map((text) => Buffer.from(text));
  const cut = fc.record({ at: fc.nat(2_000), drop: fc.nat(80), put: fc.uint8Array({ maxLength: 12 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      fc.array(cut, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(200, 500),
      async (original, cuts, code) => {
        body = cuts.reduce<Buffer>(
          (text, { at, drop, put }) => Buffer.concat([text.subarray(0, at), put, text.subarray(at + drop)]),
          original,
        );
        status = code;
        const outcome: unknown = await insi.findByTraits(query).catch((error: unknown) => error);
        expect(outcome instanceof InsiError || /^0[012]$/.test((outcome as { code: string }).code)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
