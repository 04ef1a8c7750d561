import type { SandboxCertificates } from '../certificates/index.ts';
import type { SandboxAddresses } from '../service.ts';
import { dmpAddresses } from './addresses.ts';
import { homologations, repositoryUniqueId } from './rules/unverified.ts';

/** The two certificates of one structure, PEM. */
export interface StructureKeys {
  certificatePem: string;
  keyPem: string;
  sealCertificatePem: string;
  sealKeyPem: string;
}

/** How a software of the town reaches the DMP, in the shape of the server's configuration. */
export interface DmpReach extends StructureKeys {
  addresses: ReturnType<typeof dmpAddresses>;
  authoritiesPem: string;
  homologation: string;
  installation: string;
  sourceId: string;
  repositoryUniqueId: string;
  sandbox: true;
  /** Of each establishment, by Struct_IdNat: each acts under its own. The first stands above. */
  structures: Readonly<Record<string, StructureKeys>>;
}

/** @param holder Struct_IdNat of the establishment whose certificates stand first */
export function dmpReachOf(
  addresses: SandboxAddresses,
  certificates: Pick<SandboxCertificates, 'caPem' | 'structures'>,
  holder: string,
): DmpReach {
  const structures = Object.fromEntries(
    Object.entries(certificates.structures).map(([id, { authentication, seal }]) => [
      id,
      {
        certificatePem: authentication.certPem,
        keyPem: authentication.keyPem,
        sealCertificatePem: seal.certPem,
        sealKeyPem: seal.keyPem,
      },
    ]),
  );
  const first = structures[holder];
  const [homologation] = homologations;
  if (!first || homologation === undefined) throw new Error('the town issued no certificate to its first structure');
  return {
    ...first,
    addresses: dmpAddresses(addresses),
    authoritiesPem: certificates.caPem,
    homologation,
    installation: 'liane-demonstration',
    sourceId: '1.2.250.1.999.1.1.2',
    repositoryUniqueId,
    sandbox: true,
    structures,
  };
}
