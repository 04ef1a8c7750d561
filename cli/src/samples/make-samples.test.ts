import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { people } from '@liane/cast';
import { checkCda } from '@liane/cda';
import { readMessage } from '@liane/connector-mssante';
import { readRelated } from '@liane/multipart';
import { readXdm } from '@liane/xdm';
import { readProvideAndRegister } from '@liane/xds';
import { readEnvelope } from '@liane/soap';
import { readXml } from '@liane/xml';
import { covers, readLotSignature } from '@liane/xml-signature';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { fromBufferPromise } from 'yauzl';
import { makeSamples, type SampleFile } from './make-samples.ts';
import type { DocumentFile, ExchangeFile } from './sample-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'liane-samples-test-'));
/** A usual record, one that is closed, one that is absent, a professional who is blocked; the command writes everybody. */
const followed = new Set(['mauricette', 'irene', 'fernand', 'maria', 'huguette']);
let made: SampleFile[];
let documents: DocumentFile[];
let exchanged: ExchangeFile[];

beforeAll(async () => {
  made = await makeSamples(folder, { exchangesOf: (person) => followed.has(person) });
  documents = made.filter((sample) => sample.kind === 'document');
  exchanged = made.filter((sample) => sample.kind !== 'document');
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = ({ file }: SampleFile) => readFileSync(join(folder, file));
const ofKind = (kind: ExchangeFile['kind']) => exchanged.filter((sample) => sample.kind === kind);

test('everybody of the cast has every document in every form', () => {
  const forms = [
    'dlu n3',
    'dlu n1',
    'dlu pdf',
    'transfer-sheet n3',
    'transfer-sheet n1',
    'transfer-sheet pdf',
    'personal-project n1',
    'personal-project pdf',
  ];
  for (const { key } of people)
    expect(
      documents
        .filter(({ person }) => person === key)
        .map(({ model, form }) => `${model} ${form}`)
        .toSorted(),
    ).toEqual(forms.toSorted());
});

test('the manifest names every file, and its hash', () => {
  expect(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).toEqual(made);
  const there = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)));
  expect(there.toSorted()).toEqual([...made.map(({ file }) => file), 'manifest.json'].toSorted());
  for (const sample of made) expect(createHash('sha256').update(bytesOf(sample)).digest('hex')).toBe(sample.sha256);
});

test('INS/va1.53 the matricule stands in the documents of qualified people alone', () => {
  const qualified = new Set(documents.filter((sample) => sample.qualified).map(({ person }) => person));
  expect(qualified.size).toBeGreaterThan(20);
  expect(qualified.size).toBeLessThan(people.length);
  for (const sample of documents.filter(({ form }) => form !== 'pdf'))
    expect([sample.file, bytesOf(sample).includes('1.2.250.1.213.1.4.10')]).toEqual([sample.file, sample.qualified]);
  expect(new Set(exchanged.flatMap(({ person }) => person ?? []))).toEqual(followed);
  expect([...followed].filter((person) => !qualified.has(person))).toEqual([]);
});

test('our own rules accept every CDA', () => {
  for (const sample of documents.filter(({ form }) => form !== 'pdf'))
    expect([sample.file, checkCda(bytesOf(sample), { environment: 'test' }).faults]).toEqual([sample.file, []]);
});

test('the PDF are named by the naming rule', () => {
  for (const { file } of documents.filter(({ form }) => form === 'pdf'))
    expect(file).toMatch(/^\d{4}-\d{2}-\d{2}_[A-Za-z-]+_[A-Z-]+_[A-Za-z-]+_\d{4}-\d{6}\.pdf$/);
});

test('a person whose story is the whole thread has every message, both ways', () => {
  const said = exchanged
    .filter(({ person }) => person === 'mauricette')
    .map(({ kind, transaction, direction }) => `${kind} ${transaction} ${direction}`);
  for (const each of [
    ...['TD0.2', 'TD0.3', 'TD3.1', 'TD3.3'].flatMap((name) => [`soap ${name} sent`, `soap ${name} received`]),
    ...['TD2.1', 'TD3.2'].flatMap((name) => [`mime ${name} sent`, `mime ${name} received`]),
    'lot-signature TD2.1 sent',
    'http TD0.9 sent',
    'mail DSN received',
    'mail lettre received',
    'mail MDN sent',
    ...['document', 'remplacement', 'citoyen', 'avis-de-mouvement', 'annulation'].map((name) => `mail ${name} sent`),
    'xdm document sent',
    'xdm remplacement sent',
    'xdm citoyen sent',
    'xdm lettre received',
  ])
    expect(said).toContain(each);
  expect(said.filter((each) => each.startsWith('vihf')).length).toBe(2);
  const nobody = exchanged.filter(({ person }) => person === null).map(({ transaction }) => transaction);
  expect(new Set(nobody)).toEqual(new Set(['Practitioner', 'Organization', 'TD0.4']));
});

test('every SOAP message is an envelope, every FHIR answer a Bundle', () => {
  for (const sample of ofKind('soap')) expect(readEnvelope(bytesOf(sample)).body.name).not.toBe('');
  for (const sample of ofKind('fhir'))
    expect(JSON.parse(bytesOf(sample).toString())).toMatchObject({ resourceType: 'Bundle' });
});

test('the MTOM messages are read again from their files; each lot holds the files that it describes, and its signature covers them', () => {
  const messages = ofKind('mime').map((sample) => ({ ...sample, related: relatedIn(bytesOf(sample)) }));
  expect(messages.length).toBeGreaterThan(10);
  for (const { related } of messages) expect(readEnvelope(related.root.body).headers.length).toBeGreaterThan(0);
  for (const { related } of messages.filter(
    ({ transaction, direction }) => transaction === 'TD2.1' && direction === 'sent',
  )) {
    const { content } = readProvideAndRegister(readEnvelope(related.root.body).body);
    const files = new Map(related.parts.map(({ contentId, body }) => [contentId?.split('@')[0], body]));
    const signature = readLotSignature(files.get('Signature01') ?? Buffer.alloc(0));
    for (const { entryUuid, uniqueId, hash, size } of content.documents) {
      const bytes = files.get(entryUuid) ?? Buffer.alloc(0);
      expect([hash, size]).toEqual([createHash('sha1').update(bytes).digest('hex'), bytes.length]);
      expect(covers(signature, uniqueId, bytes)).toBe(entryUuid !== 'Signature01');
    }
  }
});

test('an independent library verifies the signature of every VIHF and of every lot', () => {
  const assertions = ofKind('vihf');
  expect(new Set(assertions.map(({ file }) => /-VIHF-(\w+)\.xml$/.exec(file)?.[1]))).toEqual(
    new Set(['AIR', 'INDIRECTE']),
  );
  for (const sample of [...assertions, ...ofKind('lot-signature')]) {
    const text = bytesOf(sample).toString();
    const judge = new SignedXml({ publicCert: certificateIn(text) });
    judge.loadSignature(/<ds:Signature[ >].*<\/ds:Signature>/s.exec(text)?.[0] ?? '');
    expect([sample.file, judge.checkSignature(text)]).toEqual([sample.file, true]);
  }
});

test('the archives open with other tools than ours, and their METADATA tells what they hold', async () => {
  const archives = ofKind('xdm');
  expect(archives.length).toBeGreaterThan(10);
  for (const sample of archives) {
    const names: string[] = [];
    const zip = await fromBufferPromise(bytesOf(sample));
    for await (const { fileName } of zip.eachEntry()) names.push(fileName);
    expect(names).toEqual(expect.arrayContaining(['INDEX.HTM', 'README.TXT', 'IHE_XDM/SUBSET01/METADATA.XML']));
    const { documents: inside } = await readXdm(bytesOf(sample));
    expect(inside.length).toBeGreaterThan(0);
    for (const { bytes } of inside) expect(readXml(bytes).name).toBe('ClinicalDocument');
  }
});

test.runIf(hasUnzip())('unzip finds nothing wrong in the archives', () => {
  for (const { file } of ofKind('xdm'))
    expect(execFileSync('unzip', ['-t', join(folder, file)], { encoding: 'utf8' })).toContain('No errors detected');
});

test('the mails are read, and what comes back is about what was sent', async () => {
  const mails = await Promise.all(
    ofKind('mail').map(async (sample) => ({ ...sample, read: await readMessage(bytesOf(sample)) })),
  );
  const sent = new Set(mails.filter(({ direction }) => direction === 'sent').map(({ read }) => read.messageId));
  const notices = mails.filter(({ transaction }) => transaction === 'DSN');
  expect(notices.length).toBeGreaterThan(20);
  for (const { read } of notices)
    expect([read.about?.outcome, sent.has(read.about?.messageId ?? '')]).toEqual(['delivered', true]);
  for (const { read } of mails.filter(({ transaction }) => transaction === 'MDN'))
    expect(read.about?.outcome).toBe('processed');
});

test('no key, no token and no secret stands in any file', () => {
  const secrets = /PRIVATE KEY|eyJ[\w-]{10,}\.|Bearer |esante-api-key|client_secret|secret-des-exemples/i;
  for (const sample of exchanged)
    expect([sample.file, secrets.test(bytesOf(sample).toString('latin1'))]).toEqual([sample.file, false]);
});

/** A `.mime` file: the Content-Type, an empty line, the message as it was sent. */
function relatedIn(bytes: Buffer): ReturnType<typeof readRelated> {
  const end = bytes.indexOf('\r\n\r\n');
  const contentType = /^Content-Type: (.*)$/m.exec(bytes.subarray(0, end).toString())?.[1] ?? '';
  return readRelated(contentType.trim(), bytes.subarray(end + 4));
}

const certificateIn = (text: string): string =>
  `-----BEGIN CERTIFICATE-----\n${/X509Certificate>([^<]+)</.exec(text)?.[1] ?? ''}\n-----END CERTIFICATE-----\n`;

function hasUnzip(): boolean {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
