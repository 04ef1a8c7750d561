import { namespaces } from '../namespaces.ts';
import { statusUrn } from '../statuses.ts';
import { attribute, slot } from '../write/markup.ts';
import { documentCodeSlots, documentTimeSlots, queryIds } from './stored-query.ts';
import type { AdhocQuery, CodeRef, FindDocuments, FindSubmissionSets, StoredQuery } from './stored-query.ts';

/** `query:AdhocQueryRequest`, body of ITI-18. Declares its namespaces. */
export const writeAdhocQuery = ({ query, returns }: AdhocQuery): string =>
  `<query:AdhocQueryRequest xmlns:query="${namespaces.query}" xmlns:rim="${namespaces.rim}">` +
  `<query:ResponseOption returnComposedObjects="true" returnType="${returns}"/>` +
  `<rim:AdhocQuery${attribute('id', queryIds[query.kind])}>${slotsOf(query)}</rim:AdhocQuery></query:AdhocQueryRequest>`;

function slotsOf(query: StoredQuery): string {
  switch (query.kind) {
    case 'FindDocuments':
      return findDocuments(query);
    case 'FindSubmissionSets':
      return findSubmissionSets(query);
    case 'GetAssociations':
      return listSlot('$uuid', query.uuids);
    default:
      return 'entryUuids' in query
        ? listSlot('$XDSDocumentEntryEntryUUID', query.entryUuids)
        : listSlot('$XDSDocumentEntryUniqueId', query.uniqueIds);
  }
}

const findDocuments = (query: FindDocuments): string =>
  oneSlot('$XDSDocumentEntryPatientId', query.patientId) +
  listSlot('$XDSDocumentEntryStatus', query.statuses.map(statusUrn)) +
  entries(documentCodeSlots)
    .map(([key, name]) => codeSlot(name, query[key]))
    .join('') +
  entries(documentTimeSlots)
    .map(([key, name]) => timeSlot(name, query[key]))
    .join('') +
  listSlot('$XDSDocumentEntryAuthorPerson', query.authors ?? []);

const findSubmissionSets = (query: FindSubmissionSets): string =>
  oneSlot('$XDSSubmissionSetPatientId', query.patientId) +
  listSlot('$XDSSubmissionSetStatus', query.statuses.map(statusUrn)) +
  listSlot('$XDSSubmissionSetSourceId', query.sourceIds ?? []) +
  timeSlot('$XDSSubmissionSetSubmissionTimeFrom', query.submittedFrom) +
  timeSlot('$XDSSubmissionSetSubmissionTimeTo', query.submittedTo) +
  oneSlot('$XDSSubmissionSetAuthorPerson', query.author) +
  codeSlot('$XDSSubmissionSetContentType', query.contentTypes);

/** National digest 3.7: strings in single quotes, doubled inside (ITI TF-2 3.18.4.1.2.3.5); one value without parentheses. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const oneSlot = (name: string, value: string | undefined): string =>
  value === undefined ? '' : slot(name, [quoted(value)]);

const timeSlot = (name: string, value: string | undefined): string => (value === undefined ? '' : slot(name, [value]));

/** Lists in parentheses, several values when long: the answers of all are taken together. */
const listSlot = (name: string, values: readonly string[]): string =>
  slot(
    name,
    chunks(values, 20).map((some) => `(${some.map(quoted).join(',')})`),
  );

const codeSlot = (name: string, codes: readonly CodeRef[] | undefined): string =>
  listSlot(
    name,
    (codes ?? []).map(({ code, codeSystem }) => `${code}^^${codeSystem}`),
  );

const chunks = (values: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, rank) => values.slice(rank * size, (rank + 1) * size));

const entries = <Key extends string, Value>(table: Readonly<Record<Key, Value>>): [Key, Value][] =>
  Object.entries(table) as [Key, Value][];
