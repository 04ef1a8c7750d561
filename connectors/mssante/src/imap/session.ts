import { ImapFlow } from 'imapflow';
import type { ImapFlowOptions } from 'imapflow';
import { mssMaxCitizenMessageBytes } from '@liane/vocabulary';
import { operatorOf, tlsOf } from '../config.ts';
import type { Settings } from '../config.ts';
import { Deadline } from '../deadline.ts';
import type { Key } from '../messages.ts';
import { ImapByCertificate } from './external.ts';
import { isSilence, nameImapFailure } from './failures.ts';

/** Whose mailbox is opened, and with what. */
export interface Opener {
  mailbox: string;
  key: Key;
}

/** The time of a session: more of it to carry so many bytes, or all of it anew once it went further. */
export type SessionTime = Pick<Deadline, 'allow' | 'renew'>;

/** More than any message of the space weighs once written in base64; the rest of a larger one is left behind. */
export const mostMessageBytes = 2 * mssMaxCitizenMessageBytes;

/**
 * Opens INBOX, does, leaves; the session is bounded unless it is to last.
 * @throws MssanteError and nothing else
 */
export async function inMailbox<Result>(
  settings: Settings,
  opener: Opener,
  act: (imap: ImapFlow, time: SessionTime) => Promise<Result>,
  { lasting = false } = {},
): Promise<Result> {
  const imap = clientOf(settings, opener, lasting);
  const deadline = new Deadline(6 * settings.timeout, () => imap.close());
  const stage = { opened: false, silent: false };
  // The calls fail too, but only say that the session is closed.
  imap.on('error', (failure) => void (stage.silent ||= isSilence(failure)));
  try {
    await imap.connect();
    stage.opened = true;
    await imap.mailboxOpen('INBOX');
    if (lasting) deadline.lift();
    const result = await act(imap, deadline);
    await imap.logout();
    return result;
  } catch (failure) {
    imap.close();
    throw nameImapFailure(failure, { timedOut: deadline.passed || stage.silent, opened: stage.opened });
  } finally {
    deadline.lift();
  }
}

function clientOf(settings: Settings, { mailbox, key }: Opener, lasting: boolean): ImapFlow {
  const operator = operatorOf(settings, mailbox);
  const { host, port, implicitTls = false } = operator.imap;
  const options: ImapFlowOptions = {
    host,
    port,
    secure: implicitTls,
    ...(implicitTls ? {} : { doSTARTTLS: true }),
    ...(operator.servername === undefined ? {} : { servername: operator.servername }),
    tls: tlsOf(operator, key),
    connectionTimeout: settings.timeout,
    greetingTimeout: settings.timeout,
    // Who listens hears nothing for long: above the two minutes between two polls of a server without IDLE.
    socketTimeout: lasting ? Math.max(settings.timeout, 5 * 60_000) : settings.timeout,
    maxLineLength: 1024 * 1024,
    maxLiteralSize: 2 * mostMessageBytes,
    maxResponseSize: 3 * mostMessageBytes,
    maxIdleTime: 4 * 60_000,
    disableAutoIdle: true,
    disableCompression: true,
    logger: false,
  };
  if (key.kind === 'certificate') return new ImapByCertificate(options, mailbox);
  return new ImapFlow({ ...options, auth: { user: mailbox, accessToken: key.accessToken } });
}
