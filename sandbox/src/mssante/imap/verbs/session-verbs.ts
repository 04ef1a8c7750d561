import { TLSSocket } from 'node:tls';
import { imapKey, late, rubbish, takeFault } from '../../faults.ts';
import type { Mailbox } from '../../mailboxes/post-office.ts';
import { textOf } from '../command.ts';
import type { ImapSession } from '../session.ts';
import type { Verbs } from './verb.ts';

export const sessionVerbs: Verbs = {
  CAPABILITY: {
    needs: 'nothing',
    act(session) {
      session.send(`* CAPABILITY ${session.capabilities()}\r\n`);
      return 'OK Voila';
    },
  },
  NOOP: { needs: 'nothing', act: () => 'OK Rien de plus' },
  CHECK: { needs: 'selected', act: () => 'OK Tout est garde' },
  ID: {
    needs: 'nothing',
    act(session) {
      session.send('* ID ("name" "Bac a sable MSSante" "vendor" "Liane")\r\n');
      return 'OK Enchante';
    },
  },
  NAMESPACE: {
    needs: 'mailbox',
    act(session) {
      session.send('* NAMESPACE (("" "/")) NIL NIL\r\n');
      return 'OK Voila';
    },
  },
  STARTTLS: {
    needs: 'nothing',
    async act(session, { tag }) {
      if (session.secure) return 'BAD TLS est deja en place';
      session.send(`${tag} OK Commencez TLS\r\n`);
      await session.upgrade();
      return undefined;
    },
  },
  LOGIN: { needs: 'nothing', act: () => 'NO [PRIVACYREQUIRED] Aucun mot de passe ici : XOAUTH2 ou EXTERNAL' },
  AUTHENTICATE: {
    needs: 'nothing',
    async act(session, { arguments: [mechanism, initial] }) {
      if (session.mailbox) return 'BAD Deja authentifie';
      if (!session.secure) return 'NO [PRIVACYREQUIRED] Commencez par STARTTLS';
      const name = textOf(mechanism)?.toUpperCase();
      const answer = textOf(initial) ?? (await asked(session, ''));
      if (answer === undefined || answer === '*') return 'BAD Abandon';
      const fault = takeFault(session.parts.town, imapKey, ['slow', 'refusal', 'rubbish'], `AUTHENTICATE ${name}`);
      await late(fault);
      if (fault?.kind === 'rubbish') return spoil(session);
      if (fault?.kind === 'refusal') return 'NO [UNAVAILABLE] Service indisponible';
      if (name === 'EXTERNAL') return opened(session, name, byCertificate(session, answer));
      if (name === 'XOAUTH2') return opened(session, name, await byToken(session, answer));
      return 'NO Mecanisme inconnu';
    },
  },
  LOGOUT: {
    needs: 'nothing',
    act(session) {
      session.send('* BYE A bientot\r\n');
      session.over = true;
      return 'OK Au revoir';
    },
  },
  IDLE: {
    needs: 'mailbox',
    async act(session) {
      const { office } = session.parts;
      const heard = (address: string) => {
        if (address === session.mailbox?.address) session.tellNews();
      };
      session.send('+ En attente\r\n');
      session.tellNews();
      office.on('changed', heard);
      try {
        const done = await session.line();
        if (done === null) return undefined;
        return done.toString().trim().toUpperCase() === 'DONE' ? 'OK Fini' : 'BAD DONE etait attendu';
      } finally {
        office.off('changed', heard);
      }
    },
  },
};

async function asked(session: ImapSession, challenge: string): Promise<string | undefined> {
  session.send(`+ ${challenge}\r\n`);
  return (await session.line())?.toString('latin1').trim();
}

const byCertificate = (session: ImapSession, answer: string): Mailbox | undefined =>
  session.socket instanceof TLSSocket
    ? session.parts.access.byCertificate(
        session.socket,
        answer === '=' || answer === '' ? '' : Buffer.from(answer, 'base64').toString(),
      )
    : undefined;

/** `user=…^Aauth=Bearer …^A^A`; a refusal is a challenge the client answers with an empty line (digest §3.1). */
async function byToken(session: ImapSession, answer: string): Promise<Mailbox | undefined> {
  const fields = Buffer.from(answer, 'base64').toString().split('\u0001');
  const address = fields.find((field) => field.startsWith('user='))?.slice(5) ?? '';
  const token = /^auth=Bearer (\S+)$/i.exec(fields.find((field) => /^auth=/i.test(field)) ?? '')?.[1] ?? '';
  const mailbox = await session.parts.access.byToken(address, token);
  if (!mailbox) {
    const told = JSON.stringify({ status: '401', schemes: 'bearer', scope: 'openid' });
    await asked(session, Buffer.from(told).toString('base64'));
  }
  return mailbox;
}

function opened(session: ImapSession, mechanism: string, mailbox: Mailbox | undefined): string {
  session.parts.town.journal.record({
    service: imapKey,
    asked: mailbox ? `Boîte ouverte : ${mailbox.address}` : 'Boîte refusée',
    by: mechanism,
    received: `AUTHENTICATE ${mechanism}`,
    answered: mailbox ? 'OK' : 'NO [AUTHENTICATIONFAILED]',
  });
  if (!mailbox) return "NO [AUTHENTICATIONFAILED] Cette boite aux lettres ne s'ouvre pas ainsi";
  session.mailbox = mailbox;
  return `OK [CAPABILITY ${session.capabilities()}] Boite ouverte`;
}

/** Answers what nobody can read, and leaves. */
export function spoil(session: ImapSession): undefined {
  session.send(`* ${rubbish}`);
  session.over = true;
  session.socket.end();
}
