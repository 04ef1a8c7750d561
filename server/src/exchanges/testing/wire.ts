import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire towards a service, which a test holds or cuts: what is asked passes, what is answered waits. */
export interface Wire {
  port: number;
  /** Keeps answers until `release`, from the moment `when` is true: what is asked still arrives. */
  hold(when?: () => boolean): void;
  release(): void;
  /** Cuts what is open. */
  cut(): void;
  close(): Promise<void>;
}

const never = (): boolean => false;

export async function openWire(target: number): Promise<Wire> {
  const open = new Set<Socket>();
  const waiting: (() => void)[] = [];
  let held: () => boolean = never;
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
    far.on('data', (bytes) =>
      waiting.length > 0 || held() ? void waiting.push(() => near.write(bytes)) : void near.write(bytes),
    );
    far.once('end', () => (waiting.length > 0 || held() ? void waiting.push(() => near.end()) : void near.end()));
    far.once('close', () =>
      waiting.length > 0 || held() ? void waiting.push(() => near.destroy()) : void near.destroy(),
    );
    near.once('close', () => far.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hold: (when = () => true) => void (held = when),
    release: () => {
      held = never;
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
