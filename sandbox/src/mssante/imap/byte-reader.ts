import type { Socket } from 'node:net';

/** The other side sent more than this server reads. */
export class TooMuch extends Error {
  readonly code = 'SANDBOX_IMAP_TOO_MUCH';
}

/** Takes lines and counted bytes from a socket, never holding more than was asked for. */
export class ByteReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #ended = false;
  #wake: (() => void) | undefined;
  #socket: Socket | undefined;
  readonly #heard = (chunk: Buffer) => {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    this.#socket?.pause();
    this.#wake?.();
  };
  readonly #over = () => {
    this.#ended = true;
    this.#wake?.();
  };

  attach(socket: Socket): void {
    this.#socket = socket;
    this.#ended = false;
    socket.on('data', this.#heard).on('end', this.#over).on('close', this.#over);
    socket.resume();
  }

  /** Stops reading; what came in clear before STARTTLS is thrown away (RFC 3501 6.2.1, command injection). */
  detach(): void {
    this.#socket?.off('data', this.#heard).off('end', this.#over).off('close', this.#over);
    this.#socket = undefined;
    this.#chunks = [];
    this.#length = 0;
  }

  /** One line without its end; null at the end of the stream. @throws TooMuch beyond `most` bytes. */
  async line(most: number): Promise<Buffer | null> {
    for (;;) {
      const all = this.#joined();
      const end = all.indexOf(0x0a);
      if (end > most || (end < 0 && all.length > most)) throw new TooMuch('line');
      if (end >= 0) {
        this.#keep(all.subarray(end + 1));
        return all.subarray(0, end > 0 && all[end - 1] === 0x0d ? end - 1 : end);
      }
      if (!(await this.#more())) return null;
    }
  }

  /** Exactly so many bytes; null when the stream ends before. */
  async bytes(count: number): Promise<Buffer | null> {
    while (this.#length < count) if (!(await this.#more())) return null;
    const all = this.#joined();
    this.#keep(all.subarray(count));
    return Buffer.from(all.subarray(0, count));
  }

  #joined(): Buffer {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  #keep(rest: Buffer): void {
    this.#chunks = [rest];
    this.#length = rest.length;
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false;
    const before = this.#length;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#socket?.resume();
    });
    this.#wake = undefined;
    return this.#length > before || !this.#ended;
  }
}
