import { Readable } from 'node:stream';
import type { Connection } from '../reach-database.ts';
import { rowsOf, type Wire } from './wire.ts';

const blockSize = 64 * 1024;

/** The bytes of `COPY … TO STDOUT`, read no faster than they are taken. `rows` is known once the stream has ended. */
export class CopyOut extends Readable {
  rows = 0;
  readonly #statement: string;
  #wire: Wire | undefined;
  #block = Buffer.allocUnsafe(blockSize);
  #used = 0;

  constructor(statement: string) {
    super();
    this.#statement = statement;
  }

  submit(wire: Wire): void {
    this.#wire = wire;
    wire.query(this.#statement);
  }

  /** One row a message, in a buffer that the next ones reuse: it is copied at once. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.destroyed) return;
    if (this.#used + chunk.length > blockSize) this.#flush();
    if (chunk.length > blockSize) this.#give(Buffer.from(chunk));
    else this.#used += chunk.copy(this.#block, this.#used);
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = rowsOf(message);
  }

  handleReadyForQuery(): void {
    this.#flush();
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  override _read(): void {
    this.#wire?.stream.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#wire?.stream.resume();
    done(error);
  }

  #flush(): void {
    if (this.#used === 0) return;
    const block = this.#block.subarray(0, this.#used);
    this.#block = Buffer.allocUnsafe(blockSize);
    this.#used = 0;
    this.#give(block);
  }

  #give(bytes: Buffer): void {
    if (!this.push(bytes)) this.#wire?.stream.pause();
  }
}

/** Starts `COPY … TO STDOUT` on a connection that does nothing else meanwhile. */
export const copyOut = (client: Connection, statement: string): CopyOut => client.query(new CopyOut(statement));
