import { createHash } from 'node:crypto';
import { oidOfUuid } from '@liane/vocabulary';

/** The OID of the unstructured twin of a document, always the same for it: made of a UUID of its own (RFC 9562 §5.8, version 8). */
export function twinOf(id: string): string {
  const bytes = createHash('sha256').update(`n1 ${id.toLowerCase()}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return oidOfUuid(bytes.toString('hex'));
}
