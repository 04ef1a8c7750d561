import type { SubmissionSet } from '../metadata.ts';
import { submissionSetIdentifiers, submissionSetNode, submissionSetSchemes } from '../schemes.ts';
import { statusUrn } from '../statuses.ts';
import { authorClassification, codedClassification, externalIdentifier, hangerOf } from './classifications.ts';
import { attribute, label, slot } from './markup.ts';

/** A lot as a RegistryPackage, and the classification that makes it one. */
export function submissionSetElements(set: SubmissionSet): string {
  const hanger = hangerOf(set.entryUuid);
  const { contentTypeCode, author } = submissionSetSchemes;
  return (
    `<rim:RegistryPackage${attribute('id', set.entryUuid)}` +
    `${attribute('status', set.availabilityStatus === null ? null : statusUrn(set.availabilityStatus))}>` +
    slot('submissionTime', [set.submissionTime]) +
    slot('intendedRecipient', set.intendedRecipients) +
    label('Name', set.title) +
    label('Description', set.comments) +
    set.authors.map((each) => authorClassification(hanger, author, each)).join('') +
    codedClassification(hanger, contentTypeCode, set.contentType) +
    externalIdentifier(hanger, submissionSetIdentifiers.patientId, set.patientId) +
    externalIdentifier(hanger, submissionSetIdentifiers.sourceId, set.sourceId) +
    externalIdentifier(hanger, submissionSetIdentifiers.uniqueId, set.uniqueId) +
    `</rim:RegistryPackage>` +
    `<rim:Classification${attribute('id', hanger.next())}${attribute('classifiedObject', set.entryUuid)}` +
    `${attribute('classificationNode', submissionSetNode)}/>`
  );
}
