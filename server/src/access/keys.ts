import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ed25519 key that signs the heads of the sealed traces; made on first need, readable by this account alone. */
export const sealingKey = (dataDir: string): KeyObject =>
  createPrivateKey(
    keyFile(dataDir, 'traces.pem', () =>
      Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
    ),
  );

/** AES key of the Pro Santé Connect tokens kept in sessions. */
export const tokenKey = (dataDir: string): Buffer => keyFile(dataDir, 'tokens.key', () => randomBytes(32));

/** AES key of what is read of elsewhere and held for a while: DMP contents. */
export const readingKey = (dataDir: string): Buffer => keyFile(dataDir, 'readings.key', () => randomBytes(32));

/** Two processes starting together must end with the same key: the file is linked into place whole, once. */
function keyFile(dataDir: string, name: string, make: () => Buffer): Buffer {
  const folder = join(dataDir, 'keys');
  const path = join(folder, name);
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, make(), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh);
  }
  return readFileSync(path);
}
