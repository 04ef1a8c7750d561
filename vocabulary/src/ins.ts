/** Identité nationale de santé: matricule and the OID that tells its nature. National services digest §2.1-2.2. */
export interface Ins {
  /** 15 characters, upper case: 13 of the NIR or NIA, then the 2-digit key. */
  matricule: string;
  oid: InsOid;
}

export const insOids = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  nirTest: '1.2.250.1.213.1.4.10',
  nirDemo: '1.2.250.1.213.1.4.11',
} as const;

export type InsOid = (typeof insOids)[keyof typeof insOids];

const names: Record<InsOid, string> = {
  [insOids.nir]: 'NIR',
  [insOids.nia]: 'NIA',
  [insOids.nirTest]: 'NIR de test',
  [insOids.nirDemo]: 'NIR de démonstration',
};

/** The nature of a matricule in French; only the OID tells it (§2.2). */
export const natureOf = (oid: InsOid): string => names[oid];

export const isInsOid = (text: string): text is InsOid => Object.values<string>(insOids).includes(text);

export const isTestOid = (oid: InsOid): boolean => oid === insOids.nirTest || oid === insOids.nirDemo;

const shape = /^\d{5}(\d{2}|2A|2B)\d{6}$/;

/** Key of the first 13 characters, `2A` read as 19 and `2B` as 18 (§2.2). Returns undefined when they are not the shape of a NIR or NIA. */
export function matriculeKey(first13: string): string | undefined {
  if (!shape.test(first13)) return undefined;
  const digits = first13.replace('2A', '19').replace('2B', '18');
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0');
}

/** True when the text is a 15-character matricule whose key is right. */
export const isMatricule = (text: string): boolean =>
  text.length === 15 && matriculeKey(text.slice(0, 13)) === text.slice(13);
