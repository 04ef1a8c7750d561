import { describe, expect, test, vi } from 'vitest';
import { OperatorTimedOut, OperatorUnreachable, openMssante } from '../index.ts';
import type { Incoming, Mssante, Outgoing, ReadMessage } from '../index.ts';
import { noise, withArchive } from './post.ts';
import type { Post } from './post.ts';
import { openWire } from './wire.ts';
import type { Fate } from './wire.ts';

/** What these tests need of the operator they are run through. */
export interface Through {
  post: () => Post;
  mssante: () => Mssante;
  all: (holder: 'nurse' | 'software') => Promise<Incoming[]>;
  arrived: (holder: 'nurse' | 'software', is: (message: ReadMessage) => boolean) => Promise<unknown>;
}

/** Lines that break at every moment, between us and an operator that does its part. */
export function lineFailures({ post, mssante, all, arrived }: Through): void {
  describe('when the line breaks', () => {
    /** Does it over a line of that fate; its failure is its result. */
    async function over<Result>(
      fate: Fate,
      door: 'smtp' | 'imap',
      act: (mssante: Mssante) => Promise<Result>,
      timeout?: number,
    ): Promise<unknown> {
      const { config } = post();
      const wire = await openWire(config.operators[0]?.[door].port ?? 0, fate);
      const other = openMssante({
        ...config,
        ...(timeout === undefined ? {} : { timeout }),
        operators: config.operators.map((operator) => ({
          ...operator,
          [door]: { host: 'localhost', port: wire.port },
        })),
      });
      try {
        return await act(other).catch((failure: unknown) => failure);
      } finally {
        await other.close();
        await wire.close();
      }
    }

    const heavy = (): Outgoing =>
      withArchive(post().nurse.mailbox, [post().software.mailbox.address], {
        attachments: [{ fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: noise(200_000, 4) }],
        askDeliveryNotice: true,
      });

    const send = (message: Outgoing) => (by: Mssante) => by.send(message, post().nurse.key);

    async function isThereOnce(messageId: string): Promise<void> {
      await arrived('software', (message) => message.messageId === messageId);
      expect((await all('software')).filter((message) => message.messageId === messageId)).toHaveLength(1);
    }

    test('cut half-way through DATA: nothing arrived, and the same message sent again is there once', async () => {
      const message = heavy();
      const failure = await over({ cutAfterSent: 120_000 }, 'smtp', send(message));
      expect(failure).toBeInstanceOf(OperatorUnreachable);
      expect(failure).toMatchObject({ worthRetrying: true, mayHaveLeft: true });
      const receipt = await mssante().send({ ...message, mayHaveLeft: true }, post().nurse.key);
      expect(receipt.takenBefore).toBe(false);
      await isThereOnce(message.messageId);
    });

    test('answer to DATA lost: the notice of the first attempt is found, nothing leaves twice', async () => {
      const message = heavy();
      const failure = await over({ loseAnswerAfterSent: 120_000 }, 'smtp', send(message));
      expect(failure).toBeInstanceOf(OperatorUnreachable);
      expect(failure).toMatchObject({ worthRetrying: true, mayHaveLeft: true });
      await arrived('nurse', ({ kind, about }) => kind === 'delivery-notice' && about?.messageId === message.messageId);
      const receipt = await mssante().send({ ...message, mayHaveLeft: true }, post().nurse.key);
      expect(receipt).toMatchObject({ takenBefore: true, accepted: message.to, messageId: message.messageId });
      await isThereOnce(message.messageId);
    });

    test('cut half-way through FETCH: what came whole is given, what was cut never is, and the rest comes next', async () => {
      const { mailbox, key } = post().software;
      const before = (await all('software')).at(-1);
      const known = before === undefined ? null : { uid: before.uid, uidValidity: before.uidValidity };
      const sent = [heavy(), heavy(), heavy()];
      for (const message of sent) {
        await mssante().send(message, post().nurse.key);
        await arrived('software', ({ messageId }) => messageId === message.messageId);
      }
      const fetch = (by: Mssante) => by.fetch(mailbox.address, key, known, 10);
      const whole = await mssante().fetch(mailbox.address, key, known, 10);
      expect(whole.map(({ messageId }) => messageId)).toEqual(sent.map(({ messageId }) => messageId));

      const [first, ...rest] = whole;
      const some = (await over({ cutAfterReceived: 420_000 }, 'imap', fetch)) as Incoming[];
      expect(some.map(({ uid, bytes }) => [uid, bytes.equals(first?.bytes ?? Buffer.alloc(0))])).toEqual([
        [first?.uid, true],
      ]);
      const last = { uid: first?.uid ?? 0, uidValidity: first?.uidValidity ?? '' };
      const next = await mssante().fetch(mailbox.address, key, last, 10);
      expect(next.map(({ uid }) => uid)).toEqual(rest.map(({ uid }) => uid));

      const nothing = await over({ cutAfterReceived: 120_000 }, 'imap', fetch);
      expect(nothing).toBeInstanceOf(OperatorUnreachable);
      expect(nothing).toMatchObject({ worthRetrying: true });
      const silence = await over({ silentAfterReceived: 120_000 }, 'imap', fetch, 1_500);
      expect(silence).toBeInstanceOf(OperatorTimedOut);

      const came: Incoming[] = [];
      const take = (page: Incoming[]) => Promise.resolve(came.push(...page) > 0);
      const drain = (by: Mssante) => by.fetchAll(mailbox.address, key, known, 10, take);
      // Each session is cut, and each gave one more.
      expect(await over({ cutAfterReceived: 420_000 }, 'imap', drain)).toBe(true);
      expect(came).toEqual(whole);
      expect(await over({ cutAfterReceived: 120_000 }, 'imap', drain)).toBeInstanceOf(OperatorUnreachable);
    });

    test('what is taken of a mailbox stops when whoever takes says so, or fails with what they met', async () => {
      const { mailbox, key } = post().software;
      const everything = await all('software');
      const pages: (number | undefined)[] = [];
      const second = (page: Incoming[]) => Promise.resolve(pages.push(page[0]?.uid) < 2);
      expect(await mssante().fetchAll(mailbox.address, key, null, 1, second)).toBe(false);
      expect(pages).toEqual(everything.slice(0, 2).map(({ uid }) => uid));
      const ours = new Error('the disk is full');
      const taking = mssante().fetchAll(mailbox.address, key, null, 1, () => Promise.reject(ours));
      await expect(taking).rejects.toBe(ours);
    });

    test('whoever watches is told when the line is lost, and decides when to watch again', async () => {
      const { config, software } = post();
      const wire = await openWire(config.operators[0]?.imap.port ?? 0, {});
      const other = openMssante({
        ...config,
        operators: config.operators.map((operator) => ({ ...operator, imap: { host: 'localhost', port: wire.port } })),
      });
      const hear = vi.fn<() => void>();
      const { mailbox, key } = software;
      const lost = other.watch(mailbox.address, key, hear, new AbortController().signal).catch((met: unknown) => met);
      await vi.waitFor(() => expect(hear).toHaveBeenCalledTimes(1), { timeout: 60_000 });
      await wire.close();
      expect(await lost).toBeInstanceOf(OperatorUnreachable);
      await other.close();
    });

    test('an operator that never speaks is left after the delay, nothing having left', async () => {
      const mute = { silentAfterReceived: 0 };
      const sending = await over(mute, 'smtp', send(heavy()), 300);
      expect(sending).toBeInstanceOf(OperatorTimedOut);
      expect(sending).toMatchObject({ worthRetrying: true, mayHaveLeft: false });
      const { mailbox, key } = post().software;
      const fetching = await over(mute, 'imap', (by) => by.fetch(mailbox.address, key, null, 1), 300);
      expect(fetching).toBeInstanceOf(OperatorTimedOut);
    });
  });
}
