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

test('TD3.2: a multipart that no writer of ours wrote: other part first, folded headers, attachment elsewhere', async () => {
  const bytes = Buffer.from('<a>é\r\n--frontiere</a>');
  const envelope = (messageId: string): string => `<?xml version='1.0' encoding='UTF-8'?>
<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://www.w3.org/2005/08/addressing">
  <S:Header><w:RelatesTo>${messageId}</w:RelatesTo><w:Action S:mustUnderstand="true">${iti43}</w:Action></S:Header>
  <S:Body><x:RetrieveDocumentSetResponse xmlns:x="urn:ihe:iti:xds-b:2007">
    <r:RegistryResponse xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>
    <x:DocumentResponse><x:HomeCommunityId>urn:oid:1.2.3</x:HomeCommunityId>
      <x:RepositoryUniqueId>${address.repositoryUniqueId}</x:RepositoryUniqueId>
      <x:DocumentUniqueId>${address.uniqueId}</x:DocumentUniqueId><x:mimeType>text/xml</x:mimeType>
      <x:Document><i:Include xmlns:i="http://www.w3.org/2004/08/xop/include" href="cid:piece%401"/></x:Document>
    </x:DocumentResponse></x:RetrieveDocumentSetResponse></S:Body></S:Envelope>`;
  const { dmp } = await dmpThat(({ messageId }) => ({
    contentType:
      'Multipart/Related; start-info="application/soap+xml"; type="application/xop+xml"; start="<racine>"; boundary="frontiere_1"',
    body: Buffer.concat([
      Buffer.from(
        '\r\n--frontiere_1\r\ncontent-id: <piece@1>\r\nCONTENT-TYPE:\r\n application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n',
      ),
      bytes,
      Buffer.from(
        `\r\n--frontiere_1\r\nContent-Transfer-Encoding: 8bit\r\nContent-Type: application/xop+xml; charset=utf-8;\r\n\ttype="application/soap+xml"\r\nContent-ID: <racine>\r\n\r\n${envelope(messageId)}\r\n--frontiere_1--\r\n`,
      ),
    ]),
  }));
  expect(await dmp.read(dominique, [address], nadia)).toEqual([
    { uniqueId: address.uniqueId, mimeType: 'text/xml', bytes },
  ]);
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
