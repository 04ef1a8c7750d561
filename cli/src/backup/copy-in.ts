import { Writable } from 'node:stream';
import type { Connection } from '../reach-database.ts';
import { rowsOf, type Wire, type WritableWire } from './wire.ts';

type Done = (error?: Error | null) => void;

/** Takes the bytes of `COPY … FROM STDIN`, no faster than the server does. `rows` is known once the stream has finished. */
export class CopyIn extends Writable {
  rows = 0;
  readonly #statement: string;
  #wire: WritableWire | undefined;
  #begun: (() => void) | undefined;
  #ended: Done | undefined;
  #listening = false;

  constructor(statement: string) {
    super();
    this.#statement = statement;
  }

  submit(wire: Wire): void {
    this.#wire = wire as WritableWire;
    wire.query(this.#statement);
  }

  handleCopyInResponse(): void {
    this.#listening = true;
    this.#begun?.();
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = rowsOf(message);
  }

  handleReadyForQuery(): void {
    this.#ended?.();
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.#once(() => {
      const wire = this.#wire;
      wire?.sendCopyFromChunk(chunk);
      if (wire?.stream.writableNeedDrain === true) wire.stream.once('drain', () => done());
      else done();
    });
  }

  override _final(done: Done): void {
    this.#ended = done;
    this.#once(() => this.#wire?.endCopyFrom());
  }

  /** Nothing is sent before the server says it listens. */
  #once(act: () => void): void {
    if (this.#listening) act();
    else this.#begun = act;
  }
}

/** Starts `COPY … FROM STDIN` on a connection that does nothing else meanwhile. */
export function copyIn(client: Connection, statement: string): CopyIn {
  const rows = new CopyIn(statement);
  // What the server refuses is told to the next write, or to the end.
  rows.on('error', () => undefined);
  return client.query(rows);
}
