/** The OID a UUID stands for, without anybody to ask: `2.25.` and its value in decimal (ITU-T X.667 §7). */
export const oidOfUuid = (uuid: string): string => `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`;
