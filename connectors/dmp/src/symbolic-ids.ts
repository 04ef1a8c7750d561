import { createHash } from 'node:crypto';

/** Ids inside a message (digest §3.5). */
export const documentId = (rank: number): string => `Document${String(rank).padStart(2, '0')}`;
export const signatureId = 'Signature01';

/** An OID under 2.25 (UUID as an integer, ITU-T X.667), always the same for the same text: a lot sent again is the same lot. */
export const oidFrom = (text: string): string =>
  `2.25.${BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 32)}`)}`;
