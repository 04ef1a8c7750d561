import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface Issued {
  certificatePem: string;
  keyPem: string;
}

export interface Request {
  commonName: string;
  structure?: string;
  use: 'authority' | 'server' | 'client' | 'seal';
  /** Days from now; 90 when not said. */
  from?: number;
  until?: number;
}

/** An authority of a test: issues what a service or a structure presents, dates and uses as asked. */
export interface TestAuthority {
  caPem: string;
  issue(asked: Request): Issued;
}

const day = 86_400_000;
const algorithm = () => sequence(oid('1.2.840.113549.1.1.11'), der(0x05, Buffer.alloc(0)));

export function testAuthority(commonName: string): TestAuthority {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = nameOf({ commonName, use: 'authority' });
  return {
    caPem: pem(
      'CERTIFICATE',
      written({ commonName, use: 'authority', until: 3650 }, issuer, keys.publicKey, keys.privateKey),
    ),
    issue(asked) {
      const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
      return {
        certificatePem: pem('CERTIFICATE', written(asked, issuer, own.publicKey, keys.privateKey)),
        keyPem: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

/** Signed by its own key: nobody vouches for it. */
export function selfSigned(asked: Request): Issued {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    certificatePem: pem('CERTIFICATE', written(asked, nameOf(asked), own.publicKey, own.privateKey)),
    keyPem: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function written(asked: Request, issuer: Buffer, publicKey: KeyObject, by: KeyObject): Buffer {
  const { from = -1, until = 90 } = asked;
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm(),
    issuer,
    sequence(instant(Date.now() + from * day), instant(Date.now() + until * day)),
    nameOf(asked),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensionsOf(asked))),
  );
  const signature = sign('sha256', toSign, by);
  return sequence(toSign, algorithm(), der(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

const yes = der(0x01, Buffer.from([0xff]));

/** RFC 5280 4.2.1: basicConstraints, keyUsage, extKeyUsage, subjectAltName. */
function extensionsOf({ use }: Request): Buffer[] {
  const constraints = sequence(...(use === 'authority' ? [yes] : []));
  const bits = { authority: 0x06, server: 0xa0, client: 0xa0, seal: 0xc0 }[use];
  const purpose = { authority: null, server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2', seal: null }[use];
  return [
    extension('2.5.29.19', constraints),
    extension('2.5.29.15', der(0x03, Buffer.from([0, bits]))),
    ...(purpose === null ? [] : [sequence(oid('2.5.29.37'), der(0x04, sequence(oid(purpose))))]),
    ...(use === 'server' ? [sequence(oid('2.5.29.17'), der(0x04, sequence(der(0x82, Buffer.from('localhost')))))] : []),
  ];
}

/** A critical one. */
const extension = (type: string, content: Buffer): Buffer => sequence(oid(type), yes, der(0x04, content));

const nameOf = ({ commonName, structure }: Request): Buffer =>
  sequence(...(structure === undefined ? [] : [relative('2.5.4.11', structure)]), relative('2.5.4.3', commonName));

function der(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

const relative = (type: string, text: string): Buffer => der(0x31, sequence(oid(type), der(0x0c, Buffer.from(text))));

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

const pem = (label: string, content: Buffer): string =>
  `-----BEGIN ${label}-----\n${content.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;
