import { createHash } from 'node:crypto';

/** ITI TF-3 4.2.3.2.10: SHA-1 of the file, hexadecimal. It tells an accident, it proves nothing. */
export const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');
