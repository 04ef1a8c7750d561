import { readRegistryResponse, sha1, submissionOf, submissionSetId, writeProvideAndRegister } from '@liane/xds';
import type { Coded, DocumentEntry, SubmissionSet } from '@liane/xds';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import type { Settings } from './config.ts';
import { DmpInvalid } from './errors.ts';
import { signLot } from './lot-signature.ts';
import type { ActingFor, FedDocument, FeedingReceipt } from './messages.ts';
import { checkRegistry } from './registry.ts';
import { documentId, signatureId } from './symbolic-ids.ts';

const transaction: Transaction = {
  name: 'TD2.1',
  service: 'repository',
  action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
  answers: ['urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse'],
  mtom: true,
  repeatable: false,
};

export interface Lot {
  submissionSet: SubmissionSet;
  documents: FedDocument[];
}

/**
 * TD2.1 (digest §3.5): ITI-41, one lot of one person, signed by the seal; a document that replaces another is bound to it by RPLC.
 * Hash and size are those of the bytes, whatever the entries say. @throws DmpError
 */
export async function feed(line: Line, lot: Lot, by: ActingFor): Promise<FeedingReceipt> {
  const documents = checkLot(lot);
  const submissionSet: SubmissionSet = { ...lot.submissionSet, entryUuid: submissionSetId };
  const { identityOf, now, practiceSetting } = line.settings;
  const signature = signLot({ seal: identityOf(by.structure.id).seal, now }, submissionSet, documents);
  const entries = documents.map(({ entry, bytes }, rank) => ({
    ...numbered(entry, bytes, rank + 1),
    practiceSetting: settingOf(entry.practiceSetting, practiceSetting),
  }));
  const replaced = documents.flatMap(({ replaces }, rank) =>
    replaces === undefined ? [] : [[documentId(rank + 1), replaces] as const],
  );
  const content = submissionOf(submissionSet, entries, Object.fromEntries(replaced));
  const files = [
    ...documents.map(({ bytes }, rank) => ({ id: documentId(rank + 1), bytes })),
    { id: signatureId, bytes: signature.bytes },
  ];
  const submittedAt = now();
  return call(
    line,
    transaction,
    {
      body: writeProvideAndRegister({
        content: {
          ...content,
          documents: [...content.documents, signature.entry],
          associations: [...content.associations, ...signature.associations],
        },
        documents: files.map(({ id }) => ({ entryUuid: id, content: { contentId: contentIdOf(id) } })),
      }),
      parts: files.map(({ id, bytes }) => ({ contentId: contentIdOf(id), contentType: 'text/xml', body: bytes })),
      patientId: submissionSet.patientId,
      by: { ...by, channel: 'feed' },
    },
    ({ message }): FeedingReceipt => ({
      submissionSetId: submissionSet.uniqueId,
      submittedAt,
      warnings: checkRegistry(readRegistryResponse(message), 'refused').map(({ code, context }) => ({ code, context })),
    }),
  );
}

/** A lot that mixes two people must not leave, even to be refused. @throws DmpInvalid */
function checkLot({ submissionSet, documents }: Lot): [FedDocument, ...FedDocument[]] {
  const [first, ...others] = documents;
  if (!first) throw new DmpInvalid('le lot ne contient aucun document');
  if (documents.some(({ entry }) => entry.patientId !== submissionSet.patientId)) {
    throw new DmpInvalid('un document du lot n’est pas celui de la même personne');
  }
  if (new Set(documents.map(({ entry }) => entry.uniqueId)).size < documents.length) {
    throw new DmpInvalid('deux documents du lot ont le même identifiant');
  }
  if (documents.some(({ replaces }) => replaces !== undefined && !replaces.startsWith('urn:uuid:'))) {
    throw new DmpInvalid('le document à remplacer n’est pas désigné par sa référence dans le DMP');
  }
  return [first, ...others];
}

const numbered = (entry: DocumentEntry, bytes: Buffer, rank: number): DocumentEntry => ({
  ...entry,
  entryUuid: documentId(rank),
  logicalId: null,
  version: null,
  availabilityStatus: null,
  repositoryUniqueId: null,
  uri: null,
  hash: sha1(bytes),
  size: bytes.length,
});

/** U-13: `ESSMS` is in the CI-SIS and not in JDV_J62; an installation may send MAD instead. */
const settingOf = (setting: Coded, sent: Settings['practiceSetting']): Coded =>
  setting.code === 'ESSMS' && sent === 'MAD'
    ? { ...setting, code: 'MAD', displayName: 'Maintien à domicile' }
    : setting;

const contentIdOf = (id: string): string => `${id}@liane`;
