import { revocationListsOf, type MssanteConfig as ConnectorConfig } from '@liane/connector-mssante';
import type { MssanteConfig } from '../platform/index.ts';

/**
 * MSSanté of this installation, as the connector takes it: the same for what leaves by itself and for the mailboxes. An operator is vouched
 * for by the authorities of the configuration and no other (ECO.1.1.5): without any, the connector refuses to open.
 */
export const mssanteConnectorOf = (mssante: MssanteConfig): ConnectorConfig => ({
  operators: mssante.operators.map(({ authoritiesPem, revocationFiles, certificatePem, keyPem, ...operator }) => ({
    ...operator,
    authorities: authoritiesPem,
    ...(revocationFiles && { revocationLists: revocationListsOf(revocationFiles) }),
    ...(certificatePem === undefined ? {} : { certificate: certificatePem }),
    ...(keyPem === undefined ? {} : { key: keyPem }),
  })),
  authorisedDomains: mssante.authorisedDomains,
  citizenDomain: mssante.citizenDomain,
  productNil: mssante.productNil,
});
