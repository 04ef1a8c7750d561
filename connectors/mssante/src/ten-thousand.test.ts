import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMssante } from './index.ts';
import { sandboxPost } from './testing/sandbox-post.ts';
import { openWire } from './testing/wire.ts';

let post: Awaited<ReturnType<typeof sandboxPost>>;
beforeAll(async () => {
  post = await sandboxPost();
});
afterAll(() => post.close());

const many = 10_000;
const idOf = (rank: number): string => `<lot-${rank}@ch-sablier.mssante.fr>`;
const message = (rank: number): Buffer =>
  Buffer.from(
    [
      'From: <urgences@ch-sablier.mssante.fr>',
      'To: <dui@ehpad-tilleuls.mssante.fr>',
      `Subject: Message ${rank}`,
      `Message-ID: ${idOf(rank)}`,
      '',
      `Le message ${rank}.`,
      '',
    ].join('\r\n'),
  );

test('10,000 messages at once: taken page by page on one connection, each once, in order, and what comes depends on the page alone', async () => {
  const { mailbox, key } = post.software;
  await post.town.dropMail(
    mailbox.address,
    Array.from({ length: many }, (_, rank) => message(rank)),
  );
  const wire = await openWire(post.town.mailPorts.imap, {});
  const mssante = openMssante({
    ...post.config,
    operators: post.config.operators.map((operator) => ({
      ...operator,
      imap: { host: 'localhost', port: wire.port },
    })),
  });

  const eight = await mssante.fetch(mailbox.address, key, null, 8);
  expect(eight.map(({ messageId }) => messageId)).toEqual(Array.from({ length: 8 }, (_, rank) => idOf(rank)));
  // The numbers of a thousand messages, eight small messages, and the handshake; those of ten thousand weigh 50,000 bytes alone.
  expect(wire.received()).toBeLessThan(25_000);

  const ids: (string | null)[] = [];
  const page = 500;
  const [received, opened] = [wire.received(), wire.opened()];
  const all = await mssante.fetchAll(mailbox.address, key, null, page, (incoming) => {
    expect(incoming.length).toBeLessThanOrEqual(page);
    ids.push(...incoming.map(({ messageId }) => messageId));
    return Promise.resolve(true);
  });
  expect([all, wire.opened() - opened]).toEqual([true, 1]);
  expect(wire.received() - received).toBeLessThan(many * 1_500);
  expect(ids).toEqual(Array.from({ length: many }, (_, rank) => idOf(rank)));
  await mssante.close();
  await wire.close();
}, 120_000);

test('what was deleted between two messages is passed over, however many they were', async () => {
  const { mailbox, key } = post.nurse;
  const messages = Array.from({ length: 7_002 }, (_, rank) => message(rank));
  const uids = await post.town.dropMail(mailbox.address, messages);
  const [operator] = post.config.operators;
  const imap = new ImapFlow({
    host: 'localhost',
    port: post.town.mailPorts.imap,
    doSTARTTLS: true,
    auth: { user: mailbox.address, accessToken: key.kind === 'token' ? key.accessToken : '' },
    tls: { ca: operator?.authorities },
    logger: false,
  });
  await imap.connect();
  await imap.mailboxOpen('INBOX');
  await imap.messageDelete(`${uids[1]}:${uids.at(-2)}`, { uid: true });
  await imap.logout();
  const mssante = openMssante(post.config);
  const found = await mssante.fetch(mailbox.address, key, null, 10);
  expect(found.map(({ uid }) => uid)).toEqual([uids[0], uids.at(-1)]);
  await mssante.close();
}, 120_000);

test('a page weighs no more than the largest message, whatever each says it weighs', async () => {
  const { mailbox, key } = post.nurse;
  const heavy = (rank: number): Buffer => Buffer.concat([message(rank), Buffer.alloc(20_000_000, 'liane\r\n')]);
  const mssante = openMssante(post.config);
  const before = (await mssante.fetch(mailbox.address, key, null, 100)).at(-1);
  await post.town.dropMail(mailbox.address, [1, 2, 3, 4, 5].map(heavy));
  const pages: (string | null)[][] = [];
  await mssante.fetchAll(mailbox.address, key, before ?? null, 10, (page) => {
    pages.push(page.map(({ messageId }) => messageId));
    return Promise.resolve(true);
  });
  expect(pages).toEqual([[1, 2].map(idOf), [3, 4].map(idOf), [5].map(idOf)]);
  await mssante.close();
}, 120_000);
