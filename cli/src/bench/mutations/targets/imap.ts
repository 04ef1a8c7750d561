import { connect, createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { MssanteError, openMssante, readMessage, type Mssante } from '@liane/connector-mssante';
import { createAuthority, localhost, type KeyedCertificate } from '@liane/cast/certificates';
import { mssanteConfigOf } from '../../../samples/exchanges/lines.ts';
import type { Chance } from '../chance.ts';
import { outcomeOf, type Goods, type OpenTarget, type Target } from '../target.ts';
import { spoiling, type Spoiling } from './stream.ts';

/** Milliseconds the connector waits for a sign: what goes silent ends by it. */
const patience = 500;

/** The connector fetches a real mailbox through a wire that spoils what the server says. */
export const imap: Target = {
  key: 'imap',
  inFrench: 'Flux IMAP, par une connexion TLS',
  share: 1,
  atOnce: 12,
  open: openWire,
};

async function openWire(goods: Goods): Promise<OpenTarget> {
  const { address, organisation } = goods.mailbox;
  const authority = await createAuthority('CN=Autorité des mutations');
  const own = await authority.issue(localhost);
  const ours = goods.town.certificates.mssante[organisation];
  if (!ours) throw new TypeError('the organisation has no mail certificate');
  // Length of a whole session as the server says it.
  let whole = 0;

  const fetchThrough = async (spoil: Spoiling, timeout: number): Promise<string> => {
    const wire = await listen(own, goods, ours, spoil);
    const mssante = openMssante({ ...configAt(goods, wire.port, authority.caPem), timeout });
    try {
      return await outcomeOf(() => fetchAll(mssante, address), [MssanteError]);
    } finally {
      await mssante.close();
      whole = Math.max(whole, wire.passed());
      wire.close();
    }
  };
  return {
    tryGood: async () => [await fetchThrough((bytes) => ({ bytes }), 10_000)],
    tryOne: (chance: Chance) => fetchThrough(spoiling(chance, Math.max(whole, 4000)), patience),
    close: () => Promise.resolve(),
  };
}

async function fetchAll(mssante: Mssante, address: string): Promise<void> {
  for (const { bytes } of await mssante.fetch(address, { kind: 'certificate' }, null, 10)) await readMessage(bytes);
}

/** One connection: to the client under our own name, to the operator under the certificate of the structure. */
async function listen(own: KeyedCertificate, goods: Goods, ours: KeyedCertificate, spoil: Spoiling) {
  const sockets = new Set<TLSSocket>();
  const kept = (socket: TLSSocket): TLSSocket => {
    sockets.add(socket);
    // A cut is part of the trial: the connector sees it.
    socket.on('error', () => socket.destroy());
    return socket;
  };
  let passed = 0;
  const server = createServer({ cert: own.certPem, key: own.keyPem }, (near) => {
    kept(near);
    const { mailPorts, certificates } = goods.town;
    const far = kept(
      connect({
        host: 'localhost',
        port: mailPorts.imaps,
        ca: certificates.caPem,
        cert: ours.certPem,
        key: ours.keyPem,
      }),
    );
    near.pipe(far);
    far.on('data', (bytes: Buffer) => {
      const { bytes: said, cut = false } = spoil(bytes, passed);
      passed += bytes.length;
      if (said.length > 0) near.write(said);
      if (cut) near.destroy();
    });
    far.once('close', () => near.end());
    near.once('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    passed: () => passed,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function configAt({ town }: Goods, port: number, authorities: string): Parameters<typeof openMssante>[0] {
  const config = mssanteConfigOf(town);
  return {
    ...config,
    operators: config.operators.map((operator) => ({
      ...operator,
      authorities,
      imap: { host: 'localhost', port, implicitTls: true },
    })),
  };
}
