import { dmpFirstVersion } from '@liane/vocabulary/unverified/dmp';
import {
  confidentialityOf,
  hiddenFrom,
  readRegistryResponse,
  statusUrn,
  submissionSetId,
  submissionSetOf,
  writeSubmitObjectsRequest,
} from '@liane/xds';
import type { Association, AvailabilityStatus, DocumentEntry, Hidden, XdsContent } from '@liane/xds';
import { actingAuthor, undifferentiated } from './acting-author.ts';
import { call } from './call.ts';
import type { Line, Transaction } from './call.ts';
import { DmpInvalid } from './errors.ts';
import type { Change, Consulting, Feeding, InsOf } from './messages.ts';
import { checkRegistry } from './registry.ts';
import { documentId, oidFrom } from './symbolic-ids.ts';
import { patientIdOf } from './vihf.ts';

const transaction: Transaction = {
  name: 'TD3.3',
  service: 'update',
  action: 'urn:ihe:iti:2010:UpdateDocumentSet',
  // Digest §6.2: the WSDL of the DMP writes a hyphen, the text of IHE none.
  answers: ['urn:ihe:iti:2010:UpdateDocumentSet-Response', 'urn:ihe:iti:2010:UpdateDocumentSetResponse'],
  repeatable: false,
};

/** TD3.3 (digest §3.7): ITI-57. A structure may delete its own; the rest is asked by a professional. @throws DmpError */
export async function change(line: Line, ins: InsOf, asked: Change, by: Feeding | Consulting): Promise<void> {
  const body = writeSubmitObjectsRequest(contentOf(line, ins, asked, by));
  await call(line, transaction, { body, patientId: patientIdOf(ins), by }, ({ message }) =>
    checkRegistry(readRegistryResponse(message), 'refused'),
  );
}

function contentOf({ settings }: Line, ins: InsOf, asked: Change, by: Feeding | Consulting): XdsContent {
  if (asked.entry.patientId.split('^^')[0] !== ins.matricule) {
    throw new DmpInvalid('le document n’est pas celui de cette personne');
  }
  const submissionSet = submissionSetOf({
    uniqueId: oidFrom(settings.newId()),
    sourceId: settings.sourceId,
    submittedAt: settings.now(),
    patientId: patientIdOf(ins),
    author: actingAuthor(by),
    contentType: by.structure.contentType ?? undifferentiated,
  });
  const changed = asked.kind in newStatuses ? [] : [withConfidentiality(asked)];
  return { submissionSets: [submissionSet], documents: changed, associations: [associationFor(asked)], references: [] };
}

const newStatuses: Partial<Record<Change['kind'], AvailabilityStatus>> = {
  delete: 'Deleted',
  archive: 'Archived',
  unarchive: 'Approved',
};

function associationFor({ kind, entry }: Change): Association {
  const status = newStatuses[kind];
  if (status === undefined) {
    return {
      id: 'Member-Document01',
      kind: 'HasMember',
      source: submissionSetId,
      target: documentId(1),
      slots: { SubmissionSetStatus: ['Original'], PreviousVersion: [entry.version ?? dmpFirstVersion] },
    };
  }
  return {
    id: 'Status01',
    kind: 'UpdateAvailabilityStatus',
    source: submissionSetId,
    target: entry.entryUuid,
    slots: {
      OriginalStatus: [statusUrn(entry.availabilityStatus ?? 'Approved')],
      NewStatus: [statusUrn(status)],
    },
  };
}

/** A whole new version of the entry, only its confidentiality changed (digest §3.7). @throws DmpInvalid without the id the DMP gave */
function withConfidentiality({ kind, entry }: Change): DocumentEntry {
  if (entry.logicalId === null) throw new DmpInvalid('la référence du document dans le DMP manque');
  const [general] = entry.confidentiality;
  return {
    ...entry,
    entryUuid: documentId(1),
    confidentiality: confidentialityOf(general?.code, hiddenAfter(kind, hiddenFrom(entry.confidentiality))),
  };
}

function hiddenAfter(kind: Change['kind'], hidden: readonly Hidden[]): Hidden[] {
  if (kind === 'mask') return [...new Set<Hidden>([...hidden, 'MASQUE_PS'])];
  if (kind === 'unmask') return hidden.filter((each) => each !== 'MASQUE_PS');
  return hidden.filter((each) => each === 'MASQUE_PS');
}
