import { escapeText } from '@liane/xml';
import type { PersonName, PostalAddress, Professional, Structure, Telecom } from '../../models/people.ts';
import { attribute, codeElement } from '../markup.ts';

const psIdNat = '1.2.250.1.71.4.2.1';
const structIdNat = '1.2.250.1.71.4.2.2';

/** JDV_J04, the default of a medico-social record (CDA digest §1.14). */
const essms = {
  code: 'ESSMS',
  display: 'Etablissement ou Service Social ou Médico-Social',
  system: '1.2.250.1.213.1.1.4.9',
};

const element = (name: string, text: string | undefined): string =>
  text ? `<${name}>${escapeText(text)}</${name}>` : '';

export const professionalId = (extension: string): string =>
  `<id root="${psIdNat}"${attribute('extension', extension)}/>`;

export const structureId = (extension: string): string =>
  `<id root="${structIdNat}"${attribute('extension', extension)}/>`;

/** CDA digest §1.4 addr, first shape. */
export function addrElement(address: PostalAddress | undefined): string {
  if (!address) return '';
  const parts =
    element('houseNumber', address.houseNumber) +
    element('streetName', address.streetName) +
    element('additionalLocator', address.complement) +
    element('postalCode', address.postalCode) +
    element('city', address.city) +
    element('country', address.country);
  return parts === '' ? '' : `<addr${attribute('use', address.use)}>${parts}</addr>`;
}

/** CDA digest §1.4 telecom: prefix, no space. A web address is always written http, the only prefix accepted. */
export const telecomElements = (telecoms: readonly Telecom[] | undefined): string =>
  (telecoms ?? [])
    .map(
      ({ kind, value, use }) =>
        `<telecom${attribute('value', `${kind}:${withoutPrefix(kind, value)}`)}${attribute('use', use)}/>`,
    )
    .join('');

function withoutPrefix(kind: Telecom['kind'], value: string): string {
  if (kind === 'tel' || kind === 'fax') return value.replaceAll(/[^\d+]/g, '');
  return encodeURI(
    value
      .trim()
      .toWellFormed()
      .replace(/^(https?|mailto):/i, ''),
  );
}

/** A person other than the usager (CDA digest §1.5). */
export const nameElement = ({ family, given, civility, title }: PersonName): string =>
  `<name>${element('prefix', civility)}${element('family', family)}${element('given', given)}${element('suffix', title)}</name>`;

export const organisationElement = (
  { structIdNat, name, address, telecoms, practiceSetting }: Structure,
  tag = 'representedOrganization',
): string =>
  `<${tag}>${structureId(structIdNat)}${element('name', name)}${telecomElements(telecoms)}${addrElement(address)}` +
  `${codeElement(practiceSetting ?? essms, 'standardIndustryClassCode')}</${tag}>`;

/** The content shared by assignedAuthor and assignedEntity. */
export const assignedProfessional = (professional: Professional): string =>
  professionalId(professional.psIdNat) +
  codeElement(professional.code) +
  addrElement(professional.address) +
  telecomElements(professional.telecoms) +
  `<assignedPerson>${nameElement(professional)}</assignedPerson>` +
  organisationElement(professional.organisation);
