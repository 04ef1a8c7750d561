import type { X509Certificate } from 'node:crypto';

/** What a certificate may do (RFC 5280, 4.2.1.3 and 4.2.1.12). Node reads the extended uses only. */
export interface Usage {
  signs: boolean;
  /** nonRepudiation, or contentCommitment: what a seal does. */
  commits: boolean;
  /** Extended use clientAuth. */
  opensConnections: boolean;
  /** Extended use serverAuth. */
  servesConnections: boolean;
}

const clientAuth = '1.3.6.1.5.5.7.3.2';
const serverAuth = '1.3.6.1.5.5.7.3.1';
/** OID 2.5.29.15, as an extension begins with it. */
const keyUsageOid = Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x0f]);

export function usageOf(certificate: X509Certificate): Usage {
  const bits = keyUsageBits(certificate.raw);
  // Undefined when the extension is not there, whatever its type says.
  const extended = new Set(certificate.keyUsage ?? []);
  return {
    signs: (bits & 0x80) !== 0,
    commits: (bits & 0x40) !== 0,
    opensConnections: extended.has(clientAuth),
    servesConnections: extended.has(serverAuth),
  };
}

/** First byte of the bit string; 0 when the extension is absent. After the OID: critical (01 01 FF) or not, then 04 .. 03 .. unused bits. */
function keyUsageBits(der: Buffer): number {
  const at = der.indexOf(keyUsageOid);
  if (at === -1) return 0;
  const critical = der[at + keyUsageOid.length] === 0x01;
  const octets = at + keyUsageOid.length + (critical ? 3 : 0);
  return der[octets] === 0x04 && der[octets + 2] === 0x03 ? (der[octets + 5] ?? 0) : 0;
}
