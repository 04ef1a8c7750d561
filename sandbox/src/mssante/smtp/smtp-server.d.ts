/** The part of smtp-server its own types leave out: the class of a connection, which EXTERNAL needs. */
declare module 'smtp-server/lib/smtp-connection.js' {
  import type { Socket } from 'node:net';
  import type { SMTPServer, SMTPServerSession } from 'smtp-server';

  export class SMTPConnection {
    constructor(server: SMTPServer, socket: Socket, options?: object);
    session: SMTPServerSession;
    secure: boolean;
    _nextHandler: false | ((command: string | Buffer, callback: () => void) => void);
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'connect', listener: (data: unknown) => void): this;
    init(): void;
    connectionReady(): void;
    send(code: number, text?: string): void;
    handler_AUTH(command: string | Buffer, callback: () => void): void;
    _transmissionType(): string;
    _setListeners(callback: () => void): void;
  }
}
