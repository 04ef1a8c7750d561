import { dmpContextClasses, dmpVihfVersion } from '@liane/vocabulary/unverified/dmp';
import { escapeAttribute, escapeText } from '@liane/xml';
import { signEnveloped } from '@liane/xml-signature';
import type { Signer } from '@liane/xml-signature';
import {
  attributeNames,
  hl7Namespace,
  purposeSystem,
  samlNamespace,
  sectorSystem,
  subjectNameFormat,
} from './names.ts';
import type { PurposeOfUse, Role, Vihf } from './vihf.ts';

const purposeLabels: Record<PurposeOfUse, string> = {
  normal: 'Accès normal',
  bris_de_glace: 'Accès en bris de glace',
  centre_15: 'Accès par un centre de régulation médicale',
};

/**
 * The VIHF as a signed SAML 2.0 assertion (national digest 3.12), ready to be put in `wsse:Security`.
 * @throws SignerUnusable
 */
export const writeVihf = (vihf: Vihf, signer: Signer): string =>
  signEnveloped(vihf.id, (signature) => writeAssertion(vihf, signature), signer);

/** SAML core §2.3.3: Issuer, Signature, Subject, then the statements. */
function writeAssertion(vihf: Vihf, signature: string): string {
  return (
    `<saml2:Assertion xmlns:saml2="${samlNamespace}" Version="2.0" ID="${escapeAttribute(vihf.id)}" IssueInstant="${vihf.issuedAt.toISOString()}">` +
    `<saml2:Issuer Format="${subjectNameFormat}">${escapeText(vihf.issuer)}</saml2:Issuer>` +
    signature +
    `<saml2:Subject><saml2:NameID>${escapeText(vihf.subjectId)}</saml2:NameID></saml2:Subject>` +
    writeAuthentication(vihf) +
    `<saml2:AttributeStatement>${attributesOf(vihf).join('')}</saml2:AttributeStatement>` +
    `</saml2:Assertion>`
  );
}

function writeAuthentication({ authenticatedAt, mode, contextClass, means }: Vihf): string {
  return (
    `<saml2:AuthnStatement AuthnInstant="${authenticatedAt.toISOString()}"><saml2:AuthnContext>` +
    `<saml2:AuthnContextClassRef>${escapeText(contextClass ?? dmpContextClasses[mode])}</saml2:AuthnContextClassRef>` +
    (means === undefined ? '' : `<saml2:AuthnContextDecl>${escapeText(means)}</saml2:AuthnContextDecl>`) +
    `</saml2:AuthnContext></saml2:AuthnStatement>`
  );
}

function attributesOf(vihf: Vihf): string[] {
  const { software } = vihf;
  return [
    text(attributeNames.version, vihf.version ?? dmpVihfVersion),
    text(attributeNames.mode, vihf.mode),
    text(attributeNames.structure, vihf.structureId),
    text(attributeNames.sector, `${vihf.sector}^${sectorSystem}`),
    text(attributeNames.subject, vihf.subjectName),
    attribute(
      attributeNames.role,
      vihf.roles.map((role) => coded('Role', role)),
    ),
    vihf.resourceId === undefined ? '' : text(attributeNames.resource, vihf.resourceId),
    text(attributeNames.resourceUrn, vihf.resourceUrn),
    attribute(attributeNames.purpose, [
      coded(
        'PurposeOfUse',
        { code: vihf.purpose, codeSystem: purposeSystem, displayName: purposeLabels[vihf.purpose] },
        'mode acces VIHF 2.0',
      ),
    ]),
    vihf.confidentiality === undefined ? '' : text(attributeNames.confidentiality, vihf.confidentiality),
    text(attributeNames.installation, software.installation),
    text(attributeNames.softwareName, software.name),
    text(attributeNames.softwareVersion, software.version),
    text(attributeNames.homologation, software.homologation),
  ];
}

const text = (name: string, value: string): string => attribute(name, [escapeText(value)]);

const attribute = (name: string, values: readonly string[]): string =>
  `<saml2:Attribute Name="${name}">` +
  values.map((value) => `<saml2:AttributeValue>${value}</saml2:AttributeValue>`).join('') +
  `</saml2:Attribute>`;

const coded = (element: string, { code, codeSystem, displayName }: Role, codeSystemName?: string): string =>
  `<${element} xmlns="${hl7Namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CE"` +
  ` code="${escapeAttribute(code)}" codeSystem="${escapeAttribute(codeSystem)}"` +
  (codeSystemName === undefined ? '' : ` codeSystemName="${escapeAttribute(codeSystemName)}"`) +
  ` displayName="${escapeAttribute(displayName)}"/>`;
