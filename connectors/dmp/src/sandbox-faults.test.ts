import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DmpTlsRefused, DmpUnreachable, openDmp, refusalCodes } from './index.ts';
import type { Dmp, FedDocument } from './index.ts';
import { configOf, documentOf, fed, feeder, insOf, lotOf, nurseOn, openTown } from './testing/town.ts';
import type { Town } from './testing/town.ts';

const mauricette = insOf('mauricette');
const by = nurseOn('mauricette');
let here: Town;
let hurried: Dmp;
let read: FedDocument;

beforeAll(async () => {
  here = await openTown();
  hurried = openDmp(configOf(here.town, { timeout: 250 }));
  await here.dmp.authorise(mauricette, 'AJOUT', by);
  read = await fed(here, { key: 'mauricette', text: 'x'.repeat(5_000) });
});
afterEach(() => here.town.faults.clearAll());
afterAll(async () => {
  await hurried.close();
  await here.close();
});

const address = () => ({ uniqueId: read.entry.uniqueId, repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2' });
const entry = async () => {
  const [found] = await here.dmp.byUniqueId(mauricette, [read.entry.uniqueId], by);
  if (!found) throw new Error('gone');
  return found;
};

type Ask = (dmp: Dmp) => Promise<unknown>;
const transactions: Record<string, () => Promise<Ask> | Ask> = {
  'TD0.2': () => (dmp) => dmp.stateOf(mauricette, by),
  'TD0.3': () => (dmp) => dmp.authorise(mauricette, 'AJOUT', by),
  'TD0.4': () => (dmp) => dmp.authorisedRecords(by),
  'TD2.1': () => (dmp) => dmp.feed(lotOf(documentOf({ key: 'mauricette' })), feeder()),
  'TD3.1': () => (dmp) => dmp.find(mauricette, {}, by),
  'TD3.2': () => (dmp) => dmp.read(mauricette, [address()], by),
  'TD3.3': async () => {
    const masked = await entry();
    return (dmp) => dmp.change(mauricette, { kind: 'mask', entry: masked }, by);
  },
};
const names = Object.keys(transactions);
const asks = async (name: string): Promise<Ask> => {
  const prepare = transactions[name];
  if (!prepare) throw new Error('unknown transaction');
  return prepare();
};
const outcome = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'read',
    (error: unknown) => error,
  );

describe.each(names)('%s', (name) => {
  test.each([
    ['slow', 'dmp-timed-out', true],
    ['down', 'dmp-unreachable', true],
    ['rubbish', 'dmp-unreadable', true],
    ['refusal', 'dmp-refused', false],
    ['cut', 'dmp-unreachable', true],
    ['truncated', 'dmp-unreadable', true],
  ] as const)('when the DMP is %s: %s', async (kind, expected, retry) => {
    const ask = await asks(name);
    here.town.faults.set('dmp', { kind, delayMs: 10_000 });
    expect(await outcome(ask(kind === 'slow' ? hurried : here.dmp))).toMatchObject({ kind: expected, retry });
  });

  test('each code of the digest is named, its context free of health data, and told with what to do', async () => {
    for (const [code, { retry, toDo }] of Object.entries(refusalCodes)) {
      const ask = await asks(name);
      here.town.faults.set('dmp', { kind: 'code', code, operation: name });
      expect(await outcome(ask(here.dmp))).toMatchObject({ kind: 'dmp-refused', code, retry, toDo });
      here.town.faults.clearAll();
    }
  }, 120_000);
});

test('a fault limited to one operation leaves the others alone', async () => {
  here.town.faults.set('dmp', { kind: 'code', code: 'XDSRegistryBusy', operation: 'TD3.2' });
  expect(await outcome(here.dmp.find(mauricette, {}, by))).not.toBeInstanceOf(Error);
  expect(await outcome(here.dmp.read(mauricette, [address()], by))).toMatchObject({ code: 'XDSRegistryBusy' });
});

test('a deposit whose answer is lost was kept: the same lot again is recognised, and stands once', async () => {
  for (const kind of ['unacknowledged', 'cut', 'truncated'] as const) {
    const document = documentOf({ key: 'mauricette' });
    const lot = lotOf(document);
    here.town.faults.set('dmp', { kind, remaining: 1 });
    expect(await outcome(here.dmp.feed(lot, feeder()))).toMatchObject({ retry: true });
    expect(await outcome(here.dmp.feed(lot, feeder()))).toMatchObject({ alreadyThere: true });
    expect(await here.dmp.referencesOf(mauricette, document.entry.uniqueId, feeder())).toHaveLength(1);
  }
});

test('a document altered on its way is set aside when its hash was told', async () => {
  const { hash, size } = await entry();
  expect(await here.dmp.read(mauricette, [{ ...address(), hash, size }], by)).toHaveLength(1);
  here.town.faults.set('dmp', { kind: 'altered' });
  expect(await outcome(here.dmp.read(mauricette, [{ ...address(), hash, size }], by))).toMatchObject({
    kind: 'dmp-unreadable',
    detail: 'a document of another hash than announced',
  });
  expect(await outcome(here.dmp.read(mauricette, [{ ...address(), size: (size ?? 0) + 1 }], by))).toMatchObject({
    detail: 'a document of another size than announced',
  });
});

test('certificates of another structure, or of nobody, open nothing', async () => {
  const certificates = here.town.certificates.structures['1990002032'];
  if (!certificates) throw new Error('no certificate');
  const { authentication, seal } = certificates;
  const change = { certificate: authentication.certPem, key: authentication.keyPem };
  const elsewhere = openDmp(configOf(here.town, { structures: {}, ...change }));
  const unsealed = openDmp(
    configOf(here.town, { structures: {}, sealCertificate: seal.certPem, sealKey: seal.keyPem }),
  );
  for (const dmp of [elsewhere, unsealed]) {
    expect(await outcome(dmp.stateOf(mauricette, feeder()))).toMatchObject({ code: 'DMPInvalidCertificate' });
    await dmp.close();
  }
  const { stranger } = here.town.certificates;
  const unknown = openDmp(configOf(here.town, { structures: {}, certificate: stranger.certPem, key: stranger.keyPem }));
  // TLS 1.3 tells a client that its certificate is refused after the handshake, sometimes by closing alone.
  const refused = await outcome(unknown.stateOf(mauricette, feeder()));
  expect([DmpTlsRefused, DmpUnreachable].some((named) => refused instanceof named)).toBe(true);
  await unknown.close();
});
