import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import type { Town } from '../service.ts';
import { createFaults } from '../town/faults.ts';
import { createJournal } from '../town/journal.ts';
import { createInsi } from './index.ts';
import { messageOf } from './testing/messages.ts';

const now = () => new Date('2026-11-21T09:00:00Z');
const town: Town = {
  addresses: { http: 'http://localhost:3100', mtls: 'https://localhost:3143' },
  faults: createFaults(),
  journal: createJournal(now),
  cast: { people: [], professionals: [], certificateHolder: { structIdNat: '', name: '' } },
  clients: [],
  now,
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  town.journal.clear();
  await Promise.all(open.splice(0).map((app) => app.close()));
});

async function started() {
  const app = fastify({ forceCloseConnections: true });
  open.push(app);
  const insi = createInsi();
  await app.register((scope) => insi.mount(scope, town));
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, insi, port: (app.server.address() as AddressInfo).port };
}

test('without a client certificate nobody is served, and the journal says so', async () => {
  const { app } = await started();
  const { contentType, bytes } = messageOf();
  const answer = await app.inject({
    method: 'POST',
    url: '/lps',
    headers: { 'content-type': contentType },
    payload: bytes,
  });
  expect([answer.statusCode, answer.body.includes('desir_560')]).toEqual([500, true]);
  const [entry] = town.journal.of('insi');
  expect(entry?.asked).toMatch(/^Refus desir_560/);
  expect(entry?.received).toContain('\n    <b:ContexteBAM');
});

test.each([['content-length: 104857600'], ['transfer-encoding: chunked']])(
  '100 MB (%s) are turned away early',
  async (framing) => {
    const { port } = await started();
    expect(await pour(port, framing)).toBeLessThan(50_000_000);
    expect(town.journal.of('insi').map(({ asked }) => asked)).toEqual(['Refus : La demande dépasse 262144 octets.']);
  },
);

test('the switchboard refuses in the service’s own words', async () => {
  const { insi, app } = await started();
  const request = {} as Parameters<typeof insi.refusal>[0];
  expect(insi.refusal(request).body).toContain('desir_550');
  expect(app.hasRoute({ method: 'POST', url: '/lps' })).toBe(true);
});

/** Sends up to 100 MB until the service answers or hangs up. @returns the bytes that left. */
async function pour(port: number, framing: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const over = new AbortController();
  for (const end of ['data', 'error', 'close']) socket.once(end, () => over.abort());
  socket.write(`POST /lps HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/soap+xml\r\n${framing}\r\n\r\n`);
  const piece = Buffer.alloc(65_536, 'x');
  let sent = 0;
  while (!over.signal.aborted && sent < 104_857_600) {
    socket.write(framing.includes('chunked') ? `10000\r\n${piece.toString()}\r\n` : piece);
    sent += piece.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  socket.destroy();
  return sent;
}
