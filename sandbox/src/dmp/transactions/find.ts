import { readAdhocQuery, readCx, writeAdhocQueryResponse } from '@liane/xds';
import type { CodeRef, Coded, FindDocuments, FindSubmissionSets, StoredQuery, XdsContent } from '@liane/xds';
import type { Caller } from '../caller.ts';
import { otherPatient } from '../refusals.ts';
import { demandActive, demandConsultation, demandRight } from '../rules/access.ts';
import { isLotSignature } from '../rules/lot.ts';
import { signatureType } from '../rules/unverified.ts';
import { professionalSees } from '../rules/visibility.ts';
import { leaveTrace } from '../state/record.ts';
import type { KeptDocument, KeptRecord } from '../state/record.ts';
import { traceOf } from './transaction.ts';
import type { Asked, Transaction } from './transaction.ts';

const nothing: XdsContent = { submissionSets: [], documents: [], associations: [], references: [] };

/** TD3.1: ITI-18 (digest 3.7). What the caller may not see is not in the answer (U-20). */
export const find: Transaction = {
  name: 'TD3.1',
  path: 'registry',
  action: 'urn:ihe:iti:2007:RegistryStoredQuery',
  responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
  writeRefusal: (errors) => writeAdhocQueryResponse({ status: 'Failure', errors: [...errors], content: nothing }),
  answer({ received, caller, record }: Asked, desk) {
    const { query, returns } = readAdhocQuery(received.body);
    const reference = query.kind === 'GetDocuments' && returns === 'ObjectRef';
    const right = demandRight(reference ? 'TD3.1 reference' : 'TD3.1 metadata', caller, record);
    const active = demandActive(record);
    // Condition 5: a reference, to replace or delete, asks no authorisation.
    if (right === 'y') demandConsultation(active, caller, desk.now());
    if ('patientId' in query) demandSamePatient(query.patientId, caller);

    const found = answerOf(query, active, right === 'y' ? seenBy(caller, active) : active.documents);
    if (right === 'y') {
      leaveTrace(active, traceOf(caller, 'TD3.1', 'a cherché des documents', desk.now()));
      desk.store.save(active);
    }
    const content = returns === 'LeafClass' ? found : { ...nothing, references: referencesOf(found) };
    return {
      body: writeAdhocQueryResponse({ status: 'Success', errors: [], content }),
      told: `${query.kind} → ${referencesOf(found).length} objet(s)`,
    };
  },
};

function demandSamePatient(patientId: string, { ins }: Caller): void {
  const cx = readCx(patientId);
  if (cx?.id !== ins?.matricule || cx?.authority !== ins?.oid)
    throw otherPatient('Le patient de la recherche n’est pas celui du VIHF.');
}

const referencesOf = ({ submissionSets, documents, associations }: XdsContent): string[] => [
  ...[...documents, ...submissionSets].map(({ entryUuid }) => entryUuid),
  ...associations.map(({ id }) => id),
];

const seenBy = (caller: Caller, record: KeptRecord): KeptDocument[] =>
  record.documents.filter(({ entry }) => professionalSees(entry, caller, record));

function answerOf(query: StoredQuery, record: KeptRecord, seen: readonly KeptDocument[]): XdsContent {
  switch (query.kind) {
    case 'FindDocuments':
      return { ...nothing, documents: seen.filter((each) => matches(each, query)).map(({ entry }) => entry) };
    case 'FindSubmissionSets':
      return { ...nothing, submissionSets: record.submissionSets.filter((set) => setMatches(set, query)) };
    case 'GetAssociations':
      return { ...nothing, associations: associationsOf(record, seen, query.uuids) };
    default: {
      const documents = seen.filter(
        ({ entry, superseded }) =>
          ('entryUuids' in query
            ? query.entryUuids.includes(entry.entryUuid)
            : query.uniqueIds.includes(entry.uniqueId)) &&
          ('entryUuids' in query || !superseded),
      );
      const uuids = documents.map(({ entry }) => entry.entryUuid);
      const associations = query.kind === 'GetDocumentsAndAssociations' ? associationsOf(record, seen, uuids) : [];
      return { ...nothing, documents: documents.map(({ entry }) => entry), associations };
    }
  }
}

/** Associations of these objects, never betraying a document that is not seen. */
function associationsOf(record: KeptRecord, seen: readonly KeptDocument[], uuids: readonly string[]) {
  const visible = new Set([
    ...seen.map(({ entry }) => entry.entryUuid),
    ...record.submissionSets.map(({ entryUuid }) => entryUuid),
  ]);
  return record.associations.filter(
    ({ source, target }) =>
      (uuids.includes(source) || uuids.includes(target)) && visible.has(source) && visible.has(target),
  );
}

const oneOf = (asked: readonly CodeRef[] | undefined, values: readonly Coded[]): boolean =>
  asked === undefined ||
  values.some(({ code, codeSystem }) =>
    asked.some((each) => each.code === code && (each.codeSystem === '' || each.codeSystem === codeSystem)),
  );

function matches({ entry }: KeptDocument, query: FindDocuments): boolean {
  const signatureAsked = query.typeCodes?.some(({ code }) => code === signatureType) ?? false;
  return (
    (signatureAsked || !isLotSignature(entry)) &&
    entry.availabilityStatus !== null &&
    query.statuses.includes(entry.availabilityStatus) &&
    oneOf(query.classCodes, [entry.classCode]) &&
    oneOf(query.typeCodes, [entry.typeCode]) &&
    oneOf(query.practiceSettings, [entry.practiceSetting]) &&
    oneOf(query.facilityTypes, [entry.healthcareFacilityType]) &&
    oneOf(query.formats, [entry.formatCode]) &&
    oneOf(query.events, entry.events) &&
    oneOf(query.confidentiality, entry.confidentiality) &&
    within(entry.creationTime, query.creationFrom, query.creationTo) &&
    within(entry.serviceStartTime, query.serviceStartFrom, query.serviceStartTo) &&
    within(entry.serviceStopTime, query.serviceStopFrom, query.serviceStopTo) &&
    (query.authors === undefined ||
      entry.authors.some(({ person }) => query.authors?.some((pattern) => like(person ?? '', pattern))))
  );
}

const setMatches = (set: KeptRecord['submissionSets'][number], query: FindSubmissionSets): boolean =>
  set.availabilityStatus !== null &&
  query.statuses.includes(set.availabilityStatus) &&
  (query.sourceIds === undefined || query.sourceIds.includes(set.sourceId)) &&
  within(set.submissionTime, query.submittedFrom, query.submittedTo) &&
  oneOf(query.contentTypes, [set.contentType]) &&
  (query.author === undefined || set.authors.some(({ person }) => like(person ?? '', query.author ?? '')));

/** ITI TF-2 3.18.4.1.2.3.7.1: from included, to excluded; a document without the date is not found by it. */
function within(time: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  if (time === null || time === '') return false;
  const whole = (text: string): string => text.padEnd(8, '01').padEnd(14, '0');
  return (from === undefined || whole(time) >= whole(from)) && (to === undefined || whole(time) < whole(to));
}

/** ITI TF-2 3.18.4.1.2.3.5: `%` any text, `_` any character. */
function like(text: string, pattern: string): boolean {
  const escaped = pattern.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's').test(text);
}
