import type { XmlElement } from '@liane/xml';
import { NotEbrim, QueryRefused } from '../errors.ts';
import { namespaces } from '../namespaces.ts';
import { slotValues } from '../read/registry-object.ts';
import { statusOf } from '../statuses.ts';
import type { AvailabilityStatus } from '../statuses.ts';
import { listed } from './listed.ts';
import { documentCodeSlots, documentTimeSlots, queryIds } from './stored-query.ts';
import type { AdhocQuery, CodeRef, StoredQuery } from './stored-query.ts';

/**
 * Reads ITI-18.
 * @throws NotEbrim when it is something else, QueryRefused when the query is unknown here or lacks what it must say
 */
export function readAdhocQuery(element: XmlElement): AdhocQuery {
  const adhoc = element.child('AdhocQuery', namespaces.rim);
  if (!element.is('AdhocQueryRequest', namespaces.query) || adhoc === undefined)
    throw new NotEbrim('AdhocQueryRequest', element.name);
  const returnType = element.child('ResponseOption')?.attribute('returnType');
  return { query: storedQueryOf(adhoc), returns: returnType === 'ObjectRef' ? 'ObjectRef' : 'LeafClass' };
}

function storedQueryOf(adhoc: XmlElement): StoredQuery {
  const id = adhoc.attribute('id')?.toLowerCase();
  const kind = Object.entries(queryIds).find(([, known]) => known === id)?.[0] as StoredQuery['kind'] | undefined;
  switch (kind) {
    case 'FindDocuments':
      return {
        kind,
        patientId: one(adhoc, '$XDSDocumentEntryPatientId'),
        statuses: statuses(adhoc, '$XDSDocumentEntryStatus'),
        ...given(documentCodeSlots, (name) => codes(adhoc, name)),
        ...given(documentTimeSlots, (name) => optional(adhoc, name)),
        ...given({ authors: '$XDSDocumentEntryAuthorPerson' }, (name) => list(adhoc, name)),
      };
    case 'FindSubmissionSets':
      return {
        kind,
        patientId: one(adhoc, '$XDSSubmissionSetPatientId'),
        statuses: statuses(adhoc, '$XDSSubmissionSetStatus').filter(
          (status) => status === 'Approved' || status === 'Deprecated',
        ),
        ...given({ sourceIds: '$XDSSubmissionSetSourceId' }, (name) => list(adhoc, name)),
        ...given(
          {
            submittedFrom: '$XDSSubmissionSetSubmissionTimeFrom',
            submittedTo: '$XDSSubmissionSetSubmissionTimeTo',
            author: '$XDSSubmissionSetAuthorPerson',
          },
          (name) => optional(adhoc, name),
        ),
        ...given({ contentTypes: '$XDSSubmissionSetContentType' }, (name) => codes(adhoc, name)),
      };
    case 'GetAssociations':
      return { kind, uuids: list(adhoc, '$uuid') ?? missing('$uuid') };
    case 'GetDocuments':
    case 'GetDocumentsAndAssociations':
      return { kind, ...ids(adhoc) };
    default:
      throw new QueryRefused('XDSUnknownStoredQuery', `requête inconnue (${(id ?? 'sans identifiant').slice(0, 60)})`);
  }
}

/** Exactly one of the two lists (ITI TF-2 3.18.4.1.2.3.7.5). */
function ids(adhoc: XmlElement): { entryUuids: string[] } | { uniqueIds: string[] } {
  const entryUuids = list(adhoc, '$XDSDocumentEntryEntryUUID');
  const uniqueIds = list(adhoc, '$XDSDocumentEntryUniqueId');
  if (entryUuids !== undefined && uniqueIds !== undefined)
    throw new QueryRefused('XDSStoredQueryParamNumber', 'deux listes d’identifiants');
  if (entryUuids !== undefined) return { entryUuids };
  return { uniqueIds: uniqueIds ?? missing('$XDSDocumentEntryUniqueId') };
}

function given<Key extends string, Value>(
  names: Readonly<Record<Key, string>>,
  read: (slot: string) => Value | undefined,
): Partial<Record<Key, Value>> {
  const read_ = Object.entries<string>(names).flatMap(([key, slot]) => {
    const value = read(slot);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(read_) as Partial<Record<Key, Value>>;
}

const one = (adhoc: XmlElement, name: string): string => optional(adhoc, name) ?? missing(name);

function optional(adhoc: XmlElement, name: string): string | undefined {
  const values = list(adhoc, name);
  if (values !== undefined && values.length > 1)
    throw new QueryRefused('XDSStoredQueryParamNumber', `${name} a plusieurs valeurs`);
  return values?.[0];
}

/** The same slot twice means « and », which only event and confidentiality codes allow; not answered here. */
function list(adhoc: XmlElement, name: string): string[] | undefined {
  const slots = adhoc.childrenNamed('Slot').filter((slot) => slot.attribute('name') === name);
  if (slots.length > 1) throw new QueryRefused('XDSStoredQueryParamNumber', `${name} est donné deux fois`);
  const values = slotValues(adhoc, name).flatMap((value) => listed(value, name));
  return values.length === 0 ? undefined : values;
}

const codes = (adhoc: XmlElement, name: string): CodeRef[] | undefined =>
  list(adhoc, name)?.map((value) => {
    const [code = '', , codeSystem = ''] = value.split('^');
    return { code, codeSystem };
  });

const statuses = (adhoc: XmlElement, name: string): AvailabilityStatus[] =>
  (list(adhoc, name) ?? missing(name)).flatMap((urn) => statusOf(urn) ?? []);

function missing(name: string): never {
  throw new QueryRefused('XDSStoredQueryMissingParam', `${name} manque`);
}
