import { hiddenFrom, readRegistryObjects, statusOf, writeRegistryResponse } from '@liane/xds';
import type { Association, AvailabilityStatus, DocumentEntry, SubmissionSet } from '@liane/xds';
import type { Caller } from '../caller.ts';
import { refuseIfAny, rightMissing } from '../refusals.ts';
import { demandActive, demandConsultation, demandRight } from '../rules/access.ts';
import { isUniqueId } from '../rules/entry.ts';
import { isTreatingDoctor } from '../rules/rights-table.ts';
import type { Action } from '../rules/rights-table.ts';
import { isAuthor, isOfStructure, professionalSees } from '../rules/visibility.ts';
import { currentByUuid, leaveTrace } from '../state/record.ts';
import type { KeptDocument, KeptRecord } from '../state/record.ts';
import { traceOf } from './transaction.ts';
import type { Desk, Transaction } from './transaction.ts';

/** TD3.3: ITI-57 (digest 3.7). a mask or unmask, b make visible, c delete, d archive or unarchive. */
export const update: Transaction = {
  name: 'TD3.3',
  path: 'registry',
  action: 'urn:ihe:iti:2010:UpdateDocumentSet',
  responseAction: 'urn:ihe:iti:2010:UpdateDocumentSet-Response',
  submits: true,
  writeRefusal: (errors) => writeRegistryResponse({ status: 'Failure', errors: [...errors] }),
  answer({ received, caller, record }, desk) {
    const { submissionSets, documents, associations } = readRegistryObjects(received.body);
    const active = demandActive(record);
    const set = demandSet(submissionSets, caller, desk);
    const change = associations.find(({ kind }) => kind === 'UpdateAvailabilityStatus');
    const { did, entryUuid } = change
      ? changeStatus(change, caller, active, desk)
      : changeConfidentiality(set, documents, associations, caller, active, desk);
    keepSet(set, entryUuid, active, desk);
    desk.store.save(active);
    return { body: writeRegistryResponse({ status: 'Success', errors: [] }), told: `${did} un document` };
  },
};

interface Changed {
  did: string;
  /** Of what stands now. */
  entryUuid: string;
}

/** The lot stays, with what it changed: whoever asks what is new hears of it. */
function keepSet(set: SubmissionSet, target: string, record: KeptRecord, desk: Desk): void {
  const source = `urn:uuid:${desk.newId()}`;
  record.submissionSets.push({ ...set, entryUuid: source, availabilityStatus: 'Approved' });
  const slots = { SubmissionSetStatus: ['Original'] };
  record.associations.push({ id: `urn:uuid:${desk.newId()}`, kind: 'HasMember', source, target, slots });
}

const updateError = (context: string, location?: string, code = 'XDSMetadataUpdateError'): never => {
  refuseIfAny([{ code, context, ...(location === undefined ? {} : { location }) }]);
  throw new Error('a complaint refuses');
};

function demandSet([set, ...others]: readonly SubmissionSet[], { ins }: Caller, desk: Desk): SubmissionSet {
  if (set === undefined || others.length > 0) return updateError('Un lot et un seul est attendu');
  if (!isUniqueId(set.uniqueId))
    return updateError('SubmissionSet.uniqueId : un OID est attendu', undefined, 'XDSRegistryMetadataError');
  if (!set.patientId.startsWith(`${ins?.matricule}^^^&${ins?.oid}&`))
    return updateError('patientId n’est pas l’INS du VIHF', set.uniqueId, 'XDSPatientIdDoesNotMatch');
  if (desk.store.knows(set.uniqueId))
    return updateError('Ce uniqueId est déjà enregistré', set.uniqueId, 'XDSDuplicateUniqueIdInRegistry');
  return set;
}

/** c, d: the status alone changes. */
function changeStatus({ target, slots }: Association, caller: Caller, record: KeptRecord, desk: Desk): Changed {
  const kept = currentByUuid(record, target);
  if (!kept) return updateError('Document inconnu', target, 'UnresolvedReferenceException');
  const before = statusOf(slots['OriginalStatus']?.[0]);
  const after = statusOf(slots['NewStatus']?.[0]);
  if (before === null || before !== kept.entry.availabilityStatus)
    return updateError('OriginalStatus n’est pas l’état du document', target);
  const did = acts[`${before} ${after}`];
  if (after === null || did === undefined) return updateError('Ce changement d’état n’existe pas', target);

  const action: Action = after === 'Deleted' ? 'TD3.3c' : 'TD3.3d';
  demandOwn(action, kept.entry, caller, record, desk);
  const { entry } = kept;
  kept.entry = { ...entry, availabilityStatus: after };
  leaveTrace(record, traceOf(caller, action, did, desk.now(), entry));
  return { did, entryUuid: entry.entryUuid };
}

const acts: Readonly<Record<string, string>> = {
  'Approved Deleted': 'a supprimé',
  'Deprecated Deleted': 'a supprimé',
  'Archived Deleted': 'a supprimé',
  'Approved Archived': 'a archivé',
  'Archived Approved': 'a désarchivé',
} satisfies Partial<Record<`${AvailabilityStatus} ${AvailabilityStatus}`, string>>;

/** Conditions 8 and 9 of the table, and its star: a document of the person belongs to them and to the médecin traitant. */
function demandOwn(action: Action, entry: DocumentEntry, caller: Caller, record: KeptRecord, desk: Desk): void {
  const right = demandRight(action, caller, record);
  if (right === 'y' || right === '8') demandConsultation(record, caller, desk.now());
  if (right === '8' && !isAuthor(entry, caller.id)) throw rightMissing(`${action} : réservée à l’auteur du document.`);
  if (right === '9' && !isOfStructure(entry, caller.structureId))
    throw rightMissing(`${action} : réservée à la structure qui est l’auteur du document.`);
  if (entry.classCode.code === '90' && !isTreatingDoctor(caller, record))
    throw rightMissing(`${action} : un document du patient n’est changé que par lui ou par son médecin traitant.`);
}

/** a, b: a full new version of the metadata, whose confidentiality alone differs. */
function changeConfidentiality(
  set: SubmissionSet,
  [next, ...others]: readonly DocumentEntry[],
  associations: readonly Association[],
  caller: Caller,
  record: KeptRecord,
  desk: Desk,
): Changed {
  if (next === undefined || others.length > 0) return updateError('Un document et un seul est attendu');
  const kept = record.documents.find(
    ({ entry, superseded }) => !superseded && entry.logicalId !== null && entry.logicalId === next.logicalId,
  );
  const location = next.uniqueId;
  if (!kept) return updateError('logicalId inconnu', location, 'UnresolvedReferenceException');
  const member = associations.find(
    ({ kind, source, target }) => kind === 'HasMember' && source === set.entryUuid && target === next.entryUuid,
  );
  // U-24: the version told is the current one.
  if (member?.slots['PreviousVersion']?.[0] !== kept.entry.version)
    return updateError(`PreviousVersion : ${kept.entry.version} attendue`, location, 'XDSMetadataVersionError');
  if (sameButConfidentiality(next) !== sameButConfidentiality(kept.entry))
    return updateError('Seule la confidentialité peut changer', location);
  const { action, did } = actionOf(kept.entry, next);
  const right = demandRight(action, caller, record);
  demandConsultation(record, caller, desk.now());
  if (!professionalSees(kept.entry, caller, record)) throw rightMissing('Document absent ou non consultable.');
  if (right === '8' && !isAuthor(kept.entry, caller.id))
    throw rightMissing('Un document n’est démasqué que par son auteur ou par le médecin traitant.');

  const version = newVersion(kept, next.confidentiality, desk);
  record.documents.push(version);
  leaveTrace(record, traceOf(caller, action.slice(0, 6), did, desk.now(), kept.entry));
  return { did, entryUuid: version.entry.entryUuid };
}

/** The next version of the metadata; the old ones stay, no longer in force. */
export function newVersion(
  kept: KeptDocument,
  confidentiality: DocumentEntry['confidentiality'],
  desk: Desk,
): KeptDocument {
  const { entry } = kept;
  const version: KeptDocument = {
    ...kept,
    entry: {
      ...entry,
      entryUuid: `urn:uuid:${desk.newId()}`,
      version: String(Number(entry.version) + 1),
      confidentiality,
    },
    keptAt: desk.now().toISOString(),
    superseded: false,
  };
  kept.entry = { ...entry, availabilityStatus: 'Deprecated' };
  kept.superseded = true;
  return version;
}

/** What identifies and describes, set by the sender; what the server sets may be absent or echoed. */
const sameButConfidentiality = (entry: DocumentEntry): string =>
  JSON.stringify([
    entry.uniqueId,
    entry.title,
    entry.comments,
    entry.mimeType,
    entry.languageCode,
    entry.creationTime,
    entry.serviceStartTime,
    entry.serviceStopTime,
    entry.patientId,
    entry.sourcePatientId,
    entry.sourcePatientInfo,
    entry.legalAuthenticator,
    entry.authors,
    ...[entry.classCode, entry.typeCode, entry.formatCode, entry.healthcareFacilityType, entry.practiceSetting].map(
      ({ code, codeSystem }) => [code, codeSystem],
    ),
    entry.events.map(({ code, codeSystem }) => [code, codeSystem]),
    entry.referenceIds,
  ]);

/** Making invisible happens only at feeding time (digest 3.9). */
function actionOf(before: DocumentEntry, after: DocumentEntry): { action: Action; did: string } {
  const had = hiddenFrom(before.confidentiality);
  const has = hiddenFrom(after.confidentiality);
  if (after.confidentiality[0]?.code !== 'N' || has.length !== after.confidentiality.length - 1)
    return updateError('confidentialityCode : valeur hors de JDV_J58', after.uniqueId);
  const added = has.filter((each) => !had.includes(each));
  const removed = had.filter((each) => !has.includes(each));
  if (added.length + removed.length === 0) return updateError('Rien ne change', after.uniqueId);
  if (added.some((each) => each !== 'MASQUE_PS'))
    return updateError('Un document ne devient pas invisible après son dépôt', after.uniqueId);
  if (added.length > 0 && removed.length > 0) return updateError('Un changement à la fois', after.uniqueId);
  if (added.length > 0) return { action: 'TD3.3a mask', did: 'a masqué' };
  if (!removed.includes('MASQUE_PS')) return { action: 'TD3.3b', did: 'a rendu visible' };
  return removed.length === 1
    ? { action: 'TD3.3a unmask', did: 'a démasqué' }
    : updateError('Un changement à la fois', after.uniqueId);
}
