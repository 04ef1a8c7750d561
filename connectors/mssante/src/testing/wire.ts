import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What a line does to the connections that pass. Bytes are counted as they travel, encrypted. */
export interface Fate {
  /** Cut once the client has sent more than so many bytes: half-way through DATA. */
  cutAfterSent?: number;
  /** Cut at the first answer that follows so many bytes of the client, before it arrives: the answer to DATA is lost. */
  loseAnswerAfterSent?: number;
  /** Cut once the operator has sent more than so many bytes: half-way through FETCH. */
  cutAfterReceived?: number;
  /** Say nothing more, without cutting, once the operator has sent more than so many bytes. */
  silentAfterReceived?: number;
}

/** A line between us and an operator. */
export interface Wire {
  port: number;
  /** Bytes of the operator that came so far. */
  received(): number;
  /** Connections opened so far. */
  opened(): number;
  close(): Promise<void>;
}

/** Opens a line to a port of the loopback. */
export async function openWire(target: number, fate: Fate): Promise<Wire> {
  const { cutAfterSent, loseAnswerAfterSent, cutAfterReceived, silentAfterReceived } = fate;
  const sockets = new Set<Socket>();
  let [everything, opened] = [0, 0];
  const server = createServer((client) => {
    opened++;
    const operator = connect(target, '127.0.0.1');
    let [sent, received] = [0, 0];
    const cut = (): void => {
      client.destroy();
      operator.destroy();
    };
    for (const socket of [client, operator]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    client.on('data', (chunk) => {
      sent += chunk.length;
      if (sent > (cutAfterSent ?? Infinity)) cut();
      else operator.write(chunk);
    });
    operator.on('data', (chunk) => {
      received += chunk.length;
      everything += chunk.length;
      if (sent > (loseAnswerAfterSent ?? Infinity) || received > (cutAfterReceived ?? Infinity)) cut();
      else if (received <= (silentAfterReceived ?? Infinity)) client.write(chunk);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    received: () => everything,
    opened: () => opened,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
