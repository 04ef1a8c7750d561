import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, by its path. */
export interface Filed {
  path: string;
  bytes: Buffer;
}

const utf8 = 0x0800;
const sizesAfter = 0x0008;
const [stored, deflated] = [0, 8];
/** Smaller ones are kept as they are. */
const worthDeflating = 1024;

/** A ZIP as streaming writers make it (APPNOTE 4.3): no entry for folders, sizes told after what is compressed. */
export function writeZip(files: readonly Filed[], at: Date): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  const write = (...pieces: Buffer[]): void => {
    for (const piece of pieces) {
      written.push(piece);
      offset += piece.length;
    }
  };
  for (const { path, bytes } of files) {
    const name = Buffer.from(path);
    const isDeflated = bytes.length > worthDeflating;
    const kept = isDeflated ? deflateRawSync(bytes) : bytes;
    const sums = u32(crc32(bytes), kept.length, bytes.length);
    const common = Buffer.concat([
      u16(20, isDeflated ? utf8 | sizesAfter : utf8, isDeflated ? deflated : stored, timeOf(at), dateOf(at)),
    ]);
    directory.push(
      Buffer.concat([u32(0x02014b50), u16(20), common, sums, u16(name.length, 0, 0, 0, 0), u32(0, offset), name]),
    );
    write(u32(0x04034b50), common, isDeflated ? u32(0, 0, 0) : sums, u16(name.length, 0), name, kept);
    if (isDeflated) write(u32(0x08074b50), sums);
  }
  const start = offset;
  write(...directory);
  write(u32(0x06054b50), u16(0, 0, files.length, files.length), u32(offset - start, start), u16(0));
  return Buffer.concat(written);
}

const u16 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, rank) => bytes.writeUInt16LE(number, rank * 2));
  return bytes;
};

const u32 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, rank) => bytes.writeUInt32LE(number, rank * 4));
  return bytes;
};

const timeOf = (at: Date): number => (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
const dateOf = (at: Date): number =>
  ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
