import type { Key } from './messages.ts';

/** Initial response of XOAUTH2 (digest 3.1), before base64. */
export const xoauth2 = (mailbox: string, key: Key): string =>
  key.kind === 'token' ? `user=${mailbox}\u0001auth=Bearer ${key.accessToken}\u0001\u0001` : '';
