import { sha1 } from '@liane/xds';
import type { Association, DocumentEntry, SubmissionSet } from '@liane/xds';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOf, cdaOf, lotAbout, newOid, signedBy } from './testing/lot.ts';
import type { LotParts } from './testing/lot.ts';
import { insOf, iris, keysOf, openTown, refusalsOf } from './testing/town.ts';
import type { Call, Reply, TestTown } from './testing/town.ts';

let here: TestTown;
beforeAll(async () => {
  here = await openTown();
});
afterAll(() => here.town.close());

const key = 'mauricette';
const seal = (structure?: string) => keysOf(here.town, structure ?? '1990001026').seal;
const aLot = (): LotParts => lotAbout(key, seal());
const send = (lot: LotParts, change: Partial<Call> = {}): Promise<Reply> => {
  const call = callOf(lot, key);
  return here.call({ ...call, ...change, vihf: { ...call.vihf, ...change.vihf } });
};
const kept = () => here.town.dmpRecords.list(insOf(key), { kind: 'person' }).length;

const withDocument = (lot: LotParts, change: Partial<DocumentEntry>): LotParts => ({
  ...lot,
  content: {
    ...lot.content,
    documents: lot.content.documents.map((each) => (each.entryUuid === 'Document01' ? { ...each, ...change } : each)),
  },
});
const withSignature = (lot: LotParts, change: Partial<DocumentEntry>): LotParts => ({
  ...lot,
  content: {
    ...lot.content,
    documents: lot.content.documents.map((each) => (each.entryUuid === 'Signature01' ? { ...each, ...change } : each)),
  },
});
const withSet = (lot: LotParts, change: Partial<SubmissionSet>): LotParts => ({
  ...lot,
  content: { ...lot.content, submissionSets: lot.content.submissionSets.map((each) => ({ ...each, ...change })) },
});
const withAssociations = (lot: LotParts, change: (all: Association[]) => Association[]): LotParts => ({
  ...lot,
  content: { ...lot.content, associations: change(lot.content.associations) },
});
const withFiles = (lot: LotParts, files: Record<string, Buffer>): LotParts => ({
  ...lot,
  files: { ...lot.files, ...files },
});
const without = (lot: LotParts, id: string): LotParts => ({
  ...lot,
  files: Object.fromEntries(Object.entries(lot.files).filter(([each]) => each !== id)),
});
const bytesOf = ({ files }: LotParts): Buffer => files['Document01'] ?? Buffer.alloc(0);
const idOf = ({ content }: LotParts): string => content.documents[0]?.uniqueId ?? '';
const setIdOf = ({ content }: LotParts): string => content.submissionSets[0]?.uniqueId ?? '';

test('a whole lot is kept once, its traces tell who brought it, and the person sees it', async () => {
  const before = kept();
  const lot = aLot();
  expect(refusalsOf(await send(lot))).toEqual([]);
  expect(kept()).toBe(before + 1);
  const again = await send(lot);
  expect(new Set(refusalsOf(again))).toEqual(new Set(['XDSDuplicateUniqueIdInRegistry']));
  expect(kept()).toBe(before + 1);
  const deposits = here.town.dmpRecords.traces(insOf(key), { kind: 'person' }, idOf(lot));
  expect(deposits).toMatchObject([{ transaction: 'TD2.1', did: 'a déposé', structureId: '1990001026' }]);
  expect(here.town.dmpRecords.notices(insOf(key), { kind: 'person' })[0]).toMatchObject({
    kind: 'document',
    uniqueId: idOf(lot),
  });
});

test('hash and size are recomputed: right, absent or in capitals they are taken', async () => {
  for (const tell of [
    () => ({}),
    (bytes: Buffer) => ({ hash: sha1(bytes), size: bytes.length }),
    (bytes: Buffer) => ({ hash: sha1(bytes).toUpperCase() }),
  ]) {
    const lot = aLot();
    expect(refusalsOf(await send(withDocument(lot, tell(bytesOf(lot)))))).toEqual([]);
  }
});

const metadata = 'XDSRegistryMetadataError';

test.each<[string, string, (lot: LotParts) => LotParts]>([
  ['lies about a hash', 'XDSNonIdenticalHash', (lot) => withDocument(lot, { hash: '0'.repeat(40) })],
  ['lies about a size', 'XDSNonIdenticalSize', (lot) => withDocument(lot, { size: 3 })],
  ['misses a content', 'XDSMissingDocument', (lot) => without(lot, 'Document01')],
  ['brings an empty content', 'XDSMissingDocument', (lot) => withFiles(lot, { Document01: Buffer.alloc(0) })],
  [
    'brings what nothing describes',
    'XDSMissingDocumentMetadata',
    (lot) => withFiles(lot, { Stray01: Buffer.from('<a/>') }),
  ],
  [
    'gives one identifier twice',
    'XDSRegistryDuplicateUniqueIdInMessage',
    (lot) => withSignature(lot, { uniqueId: idOf(lot) }),
  ],
  [
    'has no signature',
    metadata,
    (lot) => ({ ...lot, content: { ...lot.content, documents: lot.content.documents.slice(0, 1) } }),
  ],
  [
    'has no document',
    metadata,
    (lot) => ({ ...lot, content: { ...lot.content, documents: lot.content.documents.slice(1) } }),
  ],
  [
    'is two lots',
    metadata,
    (lot) => ({
      ...lot,
      content: {
        ...lot.content,
        submissionSets: lot.content.submissionSets.flatMap((set) => [set, { ...set, entryUuid: 'Other' }]),
      },
    }),
  ],
  [
    'is signed by another structure',
    'DMPInvalidCertificate',
    (lot) =>
      withFiles(lot, {
        Signature01: signedBy(seal(iris), setIdOf(lot), [{ uniqueId: idOf(lot), bytes: bytesOf(lot) }]),
      }),
  ],
  [
    'is signed by a key that opens connections',
    'DMPInvalidCertificate',
    (lot) =>
      withFiles(lot, {
        Signature01: signedBy(keysOf(here.town, '1990001026').authentication, setIdOf(lot), [
          { uniqueId: idOf(lot), bytes: bytesOf(lot) },
        ]),
      }),
  ],
  [
    'is signed by a stranger',
    'DMPInvalidCertificate',
    (lot) =>
      withFiles(lot, {
        Signature01: signedBy(here.town.certificates.stranger, setIdOf(lot), [
          { uniqueId: idOf(lot), bytes: bytesOf(lot) },
        ]),
      }),
  ],
  [
    'was changed after it was signed',
    'InvalidDocumentContent',
    (lot) => withFiles(lot, { Document01: cdaOf(idOf(lot), key, 'Autre chose') }),
  ],
  [
    'signs another lot',
    'InvalidDocumentContent',
    (lot) =>
      withFiles(lot, { Signature01: signedBy(seal(), newOid(), [{ uniqueId: idOf(lot), bytes: bytesOf(lot) }]) }),
  ],
  [
    'signs nothing of it',
    'InvalidDocumentContent',
    (lot) =>
      withFiles(lot, { Signature01: signedBy(seal(), setIdOf(lot), [{ uniqueId: newOid(), bytes: bytesOf(lot) }]) }),
  ],
  [
    'wraps the signed manifest in one of its own',
    'InvalidDocumentContent',
    (lot) => {
      const other = cdaOf(idOf(lot), key, 'Autre chose');
      const forged = signedBy(seal(), setIdOf(lot), [{ uniqueId: idOf(lot), bytes: other }]).toString();
      const [manifest = ''] = /<ds:Manifest.*?<\/ds:Manifest>/s.exec(forged) ?? [];
      const signature = lot.files['Signature01']?.toString() ?? '';
      const wrapped = signature.replace(/(<ds:Object>)/, `<ds:Object>${manifest}</ds:Object>$1`);
      return withFiles(lot, { Document01: other, Signature01: Buffer.from(wrapped) });
    },
  ],
  [
    'says the purpose of another signature',
    'InvalidDocumentContent',
    (lot) => {
      const signature = lot.files['Signature01']?.toString() ?? '';
      const moved = signature.replace('Id="purposeOfSignature" Target="#S0"', 'Id="purposeOfSignature" Target="#S1"');
      return withFiles(lot, { Signature01: Buffer.from(moved) });
    },
  ],
  [
    'has a signature that is no XML',
    'InvalidDocumentContent',
    (lot) => withFiles(lot, { Signature01: Buffer.from('<') }),
  ],
  ['shows its signature to all', metadata, (lot) => withSignature(lot, { confidentiality: [] })],
  ['has a signature in French', metadata, (lot) => withSignature(lot, { languageCode: 'fr-FR' })],
  [
    'does not bind the signature',
    metadata,
    (lot) => withAssociations(lot, (all) => all.filter(({ kind }) => kind !== 'signs')),
  ],
  [
    'does not bind a document',
    metadata,
    (lot) => withAssociations(lot, (all) => all.filter(({ target }) => target !== 'Document01')),
  ],
  [
    'binds a document without Original',
    metadata,
    (lot) => withAssociations(lot, (all) => all.map((each) => ({ ...each, slots: {} }))),
  ],
  [
    'binds what is not there',
    'UnresolvedReferenceException',
    (lot) =>
      withAssociations(lot, (all) => [
        ...all,
        { id: 'More', kind: 'HasMember', source: all[0]?.source ?? '', target: 'Nowhere', slots: {} },
      ]),
  ],
  [
    'appends to another',
    metadata,
    (lot) =>
      withAssociations(lot, (all) => [
        ...all,
        { id: 'More', kind: 'APND', source: 'Document01', target: 'urn:uuid:x', slots: {} },
      ]),
  ],
  [
    'is about two people',
    'XDSPatientIdDoesNotMatch',
    (lot) => withDocument(lot, { patientId: `${insOf('irene').matricule}^^^&1.2.250.1.213.1.4.10&ISO^NH` }),
  ],
  [
    'is about another than the VIHF',
    'XDSPatientIdDoesNotMatch',
    (lot) => withSet(lot, { patientId: `${insOf('irene').matricule}^^^&1.2.250.1.213.1.4.10&ISO^NH` }),
  ],
  ['has no OID', metadata, (lot) => withSet(lot, { uniqueId: 'lot-1' })],
  ['is dated of the day only', metadata, (lot) => withSet(lot, { submissionTime: '20261121' })],
  ['comes from nowhere', metadata, (lot) => withSet(lot, { sourceId: 'Liane' })],
  [
    'has an unknown activity',
    metadata,
    (lot) => withSet(lot, { contentType: { code: '99', codeSystem: '1.2.250.1.213.2.2', displayName: '' } }),
  ],
  [
    'has two authors',
    metadata,
    (lot) =>
      withSet(lot, { authors: lot.content.submissionSets.flatMap(({ authors: [one] }) => (one ? [one, one] : [])) }),
  ],
])('DMP/3.5 a lot that %s is refused with %s, and nothing of it is kept', async (_what, code, spoil) => {
  const before = kept();
  expect(refusalsOf(await send(spoil(aLot())))).toContain(code);
  expect(kept()).toBe(before);
});

test('DMP/3.11 feeding is INDIRECTE: refused in AIR and in bris de glace, with the code', async () => {
  expect(refusalsOf(await send({ ...aLot(), mode: 'INDIRECTE_RENFORCEE' }))).toEqual([
    'DMPAccessDeniedByRightsService',
  ]);
  expect(refusalsOf(await send(aLot(), { vihf: { purpose: 'bris_de_glace' } }))).toEqual([
    'DMPAccessDeniedByRightsService',
  ]);
});

test('DMP/3.2 a refusal of the repository comes in MTOM too', async () => {
  const reply = await send({ ...aLot(), mode: 'INDIRECTE_RENFORCEE' });
  expect([reply.status, reply.contentType]).toEqual([500, expect.stringMatching(/^multipart\/related/)]);
});

test('a lot that is no MTOM message is turned away', async () => {
  const { parts: _parts, ...call } = callOf(aLot(), key);
  expect(refusalsOf(await here.call(call))).toEqual(['DMPGenericError']);
});
