import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { RequestListener, Server } from 'node:http';
import type { ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

export class PortTaken extends Error {
  readonly code = 'SANDBOX_PORT_TAKEN';
  readonly port: number;
  constructor(port: number, options: ErrorOptions) {
    super(`Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port.`, options);
    this.port = port;
  }
}

/** A server already listening, so that its port is known before anything that prints addresses is built. */
export interface Listener {
  port: number;
  /** Fastify on this server. Call `open` once everything is mounted. */
  app: FastifyInstance;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** @param port 0 lets the system choose. @param tls present: HTTPS. @throws PortTaken */
export async function listen(host: string, port: number, tls?: ServerOptions): Promise<Listener> {
  // Until the town is mounted, callers wait rather than meet an empty house.
  let handler: RequestListener | undefined;
  const early: Parameters<RequestListener>[] = [];
  const listener: RequestListener = (request, response) =>
    handler ? handler(request, response) : void early.push([request, response]);
  const server: Server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, { cause: error }) : error),
    );
    server.listen(port, host, resolve);
  });
  let routed: RequestListener = () => undefined;
  const app = fastify({
    forceCloseConnections: true,
    bodyLimit: 10 * 1024 * 1024,
    serverFactory: (route) => {
      routed = route;
      return server;
    },
  });
  return {
    port: (server.address() as AddressInfo).port,
    app,
    async open() {
      await app.ready();
      handler = routed;
      for (const waiting of early.splice(0)) handler(...waiting);
    },
    async close() {
      server.closeAllConnections();
      await app.close();
      if (server.listening) await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
