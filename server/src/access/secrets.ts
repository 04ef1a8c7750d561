import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, base64url: cookies, CSRF, invitations. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret: with 256 bits of entropy a plain hash cannot be turned back. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, then the text. */
export function wrap(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The text, or null when the key is another or the bytes were changed. */
export function unwrap(key: Buffer, sealed: Buffer): string | null {
  try {
    const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
    opener.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]).toString('utf8');
  } catch {
    return null;
  }
}
