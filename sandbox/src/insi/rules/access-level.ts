import { accessLevelTooLow } from '../faults.ts';

/** Who holds the client certificate of the connection. */
export interface Peer {
  commonName: string;
  /** Struct_IdNat. */
  organisationUnit: string;
}

/** Digest §2.4, authentication 1: the CN is exactly `INSI-AUTO` or `INSI-MANU`. @throws Refused (desir_560) */
export function demandAccessLevel({ commonName }: Peer): void {
  if (commonName !== 'INSI-AUTO' && commonName !== 'INSI-MANU') throw accessLevelTooLow();
}
