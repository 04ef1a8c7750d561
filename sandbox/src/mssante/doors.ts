import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { PortTaken } from '../town/listener.ts';

/** One listening port. */
export interface Door {
  port: number;
  /** Stops listening and ends the connections. */
  close(): Promise<void>;
}

/** Opens a port; with `tls`, what passes is already inside TLS. @param port 0 lets the system choose. @throws PortTaken */
export async function openDoor(
  host: string,
  port: number,
  receive: (socket: Socket) => void,
  tls?: TlsOptions,
): Promise<Door> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever leaves abruptly, even before a session exists, is no event of the town's.
    socket.on('error', () => socket.destroy());
  };
  // Answers leave at once: held back until the last one is acknowledged (RFC 896), each would cost a client 40 ms.
  const server: Server = tls ? createTlsServer({ ...tls, noDelay: true }) : createServer({ noDelay: true });
  server.on('connection', keep).on(tls ? 'secureConnection' : 'connection', receive);
  if (tls) server.on('tlsClientError', () => undefined).on('secureConnection', keep);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, { cause: error }) : error),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
