import { randomFillSync } from 'node:crypto';

/** The system is asked for the randomness of several ids at once: it costs as much as that of one. */
const pool = Buffer.alloc(16 * 64);
let used = pool.length;

/** UUIDv7 (RFC 9562 §5.7): ordered by the millisecond, so that keys stay near each other on disk. */
export function uuidv7(now: Date = new Date()): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += 16));
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
