import { createServer } from 'node:net';
import { PortForbidden, PortTaken } from '../refusals.ts';

const loopback = '127.0.0.1';

/** The port asked for, proven free, or one the system chose when 0 was asked. Throws PortTaken, PortForbidden. */
export function freePort(asked: number, setting: 'PORT' | 'SANDBOX_PORT'): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortTaken(asked, setting));
      else if (error.code === 'EACCES') reject(new PortForbidden(asked, setting));
      else reject(error);
    });
    probe.listen(asked, loopback, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : asked;
      probe.close(() => resolve(port));
    });
  });
}
