import type { AvailabilityStatus } from '../statuses.ts';

/** A code and its system, as a query names it. */
export interface CodeRef {
  code: string;
  codeSystem: string;
}

/** Stored queries of ITI-18 this house asks (national digest 3.7, 6.3). Times are `AAAAMMJJhhmmss` in UTC; a list means « one of ». */
export type StoredQuery =
  | FindDocuments
  | FindSubmissionSets
  | { kind: 'GetAssociations'; uuids: string[] }
  | ({ kind: 'GetDocuments' | 'GetDocumentsAndAssociations' } & ByIds);

type ByIds = { entryUuids: string[] } | { uniqueIds: string[] };

export interface FindDocuments {
  kind: 'FindDocuments';
  /** CX. */
  patientId: string;
  statuses: AvailabilityStatus[];
  classCodes?: CodeRef[];
  typeCodes?: CodeRef[];
  practiceSettings?: CodeRef[];
  facilityTypes?: CodeRef[];
  events?: CodeRef[];
  confidentiality?: CodeRef[];
  formats?: CodeRef[];
  /** Patterns with `%`. */
  authors?: string[];
  creationFrom?: string;
  creationTo?: string;
  serviceStartFrom?: string;
  serviceStartTo?: string;
  serviceStopFrom?: string;
  serviceStopTo?: string;
}

export interface FindSubmissionSets {
  kind: 'FindSubmissionSets';
  patientId: string;
  statuses: ('Approved' | 'Deprecated')[];
  sourceIds?: string[];
  submittedFrom?: string;
  submittedTo?: string;
  contentTypes?: CodeRef[];
  author?: string;
}

/** ITI-18: a query, and whether whole objects or references are wanted. */
export interface AdhocQuery {
  query: StoredQuery;
  returns: 'LeafClass' | 'ObjectRef';
}

export const queryIds: Record<StoredQuery['kind'], string> = {
  FindDocuments: 'urn:uuid:14d4debf-8f97-4251-9a74-a90016b0af0d',
  FindSubmissionSets: 'urn:uuid:f26abbcb-ac74-4422-8a30-edb644bbc1a9',
  GetAssociations: 'urn:uuid:a7ae438b-4bc2-4642-93e9-be891f7bb155',
  GetDocuments: 'urn:uuid:5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4',
  GetDocumentsAndAssociations: 'urn:uuid:bab9529a-4a10-40b3-a01f-f68a615d247a',
};

/** Slots of FindDocuments that hold codes and times, beside patient, status and authors. */
export const documentCodeSlots = {
  classCodes: '$XDSDocumentEntryClassCode',
  typeCodes: '$XDSDocumentEntryTypeCode',
  practiceSettings: '$XDSDocumentEntryPracticeSettingCode',
  facilityTypes: '$XDSDocumentEntryHealthcareFacilityTypeCode',
  events: '$XDSDocumentEntryEventCodeList',
  confidentiality: '$XDSDocumentEntryConfidentialityCode',
  formats: '$XDSDocumentEntryFormatCode',
} as const;

export const documentTimeSlots = {
  creationFrom: '$XDSDocumentEntryCreationTimeFrom',
  creationTo: '$XDSDocumentEntryCreationTimeTo',
  serviceStartFrom: '$XDSDocumentEntryServiceStartTimeFrom',
  serviceStartTo: '$XDSDocumentEntryServiceStartTimeTo',
  serviceStopFrom: '$XDSDocumentEntryServiceStopTimeFrom',
  serviceStopTo: '$XDSDocumentEntryServiceStopTimeTo',
} as const;
