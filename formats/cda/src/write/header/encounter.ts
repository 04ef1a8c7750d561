import { escapeText } from '@liane/xml';
import { encounterKinds } from '../../codes/encounters.ts';
import type { Encounter } from '../../models/header.ts';
import { codeElement, codedAttributes, idElement } from '../markup.ts';
import type { Times } from '../times.ts';
import { addrElement } from './people.ts';

/** CDA digest §1.16. */
export function encounter(encounter: Encounter, times: Times): string {
  const { id, kind, sector, category, establishmentName, address } = encounter;
  const facility = category
    ? `<code${codedAttributes(sector)}>${codeElement(category, 'translation')}</code>`
    : codeElement(sector);
  const place =
    establishmentName || address
      ? `<location>${establishmentName ? `<name>${escapeText(establishmentName)}</name>` : ''}${addrElement(address)}</location>`
      : '';
  return (
    `<componentOf><encompassingEncounter>${id ? idElement(id) : ''}${kind ? codeElement(encounterKinds[kind]) : ''}${period(encounter, times)}` +
    `<location><healthCareFacility>${facility}${place}</healthCareFacility></location></encompassingEncounter></componentOf>`
  );
}

/** NAV and not NA: only five flavours may stand in a header (CDA digest §1.4). */
function period({ admittedAt, endAt }: Encounter, times: Times): string {
  if (!admittedAt && !endAt) return '<effectiveTime nullFlavor="NAV"/>';
  const low = admittedAt ? `<low value="${times.stamp(admittedAt)}"/>` : '';
  const high = endAt ? `<high value="${times.stamp(endAt)}"/>` : '';
  return `<effectiveTime>${low}${high}</effectiveTime>`;
}
