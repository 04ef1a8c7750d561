/** Names of the attributes (national digest 3.12), in the order they are written. */
export const attributeNames = {
  version: 'VIHF_Version',
  mode: 'Authentification_mode',
  structure: 'Identifiant_Structure',
  sector: 'Secteur_Activite',
  subject: 'urn:oasis:names:tc:xspa:1.0:subject:subject-id',
  role: 'urn:oasis:names:tc:xacml:2.0:subject:role',
  resource: 'urn:oasis:names:tc:xacml:2.0:resource:resource-id',
  resourceUrn: 'Ressource_URN',
  purpose: 'urn:oasis:names:tc:xspa:1.0:subject:purposeofuse',
  confidentiality: 'urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code',
  installation: 'LPS_ID',
  softwareName: 'LPS_Nom',
  softwareVersion: 'LPS_Version',
  homologation: 'LPS_ID_HOMOLOGATION_DMP',
} as const;

export const samlNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const hl7Namespace = 'urn:hl7-org:v3';
export const subjectNameFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName';

/** Follows the code of a sector: `SA17^1.2.250.1.71.4.2.4`. */
export const sectorSystem = '1.2.250.1.71.4.2.4';

/** TRE_R248-ModeAcces. */
export const purposeSystem = '1.2.250.1.213.1.1.4.248';
