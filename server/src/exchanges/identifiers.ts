/** Header `Message-ID` (RFC 5322), the same at every attempt. */
export const messageIdOf = (sendingId: string, mailbox: string | null): string =>
  `<${sendingId}@${mailbox?.split('@')[1] ?? 'liane.invalid'}>`;
