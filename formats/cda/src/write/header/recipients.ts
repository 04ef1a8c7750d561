import { escapeText } from '@liane/xml';
import type { Recipient } from '../../models/header.ts';
import { addrElement, nameElement, professionalId, structureId, telecomElements } from './people.ts';

/** CDA digest §1.10: the id is a professional's, or none; a structure stands in receivedOrganization only. */
function recipient({ professional, organisation, telecoms }: Recipient): string {
  const id = professional?.psIdNat ? professionalId(professional.psIdNat) : '';
  const person = professional ? `<informationRecipient>${nameElement(professional)}</informationRecipient>` : '';
  const received = organisation
    ? `<receivedOrganization>${structureId(organisation.structIdNat)}<name>${escapeText(organisation.name)}</name>` +
      `${telecomElements(organisation.telecoms)}${addrElement(organisation.address)}</receivedOrganization>`
    : '';
  return `<informationRecipient><intendedRecipient>${id}${telecomElements(telecoms)}${person}${received}</intendedRecipient></informationRecipient>\n`;
}

export const recipients = (all: readonly Recipient[]): string => all.map(recipient).join('');
