import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import type { KeyedCertificate } from '../../certificates/index.ts';
import { tokenWithoutBrowser } from '../../testing.ts';
import type { RunningSandbox } from '../../start.ts';

/** The software that signs people in, as the tests of this folder declare it. */
export const client = { clientId: 'essai', clientSecret: 'secret-d-essai', redirectUris: ['http://localhost/retour'] };

/** Of somebody of the town. */
export const tokenOf = (town: RunningSandbox, professional: string): Promise<string> =>
  tokenWithoutBrowser(town.url, client, professional);

/** How a client proves who it is. */
export type Key = { token: string } | { certificate: KeyedCertificate };

/** What ImapFlow keeps to itself. */
interface Inside {
  exec(command: string, attributes: { type: string; value: string }[], options: object): Promise<{ next(): void }>;
  state: number;
  states: { AUTHENTICATED: number };
}

/** ImapFlow, which has no EXTERNAL of its own. */
function withExternal(imap: ImapFlow, user: string): ImapFlow {
  const inside = imap as unknown as Inside;
  const authenticate = async () => {
    const initial = { type: 'ATOM', value: Buffer.from(user).toString('base64') };
    const response = await inside.exec('AUTHENTICATE', [{ type: 'ATOM', value: 'EXTERNAL' }, initial], {});
    response.next();
    inside.state = inside.states.AUTHENTICATED;
    return true;
  };
  return Object.assign(imap, { authenticate, authenticated: user });
}

/** What is needed of a town to reach its operator. */
export type Reached = Pick<RunningSandbox, 'mailPorts' | 'certificates'>;

/** An ordinary IMAP client, connected. @throws what ImapFlow throws. */
export async function openMailbox(town: Reached, address: string, key: Key, implicit = false): Promise<ImapFlow> {
  const certificate = 'certificate' in key ? key.certificate : undefined;
  const options = {
    host: 'localhost',
    port: implicit ? town.mailPorts.imaps : town.mailPorts.imap,
    secure: implicit,
    doSTARTTLS: !implicit,
    auth: { user: address, ...('token' in key ? { accessToken: key.token } : {}) },
    tls: {
      ca: town.certificates.caPem,
      ...(certificate ? { cert: certificate.certPem, key: certificate.keyPem } : {}),
    },
    logger: false as const,
  };
  const imap = certificate ? withExternal(new ImapFlow(options), address) : new ImapFlow(options);
  imap.on('error', () => undefined);
  await imap.connect();
  return imap;
}

/** An ordinary SMTP client. */
export function submissionOf(town: Reached, address: string, key: Key, implicit = false): Transporter {
  const certificate = 'certificate' in key ? key.certificate : undefined;
  return createTransport({
    host: 'localhost',
    port: implicit ? town.mailPorts.smtps : town.mailPorts.smtp,
    secure: implicit,
    requireTLS: !implicit,
    tls: {
      ca: town.certificates.caPem,
      ...(certificate ? { cert: certificate.certPem, key: certificate.keyPem } : {}),
    },
    auth:
      'token' in key
        ? { type: 'OAuth2', user: address, accessToken: key.token }
        : { type: 'custom', method: 'EXTERNAL', user: address, pass: '' },
    customAuth: {
      EXTERNAL: async (context) => {
        const said = await context.sendCommand(`AUTH EXTERNAL ${Buffer.from(address).toString('base64')}`);
        if (said.status !== 235) throw new Error(said.text);
      },
    },
  });
}

/** A message that breaks no rule. */
export const letter = (from: string, to: string, subject: string, more: Record<string, string> = {}) => ({
  from,
  to,
  subject,
  text: 'Bonjour, ceci est un essai.',
  headers: { 'X-MSS-NIL': 'ESSAI-0001', ...more },
});

/** Waits for a condition, asked again and again; the test's own time limit ends it. */
export async function until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
