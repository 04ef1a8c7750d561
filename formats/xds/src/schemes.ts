const uuid = (value: string): string => `urn:uuid:${value}`;

/** Object types and classification nodes (national digest 6.4). */
export const stableDocument = uuid('7edca82f-054d-47f2-a032-9b2a5b5186c1');
export const onDemandDocument = uuid('34268e47-fdf5-41a6-ba33-82133c465248');
export const submissionSetNode = uuid('a54d6aa5-d40d-43f9-88c5-b4633d873bdd');
export const associationType = 'urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association';

/** Classification schemes of a document entry (national digest 6.4). */
export const documentSchemes = {
  author: uuid('93606bcf-9494-43ec-9b4e-a7748d1a838d'),
  classCode: uuid('41a5887f-8865-4c09-adf7-e362475b143a'),
  confidentialityCode: uuid('f4f85eac-e6cb-4883-b524-f2705394840f'),
  eventCode: uuid('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4'),
  formatCode: uuid('a09d5840-386c-46f2-b5ad-9c3699a4309d'),
  healthcareFacilityTypeCode: uuid('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1'),
  practiceSettingCode: uuid('cccf5598-8b07-4b77-a05e-ae952c785ead'),
  typeCode: uuid('f0306f51-975f-434e-a61c-c59651d33983'),
} as const;

/** External identifiers: scheme, and the name some senders rely on instead (MSSanté digest 7.4). */
export interface IdentifierScheme {
  scheme: string;
  name: string;
}

export const documentIdentifiers = {
  patientId: { scheme: uuid('58a6f841-87b3-4a3e-92fd-a8ffeff98427'), name: 'XDSDocumentEntry.patientId' },
  uniqueId: { scheme: uuid('2e82c1f6-a085-4c72-9da3-8640a32e42ab'), name: 'XDSDocumentEntry.uniqueId' },
} as const;

export const submissionSetSchemes = {
  author: uuid('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d'),
  contentTypeCode: uuid('aa543740-bdda-424e-8c96-df4873be8500'),
} as const;

export const submissionSetIdentifiers = {
  patientId: { scheme: uuid('6b5aea1a-874d-4603-a4bc-96a0a7b38446'), name: 'XDSSubmissionSet.patientId' },
  uniqueId: { scheme: uuid('96fdda7c-d067-4183-912e-bf5ee74998a8'), name: 'XDSSubmissionSet.uniqueId' },
  sourceId: { scheme: uuid('554ac39e-e3fe-47fe-b233-965d2a147832'), name: 'XDSSubmissionSet.sourceId' },
} as const;
