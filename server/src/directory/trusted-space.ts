import type { ServerConfig } from '../platform/index.ts';
import { OutsideTrustedSpace } from './refusals.ts';

/** Whether a professional may be written to at this address (MSSanté digest 1 and 2). */
export type TrustedSpace = (address: string) => boolean;

/**
 * The trusted space of this installation: the authority is the list of domains, never the look of one; the domain of the citizens
 * is for the persons accompanied. Without a connection to MSSanté no list is known: a well-formed address is believed.
 */
export function trustedSpaceOf(mssante: ServerConfig['mssante']): TrustedSpace {
  const domains =
    mssante && new Set(mssante.authorisedDomains.filter((domain) => domain !== mssante.citizenDomain).map(lowerCase));
  return (address) => {
    const domain = /^[\w.+'-]{1,64}@([a-z\d.-]+\.[a-z]{2,})$/i.exec(address.trim())?.[1];
    return domain !== undefined && (domains === undefined || domains.has(lowerCase(domain)));
  };
}

/** Throws OutsideTrustedSpace; no address is none to refuse. */
export function checkMssanteAddress(trusts: TrustedSpace, address: string | null | undefined): void {
  if (address !== null && address !== undefined && address.trim() !== '' && !trusts(address))
    throw new OutsideTrustedSpace(address.trim());
}

const lowerCase = (text: string): string => text.toLowerCase();
