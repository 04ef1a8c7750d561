import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { PortTaken } from '../refusals.ts';
import { freePort } from './ports.ts';

test('a port in use is told, with another one to try', async () => {
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => resolve((holder.address() as AddressInfo).port));
  });
  try {
    await expect(freePort(port, 'PORT')).rejects.toThrow(new PortTaken(port, 'PORT'));
    await expect(freePort(port, 'PORT')).rejects.toThrow(`PORT=${port + 10} npm start`);
  } finally {
    await new Promise((resolve) => holder.close(resolve));
  }
});

test('a free port is given back free, and 0 gives one', async () => {
  const port = await freePort(0, 'SANDBOX_PORT');
  expect(port).toBeGreaterThan(0);
  expect(await freePort(port, 'SANDBOX_PORT')).toBe(port);
});
