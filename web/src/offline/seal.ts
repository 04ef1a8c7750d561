/** Something typed, unreadable without the secret of the account that typed it. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  cipher: ArrayBuffer;
}

/** Thrown when a row was sealed with another secret, or was altered. */
export class Unreadable extends Error {
  constructor(cause?: unknown) {
    super('Sealed with another key, or altered', { cause });
    this.name = 'Unreadable';
  }
}

/** The key of an account from `session.deviceKey` (32 bytes, base64). It cannot be read back from the browser. */
export async function sealingKey(deviceKey: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(deviceKey), (letter) => letter.codePointAt(0) ?? 0);
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** AES-GCM with a fresh 96-bit IV; `bound` (row and account) is authenticated, so a row cannot be moved to another. */
export async function seal(key: CryptoKey, content: unknown, bound: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(content));
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) },
    key,
    plain,
  );
  return { iv, cipher };
}

/** Throws Unreadable. */
export async function unseal(key: CryptoKey, { iv, cipher }: Sealed, bound: string): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) },
      key,
      cipher,
    );
    return JSON.parse(new TextDecoder().decode(plain)) as unknown;
  } catch (cause) {
    throw new Unreadable(cause);
  }
}
