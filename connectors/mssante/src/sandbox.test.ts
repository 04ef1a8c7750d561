import { expect, test } from 'vitest';
import { openMssante } from './index.ts';
import { exchangesThrough } from './testing/exchanges.ts';
import { letter } from './testing/post.ts';
import { sandboxPost } from './testing/sandbox-post.ts';

exchangesThrough('played by the sandbox', sandboxPost);

test('the ports that begin with TLS carry the same (digest 3.1)', async () => {
  const post = await sandboxPost();
  const { config, nurse, software, town } = post;
  const mssante = openMssante({
    ...config,
    operators: config.operators.map((operator) => ({
      ...operator,
      smtp: { host: 'localhost', port: town.mailPorts.smtps, implicitTls: true },
      imap: { host: 'localhost', port: town.mailPorts.imaps, implicitTls: true },
    })),
  });
  const sent = letter(nurse.mailbox, [software.mailbox.address]);
  await mssante.send(sent, nurse.key);
  const [received] = await mssante.fetch(software.mailbox.address, software.key, null, 1);
  expect(received?.messageId).toBe(sent.messageId);
  await mssante.close();
  await post.close();
});
