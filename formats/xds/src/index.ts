export type * from './metadata.ts';
export { associationKindOf, associationUrn } from './association-kinds.ts';
export type { DocumentContent } from './document-content.ts';
export { NotDescribable, NotEbrim, QueryRefused, TooManyObjects, XdsRefused } from './errors.ts';
export { classOfType } from './from-cda/class-of-type.ts';
export { entryFromCda, uniqueIdOf } from './from-cda/entry.ts';
export type { AboutCda } from './from-cda/entry.ts';
export { formatOf } from './from-cda/format-of-model.ts';
export { authorOf, insOfHeader, localIdOfHeader, personOf, sourcePatientInfoOf } from './from-cda/people.ts';
export { confidentialityOf, hiddenFrom } from './from-cda/visibility.ts';
export type { Hidden } from './from-cda/visibility.ts';
export { sha1 } from './hash.ts';
export { cx, readCx, readXcn, readXon, xcn, xon } from './hl7.ts';
export type { Cx, Xcn, Xon } from './hl7.ts';
export { readProvideAndRegister, writeProvideAndRegister } from './provide-and-register.ts';
export type { ProvidedDocument, Provision } from './provide-and-register.ts';
export { readAdhocQuery } from './queries/read-query.ts';
export type { AdhocQuery, CodeRef, FindDocuments, FindSubmissionSets, StoredQuery } from './queries/stored-query.ts';
export { writeAdhocQuery } from './queries/write-query.ts';
export { readRegistryObjects } from './read/registry-objects.ts';
export {
  readAdhocQueryResponse,
  readRegistryResponse,
  writeAdhocQueryResponse,
  writeRegistryResponse,
} from './registry-response.ts';
export type { AdhocQueryResponse, RegistryError, RegistryResponse, ResponseStatus } from './registry-response.ts';
export { readRetrieveRequest, readRetrieveResponse, writeRetrieveRequest, writeRetrieveResponse } from './retrieve.ts';
export type { DocumentAddress, RetrievedDocument, RetrieveResponse } from './retrieve.ts';
export { statusOf, statusUrn } from './statuses.ts';
export type { AvailabilityStatus } from './statuses.ts';
export { submissionOf, submissionSetId, submissionSetOf } from './submission.ts';
export type { AboutLot } from './submission.ts';
export { instantOf, timeOfCdaDate, xdsTime } from './times.ts';
export { writeRegistryObjects, writeSubmitObjectsRequest } from './write/registry-objects.ts';
