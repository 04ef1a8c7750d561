import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { DmpTimedOut, DmpTlsRefused, DmpUnreachable, DmpUnreadable, openDmp } from './index.ts';
import type { DmpConfig } from './index.ts';
import { answering, dominique, lot, nadia, sheet, handWritten } from './testing/answers.ts';
import { configAt, oddDmp } from './testing/service.ts';
import { localhost, selfSigned } from '@liane/cast/certificates';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).toReversed()) await each.close();
});

async function ask(config: DmpConfig): Promise<unknown> {
  const dmp = openDmp(config);
  opened.push(dmp);
  return dmp.stateOf(dominique, nadia).catch((error: unknown) => error);
}

async function askOneThat(
  raw: (request: IncomingMessage, response: ServerResponse) => void,
  change: Partial<DmpConfig> = {},
) {
  const service = await oddDmp(() => ({ body: '' }), raw);
  opened.push(service);
  return ask({ ...service.config, ...change });
}

const askOneThatSays = (
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<unknown> => askOneThat((_request, response) => response.writeHead(status, headers).end(body));

const td02 = 'urn:hl7-org:v3:PRPA_IN201308UV02';
const whole = answering(td02, 'urn:uuid:other', handWritten('state-active'));
const multipart = { 'content-type': 'multipart/related; boundary=b; type="application/xop+xml"' };

test.each<[string, number, string | Buffer, Record<string, string>?]>([
  ['nothing', 200, ''],
  ['a page of maintenance', 200, '<html><body>Maintenance</body></html>'],
  ['a redirection', 302, ''],
  ['not found', 404, 'Not found'],
  ['half an answer', 200, whole.slice(0, 600)],
  ['the answer to another message', 200, whole],
  ['the answer to another action', 200, whole.replace(td02, 'urn:other').replace('urn:uuid:other', '')],
  ['a well-formed answer under 403', 403, whole],
  ['an external entity', 200, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${whole.slice(38)}`],
  ['an entity bomb', 200, `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${whole.slice(38)}`],
  ['10,000 levels', 200, '<a>'.repeat(10_000) + '</a>'.repeat(10_000)],
  ['a multipart without an end', 200, `--b\r\n\r\n${whole}`, multipart],
  ['a multipart cut in its headers', 200, '--b\r\nContent-Ty', multipart],
  ['a multipart without a boundary', 200, `--b\r\n\r\n${whole}\r\n--b--`, { 'content-type': 'multipart/related' }],
  ['a multipart of 10,000 parts', 200, `${'--b\r\n\r\n\r\n'.repeat(10_000)}--b--`, multipart],
  [
    'a multipart in another',
    200,
    `--b\r\nContent-Type: multipart/related; boundary=c\r\n\r\n--c\r\n\r\n${whole}\r\n--c--\r\n--b--`,
    multipart,
  ],
])('%s is unreadable', async (_what, status, body, headers) => {
  expect(await askOneThatSays(status, body, headers)).toBeInstanceOf(DmpUnreadable);
});

test('a compressed answer, never asked for, is not inflated', async () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000, ' '));
  expect(await askOneThatSays(200, bomb, { 'content-encoding': 'gzip' })).toBeInstanceOf(DmpUnreadable);
});

test.each([[429], [502], [503], [504]])(
  'a gateway that says %i without SOAP: the DMP is unreachable',
  async (status) => {
    expect(await askOneThatSays(status, 'Bad gateway')).toBeInstanceOf(DmpUnreachable);
  },
);

test.each([
  ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
  ['endless headers', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcde'],
])('%s instead of HTTP is unreadable', async (_what, bytes) => {
  expect(await askOneThat((incoming) => incoming.socket.write(bytes))).toBeInstanceOf(DmpUnreadable);
});

test('more than the limit is refused, and the connection is closed', async () => {
  let sent = 0;
  const piece = Buffer.alloc(65_536, 'x');
  const pour = (_request: IncomingMessage, response: ServerResponse): void => {
    const more = (): void => {
      while (!response.destroyed && sent < 104_857_600) {
        sent += piece.length;
        if (!response.write(piece)) return;
      }
      response.end();
    };
    response.on('drain', more);
    more();
  };
  expect(await askOneThat(pour, { maxAnswerBytes: 1_000_000 })).toBeInstanceOf(DmpUnreadable);
  expect(sent).toBeLessThan(30_000_000);
});

test('an answer that drips is given up at the delay, not at each drop', async () => {
  const drip = (_request: IncomingMessage, response: ServerResponse): void => {
    const drops = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(drops));
  };
  expect(await askOneThat(drip, { timeout: 400 })).toBeInstanceOf(DmpTimedOut);
});

test('an answer cut half-way, a connection reset: unreachable', async () => {
  const cut = (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': 1_000 }).write('<soap', () => response.destroy());
  };
  expect(await askOneThat(cut)).toBeInstanceOf(DmpUnreachable);
  expect(await askOneThat((request) => request.socket.destroy())).toBeInstanceOf(DmpUnreachable);
});

test('nobody at that address, and a name that does not exist', async () => {
  const service = await oddDmp(() => ({ body: '' }));
  await service.close();
  expect(await ask(service.config)).toBeInstanceOf(DmpUnreachable);
  expect(await ask(configAt('https://dmp.invalid'))).toBeInstanceOf(DmpUnreachable);
});

test('a service we do not trust, or under another name, hears nothing', async () => {
  const { certPem } = await selfSigned(localhost);
  let heard = 0;
  const listen = (): void => void heard++;
  expect(await askOneThat(listen, { authorities: certPem })).toBeInstanceOf(DmpTlsRefused);
  const service = await oddDmp(() => ({ body: '' }), listen);
  opened.push(service);
  const { addresses } = service.config;
  const elsewhere = { ...addresses, patients: addresses.patients.replace('localhost', '127.0.0.1') };
  expect(await ask({ ...service.config, addresses: elsewhere })).toBeInstanceOf(DmpTlsRefused);
  expect(heard).toBe(0);
});

test('a kept connection closed meanwhile is no outage for a question, and never sends a lot twice', async () => {
  const used = new Set<unknown>();
  let heard = 0;
  const service = await oddDmp(
    () => ({ body: '' }),
    (request, response) => {
      heard++;
      if (used.has(request.socket)) request.socket.destroy();
      else
        response
          .writeHead(200)
          .end(answering(td02, '', handWritten('state-absent')).replace(/<wsa:RelatesTo.*?<\/wsa:RelatesTo>/, ''));
      used.add(request.socket);
    },
  );
  const dmp = openDmp(service.config);
  opened.push(service, dmp);
  for (let calls = 0; calls < 3; calls++) expect((await dmp.stateOf(dominique, nadia)).exists).toBe(false);
  heard = 0;
  const feeding = { submissionSet: lot, documents: [{ entry: sheet, bytes: Buffer.from('<a/>') }] };
  await expect(dmp.feed(feeding, nadia)).rejects.toBeInstanceOf(DmpUnreachable);
  expect(heard).toBe(1);
});
