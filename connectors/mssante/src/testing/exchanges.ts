import { localhost, selfSigned } from '@liane/cast/certificates';
import { readXdm } from '@liane/xdm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CertificateRefused,
  MailboxRefused,
  MessageTooLarge,
  MssanteError,
  OperatorUnreachable,
  RecipientRefused,
  SignInRefused,
  openMssante,
  readMessage,
} from '../index.ts';
import type { Incoming, Key, Mssante, MssanteConfig, Outgoing, ReadMessage } from '../index.ts';
import { archivedDocument } from './real-archive.ts';
import { lineFailures } from './line-failures.ts';
import { letter, noise, withArchive } from './post.ts';
import type { Post } from './post.ts';

/**
 * What any operator must do with us: the same tests for the sandbox and for Postfix and Dovecot.
 * @param open answers why it cannot be had on this machine, in place of it: every test is then skipped for that reason
 */
export function exchangesThrough(name: string, open: () => Promise<Post | string>): void {
  describe(`an operator ${name}`, { timeout: 120_000 }, () => {
    let post: Post;
    let mssante: Mssante;
    let absent: string | undefined;
    beforeAll(async () => {
      const opened = await open();
      if (typeof opened === 'string') absent = opened;
      else {
        post = opened;
        mssante = openMssante(post.config);
      }
    });
    beforeEach(({ skip }) => {
      if (absent !== undefined) skip(absent);
    });
    afterAll(async () => {
      if (absent !== undefined) return;
      await mssante.close();
      await post.close();
    });

    const all = (holder: 'nurse' | 'software'): Promise<Incoming[]> =>
      mssante.fetch(post[holder].mailbox.address, post[holder].key, null, 500);

    /** Waits for the message that `is` wanted, as another software would: it asks again. */
    async function arrived(holder: 'nurse' | 'software', is: (message: ReadMessage) => boolean) {
      return vi.waitFor(
        async () => {
          for (const incoming of await all(holder)) {
            const read = await readMessage(incoming.bytes);
            if (is(read)) return { incoming, read };
          }
          throw new Error('not there yet');
        },
        { timeout: 60_000, interval: 150 },
      );
    }

    const about = (messageId: string, kind: ReadMessage['kind']) => (message: ReadMessage) =>
      message.kind === kind && message.about?.messageId === messageId;

    const send = (message: Outgoing) => mssante.send(message, post.nurse.key);

    test('an archive and its twin arrive byte for byte, with the headers of digest 4', async () => {
      const sent = withArchive(post.nurse.mailbox, [post.software.mailbox.address], {
        inReplyTo: '<premier@ch-sablier.mssante.fr>',
        references: ['<avant@ch-sablier.mssante.fr>'],
        endOfExchange: true,
        askReadNotice: true,
      });
      const receipt = await send(sent);
      expect(receipt).toMatchObject({ messageId: sent.messageId, accepted: sent.to, refused: [] });
      expect(receipt.serverSaid).toMatch(/^250/);

      const { incoming, read } = await arrived('software', (message) => message.messageId === sent.messageId);
      expect(incoming.messageId).toBe(sent.messageId);
      expect(read).toMatchObject({
        kind: 'letter',
        from: { address: post.nurse.mailbox.address, name: post.nurse.mailbox.displayName },
        to: sent.to,
        subject: sent.subject,
        inReplyTo: sent.inReplyTo,
        references: ['<avant@ch-sablier.mssante.fr>', '<premier@ch-sablier.mssante.fr>'],
        announcesXdm: true,
        cdaCodes: ['80788-3'],
        insQualified: true,
        endOfExchange: true,
        readNoticeTo: post.nurse.mailbox.address,
        about: null,
      });
      expect(read.text.trim()).toBe(sent.text);
      expect(read.attachments.map(({ fileName, contentType }) => [fileName, contentType])).toEqual([
        ['IHE_XDM.ZIP', 'application/zip'],
        ['20260115_Projet personnalisé_ROUX_IRENE.pdf', 'application/pdf'],
      ]);
      expect(read.attachments.map(({ bytes }) => bytes.toString('hex'))).toEqual(
        sent.attachments.toReversed().map(({ bytes }) => bytes.toString('hex')),
      );
      const opened = await readXdm(read.attachments[0]?.bytes ?? Buffer.alloc(0));
      expect(opened.documents.map(({ entry, bytes }) => [entry.uri, bytes.equals(archivedDocument)])).toEqual([
        ['DOC00001.XML', true],
      ]);
    });

    test('messages come oldest first, after the one known, at most so many, and from the start when the mailbox was rebuilt', async () => {
      const sent = [1, 2, 3].map((rank) =>
        letter(post.nurse.mailbox, [post.software.mailbox.address], { subject: `Suite ${rank}` }),
      );
      for (const each of sent) {
        await send(each);
        await arrived('software', (message) => message.messageId === each.messageId);
      }
      const { address } = post.software.mailbox;
      const everything = await all('software');
      expect(everything.map(({ uid }) => uid)).toEqual(everything.map(({ uid }) => uid).toSorted((a, b) => a - b));
      const [first] = everything.slice(-3);
      const known = { uid: first?.uid ?? 0, uidValidity: first?.uidValidity ?? '' };
      const ids = async (after: typeof known, most: number) =>
        (await mssante.fetch(address, post.software.key, after, most)).map(({ messageId }) => messageId);
      expect(await ids(known, 10)).toEqual(sent.slice(1).map(({ messageId }) => messageId));
      expect(await ids(known, 1)).toEqual([sent[1]?.messageId]);
      expect(await ids({ uid: everything.at(-1)?.uid ?? 0, uidValidity: known.uidValidity }, 10)).toEqual([]);
      expect(await ids({ ...known, uidValidity: 'another' }, 500)).toHaveLength(everything.length);
    });

    test('RFC 3461: a delivery notice comes back when asked, and tells which message', async () => {
      const sent = letter(post.nurse.mailbox, [post.software.mailbox.address], { askDeliveryNotice: true });
      await send(sent);
      const { read } = await arrived('nurse', about(sent.messageId, 'delivery-notice'));
      expect(['delivered', 'relayed']).toContain(read.about?.outcome);
      expect(read.about?.recipients?.map(({ address }) => address)).toEqual([post.software.mailbox.address]);
    });

    test('RFC 8098: the software acknowledges, by success then by error, and the sender knows of which message', async () => {
      const sent = letter(post.nurse.mailbox, [post.software.mailbox.address], { askReadNotice: true });
      await send(sent);
      const { incoming, read } = await arrived('software', (message) => message.messageId === sent.messageId);
      const { mailbox, key } = post.software;
      await mssante.acknowledge(read.readNoticeTo ?? '', read, mailbox, 'processed', '', key);
      const told = await arrived('nurse', about(sent.messageId, 'read-notice'));
      expect(told.read.about).toMatchObject({ outcome: 'processed', recipients: [{ address: mailbox.address }] });
      expect(told.read.attachments).toEqual([]);

      await mssante.acknowledge(
        post.nurse.mailbox.address,
        read,
        mailbox,
        'error',
        '904^INS différent',
        key,
        incoming.bytes,
      );
      const failed = await arrived('nurse', (message) => message.about?.outcome === 'error');
      expect(failed.read.subject).toBe(`[KO Intégration système !][904] ${sent.subject}`);
      expect(failed.read.about).toMatchObject({ messageId: sent.messageId, said: '904^INS different' });
    });

    test('whoever watches hears once at the start, then of each arrival, until it stops', async () => {
      const stop = new AbortController();
      const hear = vi.fn<() => void>();
      const watched = mssante.watch(post.software.mailbox.address, post.software.key, hear, stop.signal);
      await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(1), { timeout: 60_000 });
      await send(letter(post.nurse.mailbox, [post.software.mailbox.address]));
      await vi.waitFor(() => expect(hear.mock.calls.length).toBeGreaterThan(1), { timeout: 60_000 });
      stop.abort();
      await watched;
    });

    test('a message is marked read, and one that is gone harms nobody', async () => {
      const [message] = await all('software');
      await mssante.markRead(post.software.mailbox.address, post.software.key, message?.uid ?? 1);
      await expect(
        mssante.markRead(post.software.mailbox.address, post.software.key, 999_999),
      ).resolves.toBeUndefined();
    });

    test('a recipient nobody has is refused, alone or beside another, or told by a notice', async () => {
      const alone = letter(post.nurse.mailbox, [post.unknown]);
      const both = letter(post.nurse.mailbox, [post.software.mailbox.address, post.unknown]);
      const refusal = await send(alone).catch((thrown: unknown) => thrown);
      expect(refusal).toBeInstanceOf(RecipientRefused);
      expect(refusal).toMatchObject({ worthRetrying: false, refused: [{ address: post.unknown, code: '550' }] });
      const receipt = await send(both);
      expect(receipt.accepted).toEqual([post.software.mailbox.address]);
      expect(receipt.refused).toMatchObject([{ address: post.unknown, code: '550' }]);
    });

    test('what the operator announces by SIZE is not exceeded', async () => {
      const heavy = withArchive(post.nurse.mailbox, [post.software.mailbox.address], {
        attachments: [{ fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: noise(9_000_000, 3) }],
      });
      await expect(send(heavy)).rejects.toBeInstanceOf(MessageTooLarge);
    });

    const otherwise = async (
      changes: Partial<MssanteConfig['operators'][number]>,
      act: (other: Mssante) => Promise<unknown>,
    ) => {
      const other = openMssante({
        ...post.config,
        operators: post.config.operators.map((operator) => ({ ...operator, ...changes })),
      });
      return act(other).then(
        () => 'done',
        (thrown: unknown) => thrown,
      );
    };
    const sending = (key: Key) => (other: Mssante) =>
      other.send(letter(post.nurse.mailbox, [post.software.mailbox.address]), key);
    const fetching = (key: Key) => (other: Mssante) => other.fetch(post.nurse.mailbox.address, key, null, 1);

    test('a token that is not theirs opens nothing', async () => {
      const key: Key = { kind: 'token', accessToken: 'somebody-else' };
      expect(await otherwise({}, sending(key))).toBeInstanceOf(SignInRefused);
      expect(await otherwise({}, fetching(key))).toBeInstanceOf(SignInRefused);
    });

    test('a certificate opens its own mailbox only', async () => {
      expect(await otherwise({}, fetching({ kind: 'certificate' }))).toBeInstanceOf(SignInRefused);
    });

    test('ECO.1.1.10: an operator nobody vouches for is not spoken to', async () => {
      const authorities = (await selfSigned(localhost)).certPem;
      expect(await otherwise({ authorities }, sending(post.nurse.key))).toBeInstanceOf(CertificateRefused);
      expect(await otherwise({ authorities }, fetching(post.nurse.key))).toBeInstanceOf(CertificateRefused);
      expect(await otherwise({ servername: 'ailleurs.example' }, fetching(post.nurse.key))).toBeInstanceOf(
        CertificateRefused,
      );
      expect(await otherwise({ servername: 'ailleurs.example' }, sending(post.nurse.key))).toBeInstanceOf(
        CertificateRefused,
      );
    });

    test('an operator that is not there is worth trying again', async () => {
      const nowhere = { host: '127.0.0.1', port: 1 };
      for (const act of [sending(post.nurse.key), fetching(post.nurse.key)]) {
        const refusal = await otherwise({ smtp: nowhere, imap: nowhere }, act);
        expect(refusal).toBeInstanceOf(OperatorUnreachable);
        expect(refusal).toMatchObject({ worthRetrying: true });
      }
    });

    lineFailures({ post: () => post, mssante: () => mssante, all, arrived });

    test('every failure is one of the closed list, told in French', () => {
      for (const failure of [new OperatorUnreachable(), new MailboxRefused(), new SignInRefused()]) {
        expect(failure).toBeInstanceOf(MssanteError);
        expect(failure.message).toMatch(/MSSanté/);
      }
    });
  });
}
