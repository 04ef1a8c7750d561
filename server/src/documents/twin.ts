import { createHash } from 'node:crypto';

/** The UUID of the unstructured twin of a document, always the same for it (RFC 9562 §5.8, version 8). */
export function twinOf(uuid: string): string {
  const bytes = createHash('sha256').update(`n1 ${uuid.toLowerCase()}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
