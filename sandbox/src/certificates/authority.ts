// @peculiar/x509 needs its metadata polyfill loaded first.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const keyAlgorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const day = 86_400_000;

/** A certificate and its private key, PEM. */
export interface KeyedCertificate {
  certPem: string;
  keyPem: string;
}

/** The issuer of the town: signs what its servers and clients present. */
export interface Authority {
  caPem: string;
  issue(asked: CertificateRequest): Promise<KeyedCertificate>;
}

export interface CertificateRequest {
  /** Distinguished name, one attribute an entry, most specific first. */
  subject: x509.JsonName;
  /** `seal`: the « cachet » of an organisation, which signs texts and opens no connection. */
  use: 'server' | 'client' | 'seal';
  hostNames?: string[];
  /** New ones when not given. */
  keys?: webcrypto.CryptoKeyPair;
}

/** Name of the issuing authority of organisation certificates, TEST branch of the IGC-Santé (digest §2.4). */
export const issuerName = 'CN=TEST AC IGC-SANTE ELEMENTAIRE ORGANISATIONS, OU=0002 187512751, O=ASIP-SANTE, C=FR';

export async function createAuthority(now: Date): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: issuerName,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 3650 * day),
    signingAlgorithm: keyAlgorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return authorityOf(certificate, keys.privateKey);
}

function authorityOf(ca: x509.X509Certificate, signingKey: webcrypto.CryptoKey): Authority {
  return {
    caPem: ca.toString('pem'),
    async issue({ subject, use, hostNames = [], keys: given }) {
      const keys = given ?? (await newKeys());
      const certificate = await x509.X509CertificateGenerator.create({
        serialNumber: webcrypto.getRandomValues(Buffer.alloc(12)).toString('hex'),
        subject,
        issuer: ca.subject,
        notBefore: ca.notBefore,
        notAfter: ca.notAfter,
        signingAlgorithm: keyAlgorithm,
        publicKey: keys.publicKey,
        signingKey,
        extensions: [
          new x509.BasicConstraintsExtension(false, undefined, true),
          ...usagesOf(use),
          await x509.AuthorityKeyIdentifierExtension.create(ca),
          await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
          ...(hostNames.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(hostNames.map(alternativeName))]),
        ],
      });
      return { certPem: certificate.toString('pem'), keyPem: await privatePem(keys.privateKey) };
    },
  };
}

/** IGC-Santé: what opens a connection never seals, what seals opens none. */
function usagesOf(use: CertificateRequest['use']): x509.Extension[] {
  const { digitalSignature, keyEncipherment, nonRepudiation } = x509.KeyUsageFlags;
  if (use === 'seal') return [new x509.KeyUsagesExtension(digitalSignature | nonRepudiation, true)];
  const purpose = use === 'server' ? x509.ExtendedKeyUsage.serverAuth : x509.ExtendedKeyUsage.clientAuth;
  return [
    new x509.KeyUsagesExtension(digitalSignature | keyEncipherment, true),
    new x509.ExtendedKeyUsageExtension([purpose]),
  ];
}

export const newKeys = () => webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify']);

const privatePem = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const alternativeName = (host: string): x509.JsonGeneralName => ({
  type: /^[\d.]+$|:/.test(host) ? 'ip' : 'dns',
  value: host,
});
