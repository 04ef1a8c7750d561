import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire towards a service, which a test holds or cuts: what is asked passes, what is answered waits. */
export interface Wire {
  port: number;
  /** Keeps every answer until `release`; what is asked still arrives. */
  hold(): void;
  release(): void;
  /** Cuts what is open. */
  cut(): void;
  close(): Promise<void>;
}

export async function openWire(target: number): Promise<Wire> {
  const open = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let held = false;
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    // A cut is what a test asked for: whoever called sees it.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer((near) => {
    const far = keep(connect(target, '127.0.0.1'));
    keep(near);
    near.pipe(far);
    far.on('data', (bytes) => (held ? void waiting.push(() => near.write(bytes)) : void near.write(bytes)));
    far.once('end', () => (held ? void waiting.push(() => near.end()) : void near.end()));
    far.once('close', () => (held ? void waiting.push(() => near.destroy()) : void near.destroy()));
    near.once('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hold: () => void (held = true),
    release: () => {
      held = false;
      for (const pass of waiting.splice(0)) pass();
    },
    cut: () => {
      waiting.length = 0;
      for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
