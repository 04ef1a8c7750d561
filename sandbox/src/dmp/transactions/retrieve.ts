import { hiddenFrom, readRetrieveRequest, writeRetrieveResponse } from '@liane/xds';
import type { DocumentAddress } from '@liane/xds';
import type { Caller } from '../caller.ts';
import { refuseIfAny } from '../refusals.ts';
import type { Complaint } from '../refusals.ts';
import { demandActive, demandConsultation, demandRight } from '../rules/access.ts';
import { rightOf } from '../rules/rights-table.ts';
import { hiddenDocumentCode, repositoryUniqueId } from '../rules/unverified.ts';
import { isAuthor, professionalSees } from '../rules/visibility.ts';
import { currentOf, leaveTrace } from '../state/record.ts';
import type { KeptDocument, KeptRecord } from '../state/record.ts';
import { traceOf } from './transaction.ts';
import type { Transaction } from './transaction.ts';

const mostDocuments = 100;

/** TD3.2: ITI-43 (digest 3.7), byte for byte what was fed. */
export const retrieve: Transaction = {
  name: 'TD3.2',
  path: 'repository',
  action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
  responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
  mtom: true,
  writeRefusal: (errors) => writeRetrieveResponse({ status: 'Failure', errors: [...errors], documents: [] }),
  answer({ received, caller, record }, desk) {
    const asked = readRetrieveRequest(received.body);
    demandRight('TD3.2', caller, record);
    const active = demandActive(record);
    demandConsultation(active, caller, desk.now());
    if (asked.length === 0 || asked.length > mostDocuments)
      refuseIfAny([{ code: 'XDSRepositoryError', context: `De 1 à ${mostDocuments} documents par demande` }]);
    const found = asked.map((address) => readable(address, caller, active));
    const missing = found.filter((each): each is Complaint => 'code' in each);
    const documents = found.filter((each): each is KeptDocument => 'entry' in each);
    if (documents.length === 0) refuseIfAny(missing);

    for (const { entry } of documents) leaveTrace(active, traceOf(caller, 'TD3.2', 'a lu', desk.now(), entry));
    desk.store.save(active);
    return {
      body: writeRetrieveResponse({
        status: missing.length === 0 ? 'Success' : 'PartialSuccess',
        errors: missing.map(({ code, context, location = null }) => ({ code, context, severity: 'Error', location })),
        documents: documents.map(({ entry: { uniqueId, mimeType } }, rank) => ({
          repositoryUniqueId,
          uniqueId,
          mimeType,
          content: { contentId: contentId(rank) },
        })),
      }),
      parts: documents.map(({ entry, content }, rank) => ({
        contentId: contentId(rank),
        contentType: entry.mimeType,
        body: desk.store.bytesOf(content),
      })),
      told: `${documents.length} document(s) lu(s)`,
    };
  },
};

const contentId = (rank: number): string => `document${rank + 1}@dmp.sandbox`;

function readable(
  { repositoryUniqueId: repository, uniqueId }: DocumentAddress,
  caller: Caller,
  record: KeptRecord,
): KeptDocument | Complaint {
  if (repository !== repositoryUniqueId)
    return { code: 'XDSUnknownRepositoryId', context: 'Cet entrepôt n’est pas le nôtre', location: uniqueId };
  const kept = currentOf(record, uniqueId);
  if (!kept || !professionalSees(kept.entry, caller, record) || !maskAllows(kept, caller, record))
    return { code: hiddenDocumentCode, context: 'Document absent ou non consultable', location: uniqueId };
  return kept;
}

/** Conditions 6 and 7 of the table: own documents, or allowed by the person in emergency. */
function maskAllows({ entry }: KeptDocument, caller: Caller, record: KeptRecord): boolean {
  if (!hiddenFrom(entry.confidentiality).includes('MASQUE_PS')) return true;
  const right = rightOf('TD3.2 masked', caller, record);
  return (
    right === 'y' ||
    (right === '6' && isAuthor(entry, caller.id)) ||
    (right === '7' && (record.allowsMaskedInEmergency || isAuthor(entry, caller.id)))
  );
}
