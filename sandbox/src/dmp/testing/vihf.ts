import { randomUUID } from 'node:crypto';
import { signEnveloped } from '@liane/xml-signature';

/** A VIHF as a caller writes it, by hand; each part can be spoilt. */
export interface VihfParts {
  psId: string;
  name: string;
  mode: string;
  structure: string;
  matricule: string;
  oid: string;
  purpose: string;
  roles: readonly (readonly [string, string])[];
  issuer: string;
  issuedAt: Date;
  version: string;
  homologation: string;
  /** Attributes taken out, by name. */
  without: readonly string[];
  /** Inside the assertion, before it is signed. */
  extra: string;
  conditions: string;
}

export const roles = {
  nurse: [
    ['60', '1.2.250.1.71.1.2.7'],
    ['GENR01', '1.2.250.1.213.1.6.1.19'],
  ],
  doctor: [
    ['10', '1.2.250.1.71.1.2.7'],
    ['SM26', '1.2.250.1.71.4.2.5'],
  ],
  doctorWithoutSpecialty: [['10', '1.2.250.1.71.1.2.7']],
  pharmacistWithoutSection: [['21', '1.2.250.1.71.1.2.7']],
  secretary: [
    ['99', '1.2.250.1.213.1.6.1.140'],
    ['331', '1.2.250.1.213.1.6.1.107'],
    ['GENR09', '1.2.250.1.213.1.6.1.19'],
  ],
  educator: [
    ['51', '1.2.250.1.213.1.6.1.4'],
    ['GENR10', '1.2.250.1.213.1.6.1.19'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

const xspa = 'urn:oasis:names:tc:xspa:1.0';

export function writeVihfByHand(parts: VihfParts, seal: { certPem: string; keyPem: string }): string {
  const id = `_${randomUUID()}`;
  const attributes: [string, string][] = [
    ['VIHF_Version', parts.version],
    ['Authentification_mode', parts.mode],
    ['Identifiant_Structure', parts.structure],
    ['Secteur_Activite', 'SA17^1.2.250.1.71.4.2.4'],
    [`${xspa}:subject:subject-id`, parts.name],
    ['urn:oasis:names:tc:xacml:2.0:resource:resource-id', `${parts.matricule}^^^&amp;${parts.oid}&amp;ISO^NH`],
    ['Ressource_URN', 'urn:dmp'],
    ['LPS_Nom', 'Essai'],
    ['LPS_Version', '1.0'],
    ['LPS_ID_HOMOLOGATION_DMP', parts.homologation],
    [
      `${xspa}:subject:purposeofuse`,
      `<h:PurposeOfUse xmlns:h="urn:hl7-org:v3" code="${parts.purpose}" codeSystem="1.2.250.1.213.1.1.4.248"/>`,
    ],
  ];
  const role =
    '<s:Attribute Name="urn:oasis:names:tc:xacml:2.0:subject:role">' +
    parts.roles
      .map(
        ([code, system]) =>
          `<s:AttributeValue><h:Role xmlns:h="urn:hl7-org:v3" code="${code}" codeSystem="${system}"/></s:AttributeValue>`,
      )
      .join('') +
    '</s:Attribute>';
  const written = attributes
    .filter(([name]) => !parts.without.includes(name))
    .map(([name, value]) => `<s:Attribute Name="${name}"><s:AttributeValue>${value}</s:AttributeValue></s:Attribute>`);
  const means =
    parts.mode === 'INDIRECTE_RENFORCEE' && !parts.without.includes('AuthnContextDecl')
      ? '<s:AuthnContextDecl>APP_BROWSER_AUTH</s:AuthnContextDecl>'
      : '';
  return signEnveloped(
    id,
    (signature) =>
      `<s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" ID="${id}" IssueInstant="${parts.issuedAt.toISOString()}">` +
      `<s:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName">${parts.issuer}</s:Issuer>${signature}` +
      `<s:Subject><s:NameID>${parts.psId}</s:NameID></s:Subject>${parts.conditions}` +
      `<s:AuthnStatement AuthnInstant="${parts.issuedAt.toISOString()}"><s:AuthnContext>` +
      `<s:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI</s:AuthnContextClassRef>${means}</s:AuthnContext></s:AuthnStatement>` +
      `<s:AttributeStatement>${written.join('')}${role}${parts.extra}</s:AttributeStatement></s:Assertion>`,
    { certificatePem: seal.certPem, keyPem: seal.keyPem },
  );
}
