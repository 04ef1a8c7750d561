import type { XmlElement } from '@liane/xml';
import type { SubmissionSet } from '../metadata.ts';
import { documentSchemes, submissionSetIdentifiers, submissionSetSchemes } from '../schemes.ts';
import { statusOf } from '../statuses.ts';
import { authorsOf, codesOf, empty, identifierOf, labelOf, slotValue, slotValues } from './registry-object.ts';

/** A RegistryPackage as a lot; what is absent is empty or null. */
export function submissionSetOf(object: XmlElement, classifications: readonly XmlElement[]): SubmissionSet {
  const status = statusOf(object.attribute('status'));
  return {
    entryUuid: object.attribute('id') ?? '',
    uniqueId: identifierOf(object, submissionSetIdentifiers.uniqueId),
    sourceId: identifierOf(object, submissionSetIdentifiers.sourceId),
    submissionTime: slotValue(object, 'submissionTime') ?? '',
    patientId: identifierOf(object, submissionSetIdentifiers.patientId),
    title: labelOf(object, 'Name'),
    comments: labelOf(object, 'Description'),
    contentType: codesOf(classifications, submissionSetSchemes.contentTypeCode)[0] ?? empty,
    // MSSanté digest 7.4: old archives write the author of a lot under the scheme of documents.
    authors: authorsOf(classifications, submissionSetSchemes.author, documentSchemes.author),
    intendedRecipients: slotValues(object, 'intendedRecipient'),
    availabilityStatus: status === 'Approved' || status === 'Deprecated' ? status : null,
  };
}
