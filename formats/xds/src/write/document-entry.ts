import type { Coded, DocumentEntry } from '../metadata.ts';
import { documentIdentifiers, documentSchemes, stableDocument } from '../schemes.ts';
import { writeSourcePatientInfo } from '../source-patient-info.ts';
import { statusUrn } from '../statuses.ts';
import { authorClassification, codedClassification, externalIdentifier, hangerOf } from './classifications.ts';
import { attribute, label, slot } from './markup.ts';

/** A document entry as an ExtrinsicObject, its parts in the order of the ebRIM schema. */
export function documentElement(entry: DocumentEntry): string {
  const hanger = hangerOf(entry.entryUuid);
  const coded = (scheme: string, value: Coded): string => codedClassification(hanger, scheme, value);
  return (
    `<rim:ExtrinsicObject${attribute('id', entry.entryUuid)}${attribute('lid', entry.logicalId)}` +
    `${attribute('objectType', stableDocument)}${attribute('mimeType', entry.mimeType)}` +
    `${attribute('status', entry.availabilityStatus === null ? null : statusUrn(entry.availabilityStatus))}>` +
    slots(entry) +
    label('Name', entry.title) +
    label('Description', entry.comments) +
    (entry.version === null ? '' : `<rim:VersionInfo${attribute('versionName', entry.version)}/>`) +
    entry.authors.map((author) => authorClassification(hanger, documentSchemes.author, author)).join('') +
    coded(documentSchemes.classCode, entry.classCode) +
    entry.confidentiality.map((each) => coded(documentSchemes.confidentialityCode, each)).join('') +
    entry.events.map((each) => coded(documentSchemes.eventCode, each)).join('') +
    coded(documentSchemes.formatCode, entry.formatCode) +
    coded(documentSchemes.healthcareFacilityTypeCode, entry.healthcareFacilityType) +
    coded(documentSchemes.practiceSettingCode, entry.practiceSetting) +
    coded(documentSchemes.typeCode, entry.typeCode) +
    externalIdentifier(hanger, documentIdentifiers.patientId, entry.patientId) +
    externalIdentifier(hanger, documentIdentifiers.uniqueId, entry.uniqueId) +
    `</rim:ExtrinsicObject>`
  );
}

const slots = (entry: DocumentEntry): string =>
  slot('creationTime', [entry.creationTime]) +
  slot('languageCode', [entry.languageCode]) +
  slot('serviceStartTime', [entry.serviceStartTime]) +
  slot('serviceStopTime', [entry.serviceStopTime]) +
  slot('hash', [entry.hash]) +
  slot('size', [entry.size === null ? null : String(entry.size)]) +
  slot('repositoryUniqueId', [entry.repositoryUniqueId]) +
  slot('URI', [entry.uri]) +
  slot('legalAuthenticator', [entry.legalAuthenticator]) +
  slot('sourcePatientId', [entry.sourcePatientId]) +
  slot('sourcePatientInfo', entry.sourcePatientInfo === null ? [] : writeSourcePatientInfo(entry.sourcePatientInfo)) +
  slot('urn:ihe:iti:xds:2013:referenceIdList', entry.referenceIds);
