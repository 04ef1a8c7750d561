/** OID of a lot, from the id of its sending (ITU-T X.667: 2.25 followed by the UUID as a number). */
export const lotUniqueIdOf = (sendingId: string): string => `2.25.${BigInt(`0x${sendingId.replaceAll('-', '')}`)}`;

/** Header `Message-ID` (RFC 5322), the same at every attempt. */
export const messageIdOf = (sendingId: string, mailbox: string | null): string =>
  `<${sendingId}@${mailbox?.split('@')[1] ?? 'liane.invalid'}>`;
