import { sha1, writeRetrieveResponse } from '@liane/xds';
import { writeRelated } from '@liane/multipart';
import { expect, test } from 'vitest';
import { DmpUnreadable } from './index.ts';
import { answering, dominique, nadia, sheet } from './testing/answers.ts';
import { dmpThat } from './testing/dmp-that.ts';
import type { Asked, Said } from './testing/service.ts';

const iti43 = 'urn:ihe:iti:2007:RetrieveDocumentSetResponse';
const address = { uniqueId: sheet.uniqueId, repositoryUniqueId: '1.2.250.1.213.4.1.1.1.2' };
const other = { ...address, uniqueId: '1.2.3' };

const mtom = ({ messageId }: Asked, body: string, files: Record<string, Buffer>): Said => {
  const { contentType, body: bytes } = writeRelated({
    envelope: answering(iti43, messageId, body),
    action: iti43,
    parts: Object.entries(files).map(([contentId, content]) => ({ contentId, contentType: 'text/xml', body: content })),
  });
  return { contentType, body: bytes };
};
const given = (uniqueId: string, content: { contentId: string } | { base64: string }) => ({
  ...address,
  uniqueId,
  mimeType: 'text/xml',
  content,
});

test('DMP/3.7 TD3.2: a document byte for byte, from MTOM', async () => {
  const bytes = Buffer.from('<?xml version="1.0"?><ClinicalDocument>\r\n--é\0</ClinicalDocument>');
  const { dmp, service } = await dmpThat((asked) =>
    mtom(
      asked,
      writeRetrieveResponse({
        status: 'Success',
        errors: [],
        documents: [given(address.uniqueId, { contentId: 'd@x' })],
      }),
      { 'd@x': bytes },
    ),
  );
  const [read] = await dmp.read(dominique, [address], nadia);
  expect(read?.bytes.equals(bytes)).toBe(true);
  expect(read).toMatchObject({ uniqueId: address.uniqueId, mimeType: 'text/xml' });
  expect(service.asked[0]?.headers['content-type']).toMatch(
    /^multipart\/related; boundary=.*type="application\/xop\+xml"/,
  );
});

test('TD3.2: what is given comes back, what is refused is told when nothing is given', async () => {
  const error = { code: 'XDSDocumentUniqueIdError', context: '1.2.3', severity: 'Error', location: null } as const;
  const some = await dmpThat((asked) =>
    mtom(
      asked,
      writeRetrieveResponse({
        status: 'PartialSuccess',
        errors: [error],
        documents: [given(address.uniqueId, { base64: 'PGEvPg==' })],
      }),
      {},
    ),
  );
  expect(await some.dmp.read(dominique, [address, other], nadia)).toEqual([
    { uniqueId: address.uniqueId, mimeType: 'text/xml', bytes: Buffer.from('<a/>') },
  ]);
  const none = await dmpThat((asked) =>
    mtom(asked, writeRetrieveResponse({ status: 'Failure', errors: [error], documents: [] }), {}),
  );
  await expect(none.dmp.read(dominique, [other], nadia)).rejects.toMatchObject({ code: 'XDSDocumentUniqueIdError' });
});

test.each([
  ['another size', { size: 5 }],
  ['another hash', { hash: '0'.repeat(40) }],
])('TD3.2 that gives %s than the entry announced is set aside', async (_what, announced) => {
  const bytes = Buffer.from('<a/>');
  const { dmp } = await dmpThat((asked) =>
    mtom(
      asked,
      writeRetrieveResponse({
        status: 'Success',
        errors: [],
        documents: [given(address.uniqueId, { contentId: 'd@x' })],
      }),
      { 'd@x': bytes },
    ),
  );
  const truth = { ...address, size: bytes.length, hash: sha1(bytes).toUpperCase() };
  expect(await dmp.read(dominique, [truth], nadia)).toMatchObject([{ bytes }]);
  await expect(dmp.read(dominique, [{ ...truth, ...announced }], nadia)).rejects.toBeInstanceOf(DmpUnreadable);
});

test.each<[string, ReturnType<typeof given>[]]>([
  ['a document that was not asked', [given('1.2.9', { base64: 'PGEvPg==' })]],
  [
    'the same document twice',
    [given(address.uniqueId, { base64: 'PGEvPg==' }), given(address.uniqueId, { base64: 'PGIvPg==' })],
  ],
  ['a part that is not there', [given(address.uniqueId, { contentId: 'none' })]],
  ['bytes that are not base64', [given(address.uniqueId, { base64: 'é' })]],
])('TD3.2 that gives %s is set aside', async (_what, documents) => {
  const { dmp } = await dmpThat((asked) =>
    mtom(asked, writeRetrieveResponse({ status: 'Success', errors: [], documents }), {}),
  );
  await expect(dmp.read(dominique, [address], nadia)).rejects.toBeInstanceOf(DmpUnreadable);
});
