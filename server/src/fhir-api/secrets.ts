import { createHash, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** 256 random bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: 256 bits of chance need no slow hash. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

const cost = { N: 2 ** 14, r: 8, p: 1 } satisfies ScryptOptions;

/** `scrypt$N$r$p$salt$hash`, base64url. */
export async function hashOfSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes as long whether the client is known or not: give `null` for one that is not. */
export async function isSecret(secret: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt, hash] = (kept ?? nobody).split('$');
  const expected = Buffer.from(hash ?? '', 'base64url');
  const given = await derive(secret, Buffer.from(salt ?? '', 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return kept !== null && expected.length === given.length && timingSafeEqual(expected, given);
}

const nobody = ['scrypt', cost.N, cost.r, cost.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');

const derive = (secret: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
