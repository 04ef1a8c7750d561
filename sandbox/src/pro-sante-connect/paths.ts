/** Paths of Pro Santé Connect, as its discovery documents give them (digest §1.2). */
export const realm = '/auth/realms/esante-wallet';
/** On the wallet's own host in production; on the same host here. */
export const walletAuthorization = '/auth';

const protocol = '/protocol/openid-connect';

/** Relative to the realm. */
export const endpoints = {
  authorization: `${protocol}/auth`,
  token: `${protocol}/token`,
  userinfo: `${protocol}/userinfo`,
  introspection: `${protocol}/token/introspect`,
  endSession: `${protocol}/logout`,
  certs: `${protocol}/certs`,
  revocation: `${protocol}/revoke`,
  ciba: `${protocol}/ext/ciba/auth`,
  discovery: '/.well-known/openid-configuration',
  walletDiscovery: '/.well-known/wallet-openid-configuration',
} as const;

/** Screen that plays the e-CPS application on a phone, for one sign-in. */
export const eCpsPath = (uid: string): string => `${realm}/e-cps/${uid}`;

/** Phones that received a request sent without a browser (CIBA). */
export const phonesPath = `${realm}/telephones`;
