import { SignatureRefused, verifyEnveloped } from '@liane/xml-signature';
import type { Role } from '@liane/vihf';
import type { XmlElement } from '@liane/xml';
import { professionSystems } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { certificateRefused, notUnderstood } from '../refusals.ts';
import { demandLink, demandStructure } from './directory.ts';
import { demandSeal, sameName } from './seal.ts';
import { assertionAge, homologations, insOids, largestMessage, secretConnection } from './unverified.ts';

const saml = 'urn:oasis:names:tc:SAML:2.0:assertion';
const hl7 = 'urn:hl7-org:v3';

export interface VihfContext {
  /** OU of the certificate that opened the connection. */
  connectedUnit: string;
  authorityPem: string | undefined;
  now: Date;
  /** TD0.4 speaks of nobody. */
  withoutPatient: boolean;
}

/** The one assertion of an envelope, signed by a seal of the town, and everything digest 3.12 asks of it. @throws Turned */
export function demandVihf(envelope: Uint8Array, context: VihfContext): Caller {
  const { assertion, organisation, remarks } = demandSigned(envelope, context);
  if (assertion.attribute('Version') !== '2.0') throw notUnderstood('VIHF : assertion SAML 2.0 attendue.');
  demandDates(assertion, context.now);

  const read = readerOf(assertion);
  if (read.one('VIHF_Version') !== '3.0') throw notUnderstood('VIHF_Version : 3.0 attendue.');
  const mode = modeOf(read.one('Authentification_mode'));
  const structureId = read.one('Identifiant_Structure');
  demandStructure(structureId);
  if (structureId !== context.connectedUnit || structureId !== organisation.unit)
    throw certificateRefused('Identifiant_Structure n’est pas l’OU des certificats de connexion et de cachet.');
  if (read.one('Ressource_URN') !== 'urn:dmp') throw notUnderstood('Ressource_URN : urn:dmp attendue.');
  const software = softwareOf(read);
  const roles = rolesOf(read);
  demandSecondRole(roles);
  const id = assertion.path('Subject', 'NameID')?.text() ?? '';
  if (mode === 'INDIRECTE_RENFORCEE' && !/^8\d{11}$/.test(id))
    throw notUnderstood('En AIR, l’utilisateur est désigné par son RPPS.');
  demandLink(id, structureId);
  demandAuthentication(assertion, mode);
  const confidentiality = read.some('urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code');
  if (confidentiality !== undefined && confidentiality !== secretConnection)
    throw notUnderstood('VIHF : la valeur de la connexion secrète est inconnue.');

  const [profession] = roles;
  return {
    id,
    name: read.one('urn:oasis:names:tc:xspa:1.0:subject:subject-id'),
    professionCode: profession?.code ?? '',
    professionSystem: profession?.codeSystem ?? '',
    functions: ofSystem(roles, '1.2.250.1.213.1.6.1.17'),
    ...optionalGenre(roles),
    structureId,
    ...(confidentiality === undefined ? {} : { secret: true }),
    purpose: purposeOf(read),
    mode,
    sector: sectorOf(read.one('Secteur_Activite')),
    roles,
    ...insOf(read, context.withoutPatient),
    software,
    remarks,
  };
}

function demandSigned(envelope: Uint8Array, { authorityPem, now }: VihfContext) {
  try {
    const signed = verifyEnveloped(envelope, { name: 'Assertion', namespace: saml }, { maxBytes: largestMessage });
    const organisation = demandSeal(signed.certificate, authorityPem, now);
    const issuer = signed.element.child('Issuer', saml);
    if (issuer?.attribute('Format') !== 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName')
      throw notUnderstood('Issuer : le format X509SubjectName est attendu.');
    if (!sameName(issuer.text(), organisation.name))
      throw certificateRefused('Issuer n’est pas le nom du certificat qui signe le VIHF.');
    // U-14: SHA-1 is accepted, and told.
    const remarks = signed.warnings.map((warning) => `VIHF signé en ${warning.toUpperCase()}`);
    return { assertion: signed.element, organisation, remarks };
  } catch (refusal) {
    if (refusal instanceof SignatureRefused) throw certificateRefused(`VIHF : ${refusal.message}`);
    throw refusal;
  }
}

function demandDates(assertion: XmlElement, now: Date): void {
  const issued = new Date(assertion.attribute('IssueInstant') ?? '');
  const age = (now.getTime() - issued.getTime()) / 60_000;
  if (Number.isNaN(age) || age > assertionAge.oldest || age < -assertionAge.earliest)
    throw notUnderstood('VIHF : IssueInstant est absent, trop ancien ou à venir.');
  const conditions = assertion.child('Conditions', saml);
  const from = conditions?.attribute('NotBefore');
  const until = conditions?.attribute('NotOnOrAfter');
  if ((from !== undefined && !(new Date(from) <= now)) || (until !== undefined && !(now < new Date(until))))
    throw notUnderstood('VIHF : l’assertion n’est pas dans ses dates.');
  if (conditions?.child('AudienceRestriction') !== undefined)
    throw notUnderstood('VIHF : AudienceRestriction n’est pas attendue.');
}

/** A card signs DIRECTE; the town issues none, so that a seal under DIRECTE is the wrong key (digest 3.11). */
function modeOf(text: string): Caller['mode'] {
  if (text === 'INDIRECTE' || text === 'INDIRECTE_RENFORCEE') return text;
  if (text === 'DIRECTE') throw certificateRefused('En mode DIRECTE, le VIHF est signé par une carte.');
  throw notUnderstood('Authentification_mode est inconnu.');
}

/** Digest 3.12: the real means is told in AIR, and in AIR only; its values are open (U-16). */
function demandAuthentication(assertion: XmlElement, mode: Caller['mode']): void {
  const statement = assertion.child('AuthnStatement', saml);
  const context = statement?.child('AuthnContext', saml);
  if (Number.isNaN(new Date(statement?.attribute('AuthnInstant') ?? '').getTime()))
    throw notUnderstood('VIHF : AuthnInstant manque.');
  if (!context?.child('AuthnContextClassRef')?.text()) throw notUnderstood('VIHF : AuthnContextClassRef manque.');
  const means = context.child('AuthnContextDecl') !== undefined;
  if (mode === 'INDIRECTE_RENFORCEE' && !means) throw notUnderstood('VIHF : AuthnContextDecl est demandé en AIR.');
}

interface Reader {
  /** @throws Turned when absent, empty, or given twice */
  one(name: string): string;
  some(name: string): string | undefined;
  values(name: string): XmlElement[];
}

function readerOf(assertion: XmlElement): Reader {
  const attributes = assertion
    .childrenNamed('AttributeStatement', saml)
    .flatMap((statement) => statement.childrenNamed('Attribute', saml));
  const named = (name: string) => attributes.filter((each) => each.attribute('Name') === name);
  return {
    one(name) {
      const [attribute, ...others] = named(name);
      const values = attribute?.childrenNamed('AttributeValue', saml) ?? [];
      const text = values[0]?.text() ?? '';
      if (others.length > 0 || values.length !== 1 || text === '')
        throw notUnderstood(`VIHF : ${name} est attendu, une fois.`);
      return text;
    },
    some(name) {
      return named(name).length === 0 ? undefined : this.one(name);
    },
    values: (name) => named(name).flatMap((each) => each.childrenNamed('AttributeValue', saml)),
  };
}

function softwareOf(read: Reader): Caller['software'] {
  if (!homologations.includes(read.one('LPS_ID_HOMOLOGATION_DMP')))
    throw notUnderstood('LPS_ID_HOMOLOGATION_DMP : ce numéro n’a pas été délivré.');
  return { name: read.one('LPS_Nom'), version: read.one('LPS_Version') };
}

function sectorOf(text: string): string {
  const [, sector] = /^(SA\d{2})\^1\.2\.250\.1\.71\.4\.2\.4$/.exec(text) ?? [];
  if (sector === undefined) throw notUnderstood('Secteur_Activite : SAxx^1.2.250.1.71.4.2.4 attendu.');
  return sector;
}

function rolesOf(read: Reader): Role[] {
  const roles = read.values('urn:oasis:names:tc:xacml:2.0:subject:role').flatMap((value) =>
    value.childrenNamed('Role', hl7).map((role) => ({
      code: role.attribute('code') ?? '',
      codeSystem: role.attribute('codeSystem') ?? '',
      displayName: role.attribute('displayName') ?? '',
    })),
  );
  const known: readonly string[] = Object.values(professionSystems);
  if (!known.includes(roles[0]?.codeSystem ?? '') || roles[0]?.code === '')
    throw notUnderstood('VIHF : le premier rôle n’est pas une profession.');
  return roles;
}

/** Systems of the second role: savoir-faire of doctors, section of pharmacists, role of actors « 99 » (digest 3.12). */
const secondRoles: Readonly<Record<string, string>> = {
  [`10 ${professionSystems.health}`]: '1.2.250.1.71.4.2.5',
  [`21 ${professionSystems.health}`]: '1.2.250.1.71.4.2.6',
  [`99 ${professionSystems.other}`]: '1.2.250.1.213.1.6.1.107',
};

/** U-17: read by system, not by place. */
function demandSecondRole(roles: readonly Role[]): void {
  const system = secondRoles[`${roles[0]?.code} ${roles[0]?.codeSystem}`];
  if (system !== undefined && ofSystem(roles, system).length === 0)
    throw notUnderstood('Aucune spécialité dans le vihf pour cette profession.');
}

const ofSystem = (roles: readonly Role[], system: string): string[] =>
  roles.filter(({ codeSystem }) => codeSystem === system).map(({ code }) => code);

function optionalGenre(roles: readonly Role[]): Pick<Caller, 'genre'> {
  const [genre] = ofSystem(roles, '1.2.250.1.213.1.6.1.19');
  return genre === undefined ? {} : { genre };
}

function purposeOf(read: Reader): Caller['purpose'] {
  const [value, ...others] = read.values('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse');
  const said = value?.child('PurposeOfUse', hl7);
  const code = said?.attribute('code');
  if (others.length > 0 || said?.attribute('codeSystem') !== '1.2.250.1.213.1.1.4.248')
    throw notUnderstood('VIHF : PurposeOfUse est attendu, dans TRE_R248-ModeAcces.');
  if (code !== 'normal' && code !== 'bris_de_glace' && code !== 'centre_15')
    throw notUnderstood('VIHF : le mode d’accès est inconnu.');
  return code;
}

function insOf(read: Reader, withoutPatient: boolean): Pick<Caller, 'ins'> {
  const text = read.some('urn:oasis:names:tc:xacml:2.0:resource:resource-id');
  if (text === undefined) {
    if (withoutPatient) return {};
    throw notUnderstood('VIHF : resource-id manque.');
  }
  const [, matricule, oid] = /^(\d{5}(?:\d{2}|2A|2B)\d{8})\^\^\^&([\d.]+)&ISO\^NH$/.exec(text) ?? [];
  if (matricule === undefined || oid === undefined || !insOids.includes(oid))
    throw notUnderstood('VIHF : resource-id n’est pas un INS de ce profil.');
  return { ins: { matricule, oid } };
}
