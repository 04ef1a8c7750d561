import type { Socket } from 'node:net';
import { imapKey, spoiltAtTheDoor } from '../faults.ts';
import { ImapSession } from './session.ts';
import type { ImapParts } from './session.ts';
import { obey } from './verbs/index.ts';

/** Serves one connection, in clear until STARTTLS or already inside TLS; resolves when it ends. */
export async function serveImap(parts: ImapParts, socket: Socket): Promise<void> {
  if (spoiltAtTheDoor(parts.town, imapKey, socket)) return;
  try {
    await new ImapSession(parts, socket).run(obey);
  } catch (error) {
    parts.town.journal.record({
      service: imapKey,
      asked: 'Erreur du bac à sable',
      received: '',
      answered: error instanceof Error ? error.message : '',
    });
    socket.destroy();
  }
}
