import type { FastifyInstance, FastifyReply } from 'fastify';
import { readLetter } from './letter.ts';
import type { MailboxSettings } from './mailboxes/ledger.ts';
import type { Mailbox, PostOffice } from './mailboxes/post-office.ts';
import type { MailPorts } from './reach.ts';
import { breachesOf } from './rules/message.ts';

interface Desk {
  office: () => PostOffice;
  ports: () => MailPorts;
  limits: { maxMessageBytes: number };
}

const largestMessage = 64 * 1024 * 1024;

/** For programs: what the mailboxes hold, their settings, and a way to drop a message in without SMTP. */
export async function mountOffice(app: FastifyInstance, { office, ports, limits }: Desk): Promise<void> {
  app.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: largestMessage },
    (_request, bytes, done) => done(null, bytes),
  );
  const at = '/sandbox/mssante/mailboxes/:address';
  type At = { Params: { address: string } };

  // Names of RFC 6186 and 8314, as DNS would answer them (digest §3.1).
  app.get('/sandbox/mssante/resolver', async () => {
    const { smtp, smtps, imap, imaps } = ports();
    const to = (port: number) => ({ target: 'localhost', port });
    return { _submission: to(smtp), _submissions: to(smtps), _imap: to(imap), _imaps: to(imaps) };
  });
  app.get('/sandbox/mssante/mailboxes', async () => ({ mailboxes: office().all().map(summary) }));
  app.get<At>(at, async ({ params }, reply) => {
    const mailbox = office().mailbox(params.address);
    return mailbox ? summary(mailbox) : unknown(reply);
  });
  app.put<At>(at, async ({ params, body }, reply) => {
    const settings = readSettings(body);
    if (!office().mailbox(params.address)) return unknown(reply);
    if (!settings) return reply.code(400).send({ code: 'SANDBOX_IMPOSSIBLE_SETTING', message: 'Réglage incompris.' });
    await office().set(params.address, settings);
    return reply.code(204).send();
  });
  app.get<At & { Querystring: { folder?: string } }>(`${at}/messages`, async ({ params, query }, reply) => {
    const folder = office().folder(params.address, query.folder ?? 'INBOX');
    if (!folder) return unknown(reply);
    const messages = await Promise.all(
      folder.messages.map(async ({ uid, message, size, at: receivedAt, flags }) => {
        const letter = readLetter(await office().read(message));
        const of = (name: string) => letter.header(name) ?? null;
        return {
          uid,
          size,
          receivedAt,
          flags: [...flags],
          from: of('from'),
          to: of('to'),
          subject: of('subject'),
          messageId: of('message-id'),
          archive: letter.archive !== undefined,
          breaches: breachesOf(letter),
        };
      }),
    );
    return { uidValidity: folder.uidValidity, messages };
  });
  app.get<{ Params: { address: string; uid: string } }>(`${at}/messages/:uid`, async ({ params }, reply) => {
    const message = office()
      .folder(params.address, 'INBOX')
      ?.messages.find(({ uid }) => uid === Number(params.uid));
    return message ? reply.type('message/rfc822').send(await office().read(message.message)) : unknown(reply);
  });
  app.post<At>(`${at}/messages`, async ({ params, body }, reply) => {
    if (!office().mailbox(params.address) || !Buffer.isBuffer(body)) return unknown(reply);
    const [uid] = await office().deliver([{ mailbox: params.address, bytes: body }]);
    return reply.code(201).send({ uid });
  });
  app.put<{ Params: { bytes: string } }>('/sandbox/mssante/max-message-bytes/:bytes', async ({ params }, reply) => {
    const bytes = Number(params.bytes);
    if (!Number.isInteger(bytes) || bytes < 1024 || bytes > largestMessage)
      return reply.code(400).send({ code: 'SANDBOX_IMPOSSIBLE_SETTING', message: 'Taille impossible.' });
    limits.maxMessageBytes = bytes;
    return reply.code(204).send();
  });
}

const summary = ({ address, type, label, holders, settings, folders }: Mailbox) => ({
  address,
  type,
  label,
  holders,
  ...settings,
  folders: [...folders.values()].map(({ name, uidValidity, messages }) => ({
    name,
    uidValidity,
    messages: messages.length,
  })),
});

function readSettings(body: unknown): Partial<MailboxSettings> | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { state, full, forwardsTo } = body as Record<string, unknown>;
  const settings: Partial<MailboxSettings> = {};
  if (state !== undefined) {
    if (state !== 'open' && state !== 'closed' && state !== 'none') return undefined;
    settings.state = state;
  }
  if (full !== undefined) {
    if (typeof full !== 'boolean') return undefined;
    settings.full = full;
  }
  if (forwardsTo !== undefined) {
    if (forwardsTo !== null && typeof forwardsTo !== 'string') return undefined;
    settings.forwardsTo = forwardsTo;
  }
  return settings;
}

const unknown = (reply: FastifyReply) =>
  reply
    .code(404)
    .send({ code: 'SANDBOX_UNKNOWN_MAILBOX', message: 'Cette boîte aux lettres, ou ce message, n’existe pas.' });
