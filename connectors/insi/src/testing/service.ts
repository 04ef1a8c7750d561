import { localhost, named, selfSigned } from '@liane/cast/certificates';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InsiConfig } from '../config.ts';

/** A service of our own over mutual TLS, free to answer anything. */
export interface OddService {
  config: InsiConfig;
  close(): Promise<void>;
}

export const software = {
  authorisationNumber: 'LIANE-0001',
  name: 'Liane',
  version: '0.1.0',
  instance: '0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0003',
};

export async function oddService(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OddService> {
  const service = await selfSigned(localhost);
  const client = await selfSigned({ use: 'client', subject: named('INSI-MANU', '1690000000') });
  const server = createServer(
    {
      cert: service.certPem,
      key: service.keyPem,
      ca: client.certPem,
      requestCert: true,
      rejectUnauthorized: true,
    },
    answer,
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    config: {
      address: `https://localhost:${port}/lps`,
      certificate: client.certPem,
      key: client.keyPem,
      authorities: service.certPem,
      software,
      timeout: 2_000,
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
