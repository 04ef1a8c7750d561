import { expect, test } from 'vitest';
import { findOperator, openMssante } from './index.ts';
import type { ServiceRecord } from './index.ts';
import { letter } from './testing/post.ts';
import { sandboxPost } from './testing/sandbox-post.ts';

const record = (name: string, port: number, priority = 10, weight = 5): ServiceRecord => ({
  name,
  port,
  priority,
  weight,
});

/** A resolver that knows these names and no other. */
const knowing = (records: Record<string, ServiceRecord[]>) => async (name: string) => {
  const found = records[name];
  if (found === undefined) throw Object.assign(new Error('queryResolveSrv ENOTFOUND'), { code: 'ENOTFOUND' });
  return found;
};

test('ECO.1.1.9 the operator that DNS names is reached, and carries a message', async () => {
  const post = await sandboxPost();
  const answered = await fetch(`${post.town.url}/sandbox/mssante/resolver`);
  const town = (await answered.json()) as Record<string, { target: string; port: number }>;
  const place = await findOperator(post.nurse.mailbox.address, async (name) => {
    const service = town[name.slice(0, name.indexOf('.'))];
    if (service === undefined || !name.endsWith('._tcp.ehpad-tilleuls.mssante.fr')) throw new Error('ENOTFOUND');
    return [record(service.target, service.port)];
  });
  expect(place).toMatchObject({ smtp: { port: post.town.mailPorts.smtp }, imap: { port: post.town.mailPorts.imap } });
  if (place === null) throw new Error('not found');
  const mssante = openMssante({
    ...post.config,
    operators: post.config.operators.map((operator) => ({ ...operator, ...place })),
  });
  const receipt = await mssante.send(letter(post.nurse.mailbox, [post.software.mailbox.address]), post.nurse.key);
  expect(receipt.accepted).toEqual([post.software.mailbox.address]);
  await mssante.close();
  await post.close();
});

test('STARTTLS first, TLS at once when it is alone; the lowest priority, then the greatest weight', async () => {
  const resolve = knowing({
    '_submissions._tcp.medecin.mssante.fr': [record('tls.medecin.mssante.fr', 465)],
    '_imap._tcp.medecin.mssante.fr': [
      record('second.medecin.mssante.fr.', 143, 20, 90),
      record('light.medecin.mssante.fr.', 143, 10, 1),
      record('heavy.medecin.mssante.fr.', 143, 10, 9),
    ],
    '_imaps._tcp.medecin.mssante.fr': [record('tls.medecin.mssante.fr', 993)],
  });
  expect(await findOperator('dr.briand@medecin.mssante.fr', resolve)).toEqual({
    smtp: { host: 'tls.medecin.mssante.fr', port: 465, implicitTls: true },
    imap: { host: 'heavy.medecin.mssante.fr', port: 143, implicitTls: false },
  });
});

test('a domain that says nothing, half of it, or that there is none, has no operator', async () => {
  const [submission, imap] = ['_submission._tcp.medecin.mssante.fr', '_imap._tcp.medecin.mssante.fr'];
  const address = 'dr.briand@medecin.mssante.fr';
  expect(await findOperator(address, knowing({}))).toBeNull();
  expect(await findOperator(address, knowing({ [submission]: [record('a.fr', 587)] }))).toBeNull();
  expect(
    await findOperator(address, knowing({ [submission]: [record('.', 0)], [imap]: [record('a.fr', 143)] })),
  ).toBeNull();
  expect(await findOperator('pas une adresse', knowing({}))).toBeNull();
});
