// @peculiar/x509 needs its metadata polyfill loaded first.
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate and its private key, PEM. */
export interface KeyedCertificate {
  certPem: string;
  keyPem: string;
}

export interface CertificateRequest {
  /** Distinguished name, one attribute an entry, in the order it is written. */
  subject: x509.JsonName;
  /** `seal`: the « cachet » of an organisation, which signs texts and opens no connection. */
  use: 'server' | 'client' | 'seal';
  hostNames?: string[];
  /** New ones, RSA of 2048 bits, when not given. */
  keys?: webcrypto.CryptoKeyPair;
  /** From a day ago, for ten years, when not said. */
  notBefore?: Date;
  notAfter?: Date;
}

/** Signs what servers and clients present. */
export interface Authority {
  caPem: string;
  issue(asked: CertificateRequest): Promise<KeyedCertificate>;
  /** Its revocation list, PEM, until `nextUpdate`: tomorrow when not said. */
  revocationList(revoked: readonly KeyedCertificate[], nextUpdate?: Date): Promise<string>;
}

const day = 86_400_000;
export const inDays = (days: number): Date => new Date(Date.now() + days * day);

const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength,
});
const kinds = {
  rsa: rsa(2048),
  'short-rsa': rsa(1024),
  ec: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
};

/** Keys to sign with; the short ones and those on a curve are refused where RSA of 2048 bits is asked for. */
export const newKeys = (kind: keyof typeof kinds = 'rsa'): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(kinds[kind], true, ['sign', 'verify']);

/** An authority of that name (RFC 2253), its key made for this call. */
export async function createAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name,
    notBefore: inDays(-1),
    notAfter: inDays(3650),
    signingAlgorithm: kinds.rsa,
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
  const signedByIt = { issuer: ca.subject, signingAlgorithm: kinds.rsa, signingKey };
  return {
    caPem: ca.toString('pem'),
    async issue(asked) {
      const { keys = await newKeys() } = asked;
      const content = await contentOf(asked, keys);
      content.extensions.push(await x509.AuthorityKeyIdentifierExtension.create(ca));
      const certificate = await x509.X509CertificateGenerator.create({
        ...content,
        ...signedByIt,
        subject: asked.subject,
        publicKey: keys.publicKey,
      });
      return keyed(certificate, keys);
    },
    async revocationList(revoked, nextUpdate = inDays(1)) {
      const list = await x509.X509CrlGenerator.create({
        ...signedByIt,
        thisUpdate: inDays(-2),
        nextUpdate,
        entries: revoked.map(({ certPem }) => ({
          serialNumber: new x509.X509Certificate(certPem).serialNumber,
          revocationDate: inDays(-1),
        })),
      });
      return x509.PemConverter.encode(list.rawData, 'X509 CRL');
    },
  };
}

/** Signed by its own key: nobody else vouches for it. */
export async function selfSigned(asked: CertificateRequest): Promise<KeyedCertificate> {
  const { keys = await newKeys() } = asked;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...(await contentOf(asked, keys)),
    name: asked.subject,
    keys,
    signingAlgorithm: { ...keys.privateKey.algorithm, hash: 'SHA-256' },
  });
  return keyed(certificate, keys);
}

/** The « cachet » of Les Tilleuls, named from the country down as the IGC-Santé does: RFC 2253 tells it from the CN up. */
export async function sealOfLesTilleuls(
  kind?: keyof typeof kinds,
): Promise<{ certificatePem: string; keyPem: string }> {
  const { certPem, keyPem } = await selfSigned({
    use: 'seal',
    subject: [{ C: ['FR'] }, { O: ['Résidence, les Tilleuls'] }, { OU: ['1750000001'] }, { CN: ['CACHET'] }],
    keys: await newKeys(kind),
  });
  return { certificatePem: certPem, keyPem };
}

const contentOf = async (asked: CertificateRequest, { publicKey }: webcrypto.CryptoKeyPair) => ({
  serialNumber: webcrypto.getRandomValues(Buffer.alloc(12)).toString('hex'),
  notBefore: asked.notBefore ?? inDays(-1),
  notAfter: asked.notAfter ?? inDays(3649),
  extensions: [
    new x509.BasicConstraintsExtension(false, undefined, true),
    ...usagesOf(asked.use),
    ...namesOf(asked.hostNames ?? []),
    await x509.SubjectKeyIdentifierExtension.create(publicKey),
  ],
});

/** The name of a software, and of the structure it speaks for: STRUCT_IdNat. */
export const named = (commonName: string, structure?: string): x509.JsonName => [
  ...(structure === undefined ? [] : [{ OU: [structure] }]),
  { CN: [commonName] },
];

/** What a service shows to those who call this machine by its name. */
export const localhost: CertificateRequest = { use: 'server', subject: named('localhost'), hostNames: ['localhost'] };

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

const namesOf = (hosts: readonly string[]): x509.Extension[] =>
  hosts.length === 0
    ? []
    : [
        new x509.SubjectAlternativeNameExtension(
          hosts.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value })),
        ),
      ];

const keyed = async (
  certificate: x509.X509Certificate,
  { privateKey }: webcrypto.CryptoKeyPair,
): Promise<KeyedCertificate> => ({
  certPem: certificate.toString('pem'),
  keyPem: x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY'),
});
