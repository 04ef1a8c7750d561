import { X509Certificate, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A certificate and its private key, PEM. */
export interface Keyed {
  certificate: string;
  key: string;
}

interface Named {
  commonName: string;
  /** Host it answers for, when it is a service. */
  host?: string;
}

/** A self-signed certificate for localhost, valid one day: a service nobody else vouches for. */
export const selfSigned = (commonName: string): Keyed => {
  const keys = newKeys();
  return keyed(
    written(
      { subject: nameOf(commonName), issuer: nameOf(commonName), extensions: [hostName('localhost')] },
      keys,
      keys,
    ),
    keys.privateKey,
  );
};

/** Vouches for those it issues, for one day. */
export interface Authority {
  certificate: string;
  issue(named: Named): Keyed;
  /** Its revocation list, PEM, valid one day, or out of date since a minute. */
  revocationList(revoked: readonly Keyed[], outOfDate?: boolean): string;
}

export function createAuthority(commonName: string): Authority {
  const keys = newKeys();
  const issuer = nameOf(commonName);
  return {
    certificate: pem('CERTIFICATE', written({ subject: issuer, issuer, extensions: [isAuthority()] }, keys, keys)),
    issue({ commonName: subject, host }) {
      const own = newKeys();
      const extensions = host === undefined ? [] : [hostName(host)];
      return keyed(written({ subject: nameOf(subject), issuer, extensions }, own, keys), own.privateKey);
    },
    revocationList(revoked, outOfDate = false) {
      const serials = revoked.map(({ certificate }) =>
        Buffer.from(new X509Certificate(certificate).serialNumber, 'hex'),
      );
      return pem('X509 CRL', listed(issuer, serials, outOfDate, keys));
    },
  };
}

const day = 86_400_000;

interface Keys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

interface Content {
  subject: Buffer;
  issuer: Buffer;
  extensions: Buffer[];
}

const newKeys = (): Keys => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const keyed = (der: Buffer, key: KeyObject): Keyed => ({
  certificate: pem('CERTIFICATE', der),
  key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;

/** RFC 5280 4.1, in DER. */
function written({ subject, issuer, extensions }: Content, of: Keys, by: Keys): Buffer {
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    issuer,
    sequence(instant(Date.now() - day), instant(Date.now() + day)),
    subject,
    of.publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [der(0xa3, sequence(...extensions))]),
  );
  return signed(toSign, by);
}

const signed = (toSign: Buffer, by: Keys): Buffer =>
  sequence(toSign, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', toSign, by.privateKey)])));

/** RFC 5280 5.1, in DER. */
function listed(issuer: Buffer, serials: readonly Buffer[], outOfDate: boolean, by: Keys): Buffer {
  const toSign = sequence(
    der(0x02, Buffer.from([1])),
    algorithm,
    issuer,
    instant(Date.now() - 2 * day),
    instant(Date.now() + (outOfDate ? -60_000 : day)),
    ...(serials.length === 0
      ? []
      : [sequence(...serials.map((serial) => sequence(der(0x02, serial), instant(Date.now() - day))))]),
  );
  return signed(toSign, by);
}

const nameOf = (commonName: string): Buffer =>
  sequence(der(0x31, sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(commonName)))));

const hostName = (host: string): Buffer =>
  sequence(oid('2.5.29.17'), der(0x04, sequence(der(0x82, Buffer.from(host)))));

/** basicConstraints, critical: it may issue. */
const isAuthority = (): Buffer =>
  sequence(oid('2.5.29.19'), der(0x01, Buffer.from([255])), der(0x04, sequence(der(0x01, Buffer.from([255])))));

function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...arcs] = text.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...arcs.flatMap(base128)]));
}

const base128 = (arc: number): number[] => {
  const last = arc & 127;
  const rest = arc >> 7;
  return rest === 0 ? [last] : [...base128(rest).map((byte) => byte | 128), last];
};

/** UTCTime. */
const instant = (milliseconds: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(milliseconds).toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));

/** ecdsa-with-SHA256. */
const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
