import type { XmlElement } from '@liane/xml';

/** Identifier systems of professionals and structures (CDA digest §1.5). */
export const psIdNat = '1.2.250.1.71.4.2.1';
export const structIdNat = '1.2.250.1.71.4.2.2';

const oid = /^[0-2](\.(0|[1-9]\d*))+$/;
const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/;

/** An OID, or a UUID in capital letters (CDA digest §1.2). */
export const isRoot = (text: string | undefined): boolean => text !== undefined && (oid.test(text) || uuid.test(text));

export const hasRootAndExtension = (id: XmlElement): boolean =>
  isRoot(id.attribute('root')) && Boolean(id.attribute('extension'));

const stamp = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?([+-]\d{4})$/;

/** Whether an HL7 time says at least its minutes and its offset; `seconds` demands them too (CDA digest §1.4). */
export function isPreciseTime(text: string | undefined, seconds: boolean): boolean {
  const match = text === undefined ? null : stamp.exec(text);
  if (!match) return false;
  const [, , month, day, hour, minute, second] = match;
  if (seconds && second === undefined) return false;
  return (
    inRange(month, 1, 12) &&
    inRange(day, 1, 31) &&
    inRange(hour, 0, 23) &&
    inRange(minute, 0, 59) &&
    (second === undefined || inRange(second, 0, 60))
  );
}

const inRange = (text: string | undefined, low: number, high: number): boolean =>
  text !== undefined && Number(text) >= low && Number(text) <= high;

/** The five flavours a header may use (CDA digest §1.4). */
export const headerFlavours = ['UNK', 'NASK', 'ASKU', 'NAV', 'MSK'];
