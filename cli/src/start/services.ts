import { X509Certificate } from 'node:crypto';
import type { ServerConfig } from '@liane/server';
import type { SandboxAsked } from '../sandbox-process.ts';
import type { SandboxReady } from './sandbox.ts';

/** What the application and Pro Santé Connect know of each other. */
export interface Client {
  clientId: string;
  clientSecret: string;
}

/** The application as the sandbox must know it to let people sign in. */
export const clientOfSandbox = (publicUrl: string, client: Client): NonNullable<SandboxAsked['clients']>[number] => ({
  ...client,
  clientName: 'Liane',
  redirectUris: [`${publicUrl}/api/sign-in/pro-sante-connect/callback`],
  postLogoutRedirectUris: [`${publicUrl}/connexion`],
});

/** Where the application finds its national services when the sandbox plays them. */
export function servicesOf(
  { url, insiUrl, dmp, annuaire, mssante, certificates }: SandboxReady,
  client: Client,
): Pick<ServerConfig, 'sandboxUrl' | 'proSanteConnect' | 'insi' | 'dmp' | 'annuaire' | 'mssante'> {
  return {
    sandboxUrl: url,
    proSanteConnect: {
      ...client,
      discoveryUrl: `${url}/auth/realms/esante-wallet/.well-known/wallet-openid-configuration`,
      sandbox: true,
    },
    insi: {
      url: insiUrl,
      certificatePem: certificates.insiManu.certPem,
      keyPem: certificates.insiManu.keyPem,
      authoritiesPem: certificates.caPem,
      idam: demonstrationIdam,
      emitter: structureOf(certificates.insiManu.certPem),
      sandbox: true,
    },
    dmp,
    annuaire: { ...annuaire, sandbox: true },
    mssante,
  };
}

// Shape of a CNDA number; the sandbox asks that one is given, not which.
const demonstrationIdam = 'CTLN0000001';

// INSi compares the emitter with the organisation of the certificate (Struct_IdNat, in its OU).
const structureOf = (certificatePem: string): string =>
  /^OU=(.+)$/m.exec(new X509Certificate(certificatePem).subject)?.[1] ?? '';
