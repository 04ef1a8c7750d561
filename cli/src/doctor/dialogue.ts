import type { Socket } from 'node:net';
import { silence } from './finding.ts';

const longestLine = 8_192;

/** A conversation by lines, as SMTP and IMAP hold it. Failures carry a `code`, like those of the system. */
export class Dialogue {
  readonly #socket: Socket;
  readonly #patience: number;
  #heard = '';
  #over: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(socket: Socket, patience: number) {
    this.#socket = socket;
    this.#patience = patience;
    socket.on('data', this.#listen);
    socket.once('close', this.#hangUp);
  }

  readonly #listen = (chunk: Buffer): void => {
    this.#heard += chunk.toString('latin1');
    this.#wake();
  };

  readonly #hangUp = (): void => {
    this.#over ??= failure('ECONNRESET');
    this.#wake();
  };

  say(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }

  /** The next line, without its end. Rejects when the other side hangs up, keeps silent, or talks without end. */
  async line(): Promise<string> {
    const until = Date.now() + this.#patience;
    for (;;) {
      const end = this.#heard.indexOf('\n');
      if (end !== -1) {
        const line = this.#heard.slice(0, end).replace(/\r$/, '');
        this.#heard = this.#heard.slice(end + 1);
        return line;
      }
      if (this.#heard.length > longestLine) throw failure('ligne trop longue');
      if (this.#over) throw this.#over;
      if (Date.now() >= until) throw failure(silence(this.#patience));
      await this.#moreBefore(until);
    }
  }

  /** Stops listening, before TLS takes the socket over: what was said in clear is forgotten (RFC 3207, RFC 9051 6.2.1). */
  leave(): Socket {
    this.#socket.off('data', this.#listen);
    this.#socket.off('close', this.#hangUp);
    this.#heard = '';
    return this.#socket;
  }

  end(): void {
    this.#socket.destroy();
  }

  #moreBefore(until: number): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, until - Date.now());
      this.#wake = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

const failure = (code: string): Error => Object.assign(new Error('the dialogue broke'), { code });
