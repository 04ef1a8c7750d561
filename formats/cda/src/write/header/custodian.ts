import { escapeText } from '@liane/xml';
import type { Structure } from '../../models/people.ts';
import { addrElement, structureId, telecomElements } from './people.ts';

/** CDA digest §1.9: at most one telecom. */
export const custodian = ({ structIdNat, name, address, telecoms }: Structure): string =>
  `<custodian><assignedCustodian><representedCustodianOrganization>${structureId(structIdNat)}<name>${escapeText(name)}</name>` +
  `${telecomElements(telecoms?.slice(0, 1))}${addrElement(address)}</representedCustodianOrganization></assignedCustodian></custodian>`;
