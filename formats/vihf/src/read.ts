import type { XmlElement } from '@liane/xml';
import { attributeNames, hl7Namespace, samlNamespace } from './names.ts';
import { VihfUnreadable } from './errors.ts';
import type { AuthenticationMode, PurposeOfUse, Role, Vihf } from './vihf.ts';

type Values = ReadonlyMap<string, XmlElement[]>;

/**
 * Reads the assertion that a signature was verified of (`verifyEnveloped`). Says what it says; judges nothing.
 * @throws VihfUnreadable when a part is missing, stands twice, or has a value no VIHF knows.
 */
export function readVihf(assertion: XmlElement): Vihf {
  if (!assertion.is('Assertion', samlNamespace)) throw new VihfUnreadable('ce n’est pas une assertion SAML 2.0');
  const statement = only(assertion, 'AuthnStatement');
  const context = only(statement, 'AuthnContext');
  const values = valuesOf(only(assertion, 'AttributeStatement'));
  const means = optional(context, 'AuthnContextDecl')?.text();
  const resourceId = optionalText(values, attributeNames.resource);
  const confidentiality = optionalText(values, attributeNames.confidentiality);
  return {
    id: required(assertion.attribute('ID'), 'ID'),
    issuedAt: instant(assertion.attribute('IssueInstant'), 'IssueInstant'),
    issuer: required(only(assertion, 'Issuer').text(), 'Issuer'),
    subjectId: required(only(only(assertion, 'Subject'), 'NameID').text(), 'NameID'),
    subjectName: optionalText(values, attributeNames.subject) ?? '',
    authenticatedAt: instant(statement.attribute('AuthnInstant'), 'AuthnInstant'),
    mode: modeOf(textOf(values, attributeNames.mode)),
    contextClass: only(context, 'AuthnContextClassRef').text(),
    ...(means !== undefined && { means }),
    structureId: textOf(values, attributeNames.structure),
    sector: textOf(values, attributeNames.sector).split('^')[0] ?? '',
    roles: codedValues(values, attributeNames.role, 'Role'),
    ...(resourceId !== undefined && { resourceId }),
    purpose: purposeOf(codedValues(values, attributeNames.purpose, 'PurposeOfUse')),
    resourceUrn: textOf(values, attributeNames.resourceUrn),
    software: {
      installation: optionalText(values, attributeNames.installation) ?? '',
      name: textOf(values, attributeNames.softwareName),
      version: textOf(values, attributeNames.softwareVersion),
      homologation: textOf(values, attributeNames.homologation),
    },
    ...(confidentiality !== undefined && { confidentiality }),
    version: textOf(values, attributeNames.version),
  };
}

/** The texts of the guide also write `Authentification_Mode` (digest 3.12). */
function valuesOf(statement: XmlElement): Values {
  const values = new Map<string, XmlElement[]>();
  for (const attribute of statement.childrenNamed('Attribute', samlNamespace)) {
    const written = attribute.attribute('Name') ?? '';
    const name = written === 'Authentification_Mode' ? attributeNames.mode : written;
    if (values.has(name)) throw new VihfUnreadable(`un attribut est donné deux fois (${name.slice(0, 80)})`);
    values.set(name, attribute.childrenNamed('AttributeValue', samlNamespace));
  }
  return values;
}

function optionalText(values: Values, name: string): string | undefined {
  const [value, ...others] = values.get(name) ?? [];
  if (others.length > 0 || (value && value.children.length > 0)) throw new VihfUnreadable(`${name} n’est pas un texte`);
  return value?.text();
}

const textOf = (values: Values, name: string): string => required(optionalText(values, name), name);

function codedValues(values: Values, name: string, element: string): Role[] {
  const found = (values.get(name) ?? []).map((value): Role => {
    const [coded, ...others] = value.children;
    if (!coded?.is(element, hl7Namespace) || others.length > 0) throw new VihfUnreadable(`${element} est mal formé`);
    return {
      code: required(coded.attribute('code'), element),
      codeSystem: required(coded.attribute('codeSystem'), element),
      displayName: coded.attribute('displayName') ?? '',
    };
  });
  if (found.length === 0) throw new VihfUnreadable(`${name} manque`);
  return found;
}

function modeOf(text: string): AuthenticationMode {
  if (text === 'DIRECTE' || text === 'INDIRECTE' || text === 'INDIRECTE_RENFORCEE') return text;
  throw new VihfUnreadable('le mode d’authentification est inconnu');
}

function purposeOf([purpose, ...others]: Role[]): PurposeOfUse {
  const code = others.length === 0 ? purpose?.code : undefined;
  if (code === 'normal' || code === 'bris_de_glace' || code === 'centre_15') return code;
  throw new VihfUnreadable('le mode d’accès est inconnu');
}

function optional(parent: XmlElement, name: string): XmlElement | undefined {
  const [found, ...others] = parent.childrenNamed(name, samlNamespace);
  if (others.length > 0) throw new VihfUnreadable(`${name} est donné ${others.length + 1} fois`);
  return found;
}

function only(parent: XmlElement, name: string): XmlElement {
  const found = optional(parent, name);
  if (!found) throw new VihfUnreadable(`${name} manque`);
  return found;
}

function required(text: string | undefined, name: string): string {
  if (text === undefined || text === '') throw new VihfUnreadable(`${name} manque`);
  return text;
}

function instant(text: string | undefined, name: string): Date {
  const date = new Date(required(text, name));
  // SAML core §1.3.3: UTC.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text ?? '') || Number.isNaN(date.getTime())) {
    throw new VihfUnreadable(`${name} n’est pas un instant en temps universel`);
  }
  return date;
}
