import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/** What signs the tokens and the cookies of the provider. */
export interface ProviderKeys {
  jwks: { keys: JWK[] };
  cookieSecret: string;
}

const keptFile = 'pro-sante-connect-keys.json';

/** The keys kept in `dataDir`, or new ones. @throws when `dataDir` cannot be read or written. */
export async function keysOfTheProvider(dataDir?: string): Promise<ProviderKeys> {
  if (dataDir === undefined) return newKeys();
  const path = join(dataDir, keptFile);
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ProviderKeys;
  } catch (error) {
    if (!(error instanceof SyntaxError) && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const keys = await newKeys();
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

async function newKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key: JWK = {
    ...(await exportJWK(privateKey)),
    alg: 'RS256',
    use: 'sig',
    kid: randomBytes(16).toString('base64url'),
  };
  return { jwks: { keys: [key] }, cookieSecret: randomBytes(32).toString('base64url') };
}
