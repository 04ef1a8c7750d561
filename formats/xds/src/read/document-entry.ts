import type { XmlElement } from '@liane/xml';
import type { DocumentEntry } from '../metadata.ts';
import { documentIdentifiers, documentSchemes } from '../schemes.ts';
import { readSourcePatientInfo } from '../source-patient-info.ts';
import { statusOf } from '../statuses.ts';
import { authorsOf, codesOf, empty, identifierOf, labelOf, slotValue, slotValues } from './registry-object.ts';

/** An ExtrinsicObject as a document entry. Nothing is demanded: what is absent is empty or null, and its receiver judges. */
export function documentOf(object: XmlElement, classifications: readonly XmlElement[]): DocumentEntry {
  const coded = (scheme: string) => codesOf(classifications, scheme)[0] ?? empty;
  return {
    entryUuid: object.attribute('id') ?? '',
    logicalId: object.attribute('lid') ?? null,
    uniqueId: identifierOf(object, documentIdentifiers.uniqueId),
    version: object.child('VersionInfo')?.attribute('versionName') ?? null,
    availabilityStatus: statusOf(object.attribute('status')),
    title: labelOf(object, 'Name') ?? '',
    comments: labelOf(object, 'Description'),
    mimeType: object.attribute('mimeType') ?? '',
    languageCode: slotValue(object, 'languageCode') ?? '',
    creationTime: slotValue(object, 'creationTime') ?? '',
    serviceStartTime: slotValue(object, 'serviceStartTime'),
    serviceStopTime: slotValue(object, 'serviceStopTime'),
    hash: slotValue(object, 'hash'),
    size: sizeOf(slotValue(object, 'size')),
    repositoryUniqueId: slotValue(object, 'repositoryUniqueId'),
    patientId: identifierOf(object, documentIdentifiers.patientId),
    sourcePatientId: slotValue(object, 'sourcePatientId'),
    sourcePatientInfo: readSourcePatientInfo(slotValues(object, 'sourcePatientInfo')),
    legalAuthenticator: slotValue(object, 'legalAuthenticator'),
    authors: authorsOf(classifications, documentSchemes.author),
    classCode: coded(documentSchemes.classCode),
    typeCode: coded(documentSchemes.typeCode),
    formatCode: coded(documentSchemes.formatCode),
    healthcareFacilityType: coded(documentSchemes.healthcareFacilityTypeCode),
    practiceSetting: coded(documentSchemes.practiceSettingCode),
    confidentiality: codesOf(classifications, documentSchemes.confidentialityCode),
    events: codesOf(classifications, documentSchemes.eventCode),
    referenceIds: slotValues(object, 'urn:ihe:iti:xds:2013:referenceIdList'),
    uri: slotValue(object, 'URI'),
  };
}

const sizeOf = (text: string | null): number | null => (text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null);
