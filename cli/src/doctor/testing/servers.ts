import { createServer as createHttps, type ServerOptions } from 'node:https';
import type { RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A server on a free port of this machine, and how to close it whatever is open. */
export interface Running {
  port: number;
  close(): Promise<void>;
}

/** A national service over TLS, for a test: answers what the test says. */
export const https = (options: ServerOptions, answer: RequestListener): Promise<Running> =>
  running(createHttps({ ...options }, answer));

/** A server of lines, or of nothing. */
export const lines = (talk: (socket: Socket) => void): Promise<Running> => running(createServer(talk));

/** A port where nothing listens any more. */
export async function closedPort(): Promise<number> {
  const gone = await lines(() => undefined);
  await gone.close();
  return gone.port;
}

function running(server: Server): Promise<Running> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            for (const socket of open) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}
