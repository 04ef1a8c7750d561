import { TLSSocket } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Socket } from 'node:net';
import type { Town } from '../../service.ts';
import type { Access } from '../access.ts';
import type { Mailbox, PostOffice } from '../mailboxes/post-office.ts';
import { ByteReader, TooMuch } from './byte-reader.ts';
import { NotImap, readCommand } from './command.ts';
import type { Command } from './command.ts';
import type { View } from './view.ts';
import { toBytes } from './write.ts';
import type { Answer } from './write.ts';

/** What every session of the IMAP server leans on. */
export interface ImapParts {
  town: Town;
  office: PostOffice;
  access: Access;
  secureContext: SecureContext;
  limits: { maxMessageBytes: number };
}

const longestLine = 64 * 1024;
const largestLiteral = 64 * 1024;
const mostPieces = 40;
/** A client silent for longer is gone (RFC 3501 5.4 asks for 30 minutes at least). */
const silence = 30 * 60_000;

/** One connection (RFC 3501 §3): not authenticated, authenticated, selected. */
export class ImapSession {
  readonly parts: ImapParts;
  socket: Socket;
  mailbox: Mailbox | undefined;
  view: View | undefined;
  over = false;
  readonly #reader = new ByteReader();

  constructor(parts: ImapParts, socket: Socket) {
    this.parts = parts;
    this.socket = socket;
    this.#listenTo(socket);
  }

  get secure(): boolean {
    return this.socket instanceof TLSSocket;
  }

  /** Talks until one side leaves; `obey` answers each command. */
  async run(obey: (session: ImapSession, command: Command) => Promise<void>): Promise<void> {
    this.send(`* OK [CAPABILITY ${this.capabilities()}] Messagerie securisee de sante (bac a sable)\r\n`);
    while (!this.over && !this.socket.destroyed) {
      try {
        const command = await this.#next();
        if (!command) break;
        await obey(this, command);
      } catch (error) {
        if (!(error instanceof NotImap) && !(error instanceof TooMuch)) throw error;
        this.send(error instanceof NotImap ? `${error.tag} BAD ${error.message}\r\n` : '* BYE Ligne trop longue\r\n');
        if (error instanceof TooMuch) break;
      }
    }
    this.socket.end();
  }

  send(answer: Answer): void {
    if (!this.socket.destroyed && this.socket.writable) this.socket.write(toBytes(answer));
  }

  /** Waits while the client is slower than what it is sent. */
  async drained(): Promise<void> {
    if (!this.socket.writableNeedDrain || this.socket.destroyed) return;
    const { socket } = this;
    await new Promise<void>((resolve) => {
      const go = () => {
        socket.off('drain', go).off('close', go);
        resolve();
      };
      socket.on('drain', go).on('close', go);
    });
  }

  line = (): Promise<Buffer | null> => this.#reader.line(longestLine);

  capabilities(): string {
    const common = 'IMAP4rev1 SASL-IR ID LITERAL+ IDLE NAMESPACE UIDPLUS MOVE SPECIAL-USE UNSELECT';
    if (this.mailbox) return common;
    return this.secure ? `${common} AUTH=XOAUTH2 AUTH=EXTERNAL LOGINDISABLED` : `${common} STARTTLS LOGINDISABLED`;
  }

  /** Tells what changed in the selected folder; leaves when it is no longer the same one. */
  tellNews(): void {
    if (!this.view || !this.mailbox) return;
    if (this.parts.office.folder(this.mailbox.address, this.view.folder.name) !== this.view.folder) {
      this.send('* BYE La boite aux lettres a change\r\n');
      this.over = true;
      this.socket.end();
      return;
    }
    for (const news of this.view.news()) this.send(`* ${news}\r\n`);
  }

  /** Goes on inside TLS. */
  async upgrade(): Promise<void> {
    const plain = this.socket;
    this.#reader.detach();
    plain.removeAllListeners('timeout');
    const secured = new TLSSocket(plain, {
      isServer: true,
      secureContext: this.parts.secureContext,
      requestCert: true,
      rejectUnauthorized: false,
    });
    this.socket = secured;
    this.#listenTo(secured);
    await new Promise<void>((resolve) => {
      secured.once('secure', resolve);
      secured.once('close', resolve);
    });
  }

  #listenTo(socket: Socket): void {
    // A client that leaves abruptly is no event of the town's.
    socket.on('error', () => socket.destroy());
    socket.setTimeout(silence, () => socket.destroy());
    this.#reader.attach(socket);
  }

  /** Reads one command, asking for the literals it announces. */
  async #next(): Promise<Command | undefined> {
    const pieces: (string | Buffer)[] = [];
    for (;;) {
      const line = await this.line();
      if (line === null) return undefined;
      const announced = /\{(\d{1,10})(\+?)\}$/.exec(line.toString('latin1'));
      if (!announced) {
        pieces.push(line.toString('utf8'));
        return readCommand(pieces);
      }
      const tag = /^\S+/.exec(String(pieces[0] ?? line.toString('utf8')))?.[0] ?? '*';
      const size = Number(announced[1]);
      const isAppend = /^\S+ APPEND /i.test(String(pieces[0] ?? line.toString('utf8')));
      const most = isAppend && this.mailbox ? this.parts.limits.maxMessageBytes : largestLiteral;
      if (size > most || pieces.length > mostPieces) {
        // A literal already on its way cannot be told from commands: the connection ends.
        if (announced[2]) throw new TooMuch('literal');
        throw new NotImap(tag, '[TOOBIG] Trop grand');
      }
      if (!announced[2]) this.send('+ Pret\r\n');
      const bytes = await this.#reader.bytes(size);
      if (bytes === null) return undefined;
      pieces.push(line.toString('utf8').slice(0, -announced[0].length), bytes);
    }
  }
}
