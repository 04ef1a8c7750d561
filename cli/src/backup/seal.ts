import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { BackupAltered, BackupTruncated, NotABackup, WrongBackupKey } from './refusals.ts';

const magic = Buffer.from('LIANE-SAUVEGARDE 1\n');
const saltSize = 16;
const checkSize = 32;
const tagSize = 16;
const blockSize = 256 * 1024;
/** scrypt (RFC 7914): 128 MiB and some tenths of a second for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** The opening of the file: who may read it is known before any of it is read. */
export const openingSize = magic.length + saltSize + checkSize;

interface Keys {
  sealing: Buffer;
  /** Recognises the passphrase without telling anything of it. */
  check: Buffer;
}

/**
 * Seals a stream under a passphrase: blocks of AES-256-GCM whose nonce is their rank, each told to be the last or not, so that
 * none can be changed, moved, left out or cut off unseen. A fresh salt makes a fresh key: no nonce serves twice.
 */
export async function* seal(plain: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltSize);
  const keys = await derive(passphrase, salt);
  const opening = Buffer.concat([magic, salt, checkOf(keys, salt)]);
  yield opening;
  let rank = 0;
  let held: Buffer | undefined;
  for await (const block of inBlocks(plain)) {
    if (held) yield* sealBlock(keys, opening, rank++, held, false);
    held = block;
  }
  yield* sealBlock(keys, opening, rank, held ?? Buffer.alloc(0), true);
}

/** Opens what `seal` made. Throws NotABackup, WrongBackupKey, BackupTruncated, BackupAltered, before giving any block that is not authentic. */
export async function* unseal(sealed: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const bytes = new Taker(sealed);
  const opening = await bytes.take(openingSize);
  if (!opening) throw bytes.startsWith(magic) ? new BackupTruncated() : new NotABackup();
  if (!opening.subarray(0, magic.length).equals(magic)) throw new NotABackup();
  const salt = opening.subarray(magic.length, magic.length + saltSize);
  const keys = await derive(passphrase, salt);
  if (!timingSafeEqual(checkOf(keys, salt), opening.subarray(-checkSize))) throw new WrongBackupKey();
  for (let rank = 0; ; rank++) {
    const head = await bytes.take(4);
    if (!head) throw new BackupTruncated();
    const last = head.readUInt8(0) >= 0x80;
    const size = head.readUInt32BE(0) & 0x7fffffff;
    if (size < tagSize || size > blockSize + tagSize) throw new BackupAltered();
    const block = await bytes.take(size);
    if (!block) throw new BackupTruncated();
    yield openBlock(keys, opening, rank, head, block);
    if (!last) continue;
    if (await bytes.take(1)) throw new BackupAltered();
    return;
  }
}

function* sealBlock({ sealing }: Keys, opening: Buffer, rank: number, block: Buffer, last: boolean): Generator<Buffer> {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(block.length + tagSize);
  if (last) head.writeUInt8(head.readUInt8(0) | 0x80);
  const cipher = createCipheriv('aes-256-gcm', sealing, nonceOf(rank)).setAAD(Buffer.concat([opening, head]));
  const body = [cipher.update(block), cipher.final()];
  yield Buffer.concat([head, ...body, cipher.getAuthTag()]);
}

function openBlock({ sealing }: Keys, opening: Buffer, rank: number, head: Buffer, block: Buffer): Buffer {
  const opener = createDecipheriv('aes-256-gcm', sealing, nonceOf(rank)).setAAD(Buffer.concat([opening, head]));
  opener.setAuthTag(block.subarray(-tagSize));
  try {
    return Buffer.concat([opener.update(block.subarray(0, -tagSize)), opener.final()]);
  } catch (cause) {
    throw new BackupAltered(cause);
  }
}

function nonceOf(rank: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(rank, 6, 6);
  return nonce;
}

const derive = (passphrase: string, salt: Buffer): Promise<Keys> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 64, cost, (error, derived) =>
      error ? reject(error) : resolve({ sealing: derived.subarray(0, 32), check: derived.subarray(32) }),
    );
  });

const checkOf = ({ check }: Keys, salt: Buffer): Buffer =>
  createHmac('sha256', check).update(magic).update(salt).digest();

async function* inBlocks(plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of plain) {
    held.push(bytes);
    size += bytes.length;
    if (size < blockSize) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    for (; whole.length - at >= blockSize; at += blockSize) yield whole.subarray(at, at + blockSize);
    held = [whole.subarray(at)];
    size = whole.length - at;
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Takes so many bytes of a stream at a time. */
export class Taker {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #size = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Undefined when fewer are left. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.#size < count) {
      const { value, done } = await this.#source.next();
      if (done === true) return undefined;
      this.#held.push(value);
      this.#size += value.length;
    }
    const whole = this.#held.length === 1 && this.#held[0] ? this.#held[0] : Buffer.concat(this.#held);
    this.#held = [whole.subarray(count)];
    this.#size = whole.length - count;
    return whole.subarray(0, count);
  }

  /** What is held, when the stream ended too soon. */
  startsWith(beginning: Buffer): boolean {
    const held = Buffer.concat(this.#held).subarray(0, beginning.length);
    return held.length > 0 && held.equals(beginning.subarray(0, held.length));
  }
}
