import type { FaultKind } from '@liane/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { compose } from './compose.ts';
import { checkConfig } from './config.ts';
import {
  MessageTooLarge,
  OperatorBusy,
  OperatorTimedOut,
  OperatorUnreachable,
  OperatorUnreadable,
  RecipientRefused,
  SenderRefused,
  openMssante,
  readMessage,
} from './index.ts';
import type { Mssante, Outgoing, ReadMessage } from './index.ts';
import { letter, noise, withArchive } from './testing/post.ts';
import { sandboxPost } from './testing/sandbox-post.ts';

const citizen = '237042923390150@patient.mssante.fr';
const colleague = 'urgences@ch-sablier.mssante.fr';

// A loaded machine is slow; nothing here measures time.
vi.setConfig({ testTimeout: 120_000 });

let post: Awaited<ReturnType<typeof sandboxPost>>;
let mssante: Mssante;
beforeAll(async () => {
  post = await sandboxPost();
  mssante = openMssante(post.config);
});
afterAll(async () => {
  await mssante.close();
  await post.close();
});
beforeEach(() => post.town.faults.clearAll());

const send = (message: Outgoing, by = mssante) => by.send(message, post.nurse.key);
const failing = (message: Outgoing, by = mssante): Promise<unknown> =>
  send(message, by).then(
    () => 'sent',
    (failure: unknown) => failure,
  );
const toColleague = (): Outgoing => letter(post.nurse.mailbox, [colleague]);
const once = (service: 'mssante-smtp' | 'mssante-imap', kind: FaultKind, delayMs?: number) =>
  post.town.faults.set(service, { kind, remaining: 1, ...(delayMs === undefined ? {} : { delayMs }) });

describe('the operator refuses, for a time or for good', () => {
  test.each([
    ['greylisting', RecipientRefused, true, '451'],
    ['full', RecipientRefused, true, '452'],
  ] as const)('RFC 5321 4.2.1: %s is for a time', async (kind, refusal, worthRetrying, code) => {
    once('mssante-smtp', kind);
    const failure = await failing(toColleague());
    expect(failure).toBeInstanceOf(refusal);
    expect(failure).toMatchObject({ worthRetrying, mayHaveLeft: false, refused: [{ address: colleague, code }] });
    expect(failure).toMatchObject({ message: expect.stringContaining('Un nouvel essai aura lieu') as unknown });
    expect(await failing(toColleague())).toBe('sent');
  });

  test('one recipient greylisted beside another: the receipt says which to try again', async () => {
    once('mssante-smtp', 'greylisting');
    const receipt = await send(letter(post.nurse.mailbox, [colleague, post.software.mailbox.address]));
    expect(receipt.accepted).toEqual([post.software.mailbox.address]);
    expect(receipt.refused).toMatchObject([{ address: colleague, code: '451' }]);
  });

  test('the sender is refused for good', async () => {
    once('mssante-smtp', 'refusal');
    const failure = await failing(toColleague());
    expect(failure).toBeInstanceOf(SenderRefused);
    expect(failure).toMatchObject({ worthRetrying: false, mayHaveLeft: false });
  });

  test('a full or closed mailbox of its own domain is refused for good, before the message leaves', async () => {
    const put = (settings: object) =>
      fetch(`${post.town.url}/sandbox/mssante/mailboxes/${post.software.mailbox.address}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      });
    for (const [settings, code] of [
      [{ full: true }, '552'],
      [{ state: 'closed' }, '550'],
    ] as const) {
      await put(settings);
      const failure = await failing(letter(post.nurse.mailbox, [post.software.mailbox.address]));
      await put({ full: false, state: 'open' });
      expect(failure).toBeInstanceOf(RecipientRefused);
      expect(failure).toMatchObject({ worthRetrying: false, refused: [{ code }] });
    }
  });
});

describe('the operator fails', () => {
  test.each([
    ['down', OperatorUnreachable, true],
    ['rubbish', OperatorUnreadable, false],
    ['slow', OperatorTimedOut, true],
  ] as const)('SMTP %s', async (kind, failure, worthRetrying) => {
    const hurried = openMssante({ ...post.config, timeout: 400 });
    once('mssante-smtp', kind, 60_000);
    const met = await failing(toColleague(), hurried);
    expect(met).toBeInstanceOf(failure);
    expect(met).toMatchObject({ worthRetrying });
    await hurried.close();
  });

  test.each([
    ['down', OperatorUnreachable, true],
    // Closed before any greeting: nobody can tell it from a line that broke.
    ['rubbish', OperatorUnreachable, true],
    ['refusal', OperatorBusy, true],
    ['slow', OperatorTimedOut, true],
    ['cut', OperatorUnreachable, true],
  ] as const)('IMAP %s', async (kind, failure, worthRetrying) => {
    const { mailbox, key } = post.software;
    await send(letter(post.nurse.mailbox, [mailbox.address]));
    const hurried = openMssante({ ...post.config, timeout: 3_000 });
    once('mssante-imap', kind, 60_000);
    const met = await hurried.fetch(mailbox.address, key, null, 1).catch((thrown: unknown) => thrown);
    expect(met).toBeInstanceOf(failure);
    expect(met).toMatchObject({ worthRetrying });
    expect(await mssante.fetch(mailbox.address, key, null, 1)).toHaveLength(1);
    await hurried.close();
  });

  test('an answer to DATA that never comes: the message may have left, and is not sent twice', async () => {
    const message = { ...toColleague(), askDeliveryNotice: true };
    once('mssante-smtp', 'unacknowledged');
    const failure = await failing(message);
    expect(failure).toBeInstanceOf(OperatorUnreachable);
    expect(failure).toMatchObject({ worthRetrying: true, mayHaveLeft: true });
    expect(await send({ ...message, mayHaveLeft: true })).toMatchObject({ takenBefore: true, accepted: [colleague] });
    const held = await fetch(`${post.town.url}/sandbox/mssante/mailboxes/${colleague}/messages`);
    const { messages } = (await held.json()) as { messages: { messageId: string }[] };
    expect(messages.filter(({ messageId }) => messageId === message.messageId)).toHaveLength(1);
  });
});

describe('what comes back (RFC 3464, digest 11)', () => {
  const noticeOf = (messageId: string, outcome?: string): Promise<ReadMessage> =>
    vi.waitFor(
      async () => {
        for (const { bytes } of await mssante.fetch(post.nurse.mailbox.address, post.nurse.key, null, 500)) {
          const read = await readMessage(bytes);
          if (read.kind === 'letter' || read.about?.messageId !== messageId) continue;
          if (outcome === undefined || read.about.outcome === outcome) return read;
        }
        throw new Error('not there yet');
      },
      { timeout: 60_000, interval: 150 },
    );
  const set = (address: string, settings: object) =>
    fetch(`${post.town.url}/sandbox/mssante/mailboxes/${address}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });

  test('a recipient nobody has elsewhere comes back by a notice that names the message', async () => {
    const sent = letter(post.nurse.mailbox, ['personne@ch-sablier.mssante.fr'], { askDeliveryNotice: true });
    await send(sent);
    expect((await noticeOf(sent.messageId)).about).toMatchObject({
      outcome: 'failed',
      said: expect.stringContaining('5.1.1'),
    });
  });

  test('a message that came back may leave again: that notice does not say it is there', async () => {
    const sent = { ...toColleague(), askDeliveryNotice: true };
    await set(colleague, { full: true });
    await send(sent);
    await noticeOf(sent.messageId, 'failed');
    await set(colleague, { full: false });
    expect(await send({ ...sent, mayHaveLeft: true })).toMatchObject({ takenBefore: false });
    await noticeOf(sent.messageId, 'delivered');
    expect(await send({ ...sent, mayHaveLeft: true })).toMatchObject({ takenBefore: true });
  });

  describe('an answer to DATA that never comes, and several recipients', () => {
    const nobody = 'personne@ehpad-tilleuls.mssante.fr';
    const heldBy = async (address: string, { messageId }: Outgoing): Promise<number> => {
      const held = await fetch(`${post.town.url}/sandbox/mssante/mailboxes/${address}/messages`);
      const { messages } = (await held.json()) as { messages: { messageId: string }[] };
      return messages.filter((one) => one.messageId === messageId).length;
    };

    test('whom the operator refused is told as refused, and not as taken', async () => {
      const sent = letter(post.nurse.mailbox, [colleague, nobody], { askDeliveryNotice: true });
      once('mssante-smtp', 'unacknowledged');
      expect(await failing(sent)).toMatchObject({ mayHaveLeft: true });
      await noticeOf(sent.messageId, 'delivered');
      expect(await send({ ...sent, mayHaveLeft: true })).toMatchObject({
        accepted: [colleague],
        refused: [{ address: nobody, code: '550' }],
        takenBefore: true,
      });
      expect(await heldBy(colleague, sent)).toBe(1);
    });

    test('it leaves again to those alone of whom no notice speaks', async () => {
      const { address } = post.software.mailbox;
      const sent = letter(post.nurse.mailbox, [colleague], { askDeliveryNotice: true });
      await send(sent);
      await noticeOf(sent.messageId, 'delivered');
      const again = { ...sent, to: [colleague, address], mayHaveLeft: true };
      expect(await send(again)).toMatchObject({ accepted: again.to, refused: [], takenBefore: false });
      await vi.waitFor(async () => expect(await heldBy(address, sent)).toBe(1), { timeout: 60_000 });
      expect(await heldBy(colleague, sent)).toBe(1);
    });
  });

  test('a message they could not integrate may leave again', async () => {
    const { mailbox, key } = post.software;
    const sent = letter(post.nurse.mailbox, [mailbox.address], { askDeliveryNotice: true });
    await send(sent);
    await noticeOf(sent.messageId, 'delivered');
    expect(await send({ ...sent, mayHaveLeft: true })).toMatchObject({ takenBefore: true });
    const about = await readMessage(await compose(sent, checkConfig(post.config)));
    await mssante.acknowledge(post.nurse.mailbox.address, about, mailbox, 'error', '906^Erreur interne', key);
    await noticeOf(sent.messageId, 'error');
    expect(await send({ ...sent, mayHaveLeft: true })).toMatchObject({ takenBefore: false });
  });

  test.each([
    ['closed', { state: 'closed' }, '5.2.1'],
    ['unknown', { state: 'none' }, '5.1.1'],
    ['full', { full: true }, '5.2.2'],
  ] as const)('a citizen whose mailbox is %s', async (_name, settings, status) => {
    await set(citizen, settings);
    const sent = withArchive(post.nurse.mailbox, [citizen], { askDeliveryNotice: true });
    await send(sent);
    await set(citizen, { state: 'open', full: false });
    expect((await noticeOf(sent.messageId)).about).toMatchObject({
      outcome: 'failed',
      said: expect.stringContaining(status),
      recipients: [{ address: citizen, outcome: 'failed' }],
    });
  });

  test('over 25 MB to a citizen nothing leaves, though the operator takes more (digest 3.2)', async () => {
    await fetch(`${post.town.url}/sandbox/mssante/max-message-bytes/${60 * 1024 * 1024}`, { method: 'PUT' });
    const attachments = [{ fileName: 'IHE_XDM.ZIP', contentType: 'application/zip', bytes: noise(19_000_000, 5) }];
    const failure = await failing(withArchive(post.nurse.mailbox, [citizen], { attachments }));
    expect(failure).toBeInstanceOf(MessageTooLarge);
    expect(failure).toMatchObject({ most: 25_000_000 });
    await fetch(`${post.town.url}/sandbox/mssante/max-message-bytes/10485760`, { method: 'PUT' });
  });
});
