import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnnuaireConfig } from '../messages.ts';

/** A service of our own, free to answer anything. */
export interface OddService {
  config: AnnuaireConfig;
  close(): Promise<void>;
}

export async function oddService(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<OddService> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    config: { address: `http://localhost:${port}/fhir/v2`, apiKey: 'cle-de-test', sandbox: true, timeout: 2_000 },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes a JSON answer as the service does. */
export function say(response: ServerResponse, content: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' });
  response.end(typeof content === 'string' ? content : JSON.stringify(content));
}
