import { crc32, inflateRawSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import {
  ArchiveBomb,
  ArchiveDamaged,
  ArchiveEncrypted,
  ArchiveTooBig,
  ArchiveTruncated,
  CompressionUnknown,
  DuplicateName,
  ExpandsTooMuch,
  NotAnArchive,
  PathRefused,
  TooManyFiles,
  XdmRefused,
} from '../errors.ts';
import { ratioMattersAbove } from '../limits.ts';
import type { XdmLimits } from '../limits.ts';

/** Files of an archive, by path in capitals; nothing is expanded before `read`. */
export interface Files {
  paths: string[];
  /** @throws ArchiveDamaged when the bytes are not what the directory announces */
  read(path: string): Promise<Buffer | undefined>;
}

/**
 * Opens a ZIP nobody vouches for. Only its central directory is believed, once judged: names, counts, sizes, ratios.
 * @throws XdmRefused
 */
export async function openFiles(bytes: Buffer, limits: Required<XdmLimits>): Promise<Files> {
  if (bytes.length > limits.maxBytes) throw new ArchiveTooBig(bytes.length, limits.maxBytes);
  const zip = await opened(bytes);
  try {
    if (zip.entryCount > limits.maxEntries) throw new TooManyFiles(limits.maxEntries);
    const entries = await judgedEntries(zip, limits);
    return {
      paths: [...entries.keys()],
      read: async (path) => {
        const entry = entries.get(path.toUpperCase());
        return entry === undefined ? undefined : expanded(zip, entry, bytes);
      },
    };
  } catch (failure) {
    throw named(failure);
  }
}

/** Strings are left to `pathOf`, sizes to `expanded`: their refusals have names. Closing a buffer frees nothing. */
async function opened(bytes: Buffer): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: false };
  try {
    return await fromBufferPromise(bytes, options);
  } catch (cause) {
    throw bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004'
      ? new ArchiveTruncated(cause)
      : new NotAnArchive(cause);
  }
}

async function judgedEntries(zip: ZipFile, limits: Required<XdmLimits>): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const path = pathOf(entry);
    if (entry.isEncrypted()) throw new ArchiveEncrypted();
    total += entry.uncompressedSize;
    if (total > limits.maxExpandedBytes) throw new ExpandsTooMuch(limits.maxExpandedBytes);
    const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1);
    if (entry.uncompressedSize > ratioMattersAbove && ratio > limits.maxRatio) throw new ArchiveBomb(path);
    if (entries.has(path.toUpperCase())) throw new DuplicateName(path);
    entries.set(path.toUpperCase(), entry);
  }
  return entries;
}

/** Windows separators are read as ours, then nothing may leave the archive: no root, no drive, no `..`. */
function pathOf(entry: Entry): string {
  const utf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const path = entry.fileNameRaw.toString(utf8 ? 'utf8' : 'latin1').replaceAll('\\', '/');
  const segments = path.split('/');
  const leaves = path.startsWith('/') || /^[a-z]:/i.test(path) || segments.includes('..');
  if (path === '' || path.length > 255 || /\p{Cc}/u.test(path) || leaves) throw new PathRefused(path);
  return path;
}

const stored = 0;
const deflated = 8;

/** Never more than the size announced, and exactly what its sum says. */
async function expanded(zip: ZipFile, entry: Entry, bytes: Buffer): Promise<Buffer> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (compressionMethod !== stored && compressionMethod !== deflated) throw new CompressionUnknown(compressionMethod);
  const start = await startOf(zip, entry);
  const kept = bytes.subarray(start, start + compressedSize);
  const content = compressionMethod === stored ? kept : inflated(kept, uncompressedSize);
  if (content.length !== uncompressedSize || crc32(content) !== entry.crc32) throw new ArchiveDamaged();
  return Buffer.from(content);
}

async function startOf(zip: ZipFile, entry: Entry): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (cause) {
    throw new ArchiveDamaged(cause);
  }
}

function inflated(bytes: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw new ArchiveDamaged(cause);
  }
}

/** What yauzl refuses of a directory (ZIP64 numbers, multi-disk, offsets out of the file) is an archive that is not whole. */
const named = (failure: unknown): XdmRefused => (failure instanceof XdmRefused ? failure : new ArchiveDamaged(failure));
