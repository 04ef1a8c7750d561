import { newKeys, type Authority, type KeyedCertificate } from '@liane/cast/certificates';

/** A structure that acts on the DMP: Struct_IdNat and name. */
export interface StructureHolder {
  structIdNat: string;
  name: string;
}

/** What a structure presents to the DMP (digest 3.11). */
export interface StructureCertificates {
  /** ORG AUTH_CLI: opens the connection. */
  authentication: KeyedCertificate;
  /** « Cachet »: signs VIHF and lots. */
  seal: KeyedCertificate;
}

/**
 * Both certificates of every structure, by Struct_IdNat. One software holds them all here: one key opens, one key seals, and only
 * the names differ. Names are written from the country down, as the IGC-Santé does: RFC 2253 tells them from the CN up.
 */
export async function issueToStructures(
  authority: Authority,
  holders: readonly StructureHolder[],
): Promise<Record<string, StructureCertificates>> {
  const [opening, sealing] = await Promise.all([newKeys(), newKeys()]);
  const issued = await Promise.all(
    holders.map(async ({ structIdNat, name }) => {
      const subject = (commonName: string) => [
        { C: ['FR'] },
        { O: [name] },
        { OU: [structIdNat] },
        { CN: [commonName] },
      ];
      const [authentication, seal] = await Promise.all([
        authority.issue({ use: 'client', subject: subject('DMP-AUTH-CLI'), keys: opening }),
        authority.issue({ use: 'seal', subject: subject('DMP-CACHET'), keys: sealing }),
      ]);
      return [structIdNat, { authentication, seal }] as const;
    }),
  );
  return Object.fromEntries(issued);
}
