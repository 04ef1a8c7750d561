import type { X509Certificate } from 'node:crypto';
import { canonicalize, escapeAttribute, escapeText } from '@liane/xml';
import { dsNamespace, excC14n, sha256 } from './algorithms.ts';
import {
  manifestId,
  manifestType,
  noDigest,
  purposeOfLotSignature,
  signedPropertiesType,
  xadesNamespace,
} from './lot.ts';
import { checkSigner } from './signer.ts';
import type { Signer } from './signer.ts';
import { issuerOf } from './subject.ts';
import { sha256Of, writeReference, writeSignature } from './write.ts';

export interface LotToSign {
  /** uniqueId of the submission set. */
  submissionSetId: string;
  /** XML documents of the lot, as they are fed. */
  documents: readonly { uniqueId: string; bytes: Uint8Array }[];
  signedAt: Date;
}

const withComments = { exclusive: true, withComments: true };
const signatureId = 'S0';
const propertiesId = 'S0-SignedProperties';
const biggest = { maxBytes: 100 * 1024 * 1024 };

/**
 * The document that signs a lot (national digest 3.5; IHE DSG): XAdES 1.1.1 whose manifest names the submission set and
 * holds a digest of each document.
 * @throws SignerUnusable; XmlRefused when a document is not XML.
 */
export function writeLotSignature({ submissionSetId, documents, signedAt }: LotToSign, signer: Signer): Buffer {
  const checked = checkSigner(signer);
  const manifest = writeManifest(submissionSetId, documents);
  const properties = writeProperties(checked.certificate, signedAt);
  const signature = writeSignature(
    [
      writeReference({ uri: `#${manifestId}`, type: manifestType, transforms: [excC14n], digest: digestIn(manifest) }),
      writeReference({
        uri: `#${propertiesId}`,
        type: signedPropertiesType,
        transforms: [excC14n],
        digest: digestIn(properties),
      }),
    ],
    checked,
    {
      id: signatureId,
      objects: [
        `<ds:SignatureProperties><ds:SignatureProperty Id="purposeOfSignature" Target="#${signatureId}">` +
          `${purposeOfLotSignature}</ds:SignatureProperty></ds:SignatureProperties>`,
        manifest,
        `<xad:QualifyingProperties xmlns:xad="${xadesNamespace}" Target="#${signatureId}">${properties}</xad:QualifyingProperties>`,
      ],
    },
  );
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${signature}`);
}

function writeManifest(submissionSetId: string, documents: LotToSign['documents']): string {
  const references = [
    writeReference({ uri: `urn:oid:${submissionSetId}`, transforms: [], digest: noDigest }),
    ...documents.map(({ uniqueId, bytes }) =>
      writeReference({
        uri: `urn:oid:${uniqueId}`,
        transforms: [`${excC14n}WithComments`],
        digest: sha256Of(canonicalize(bytes, biggest, withComments)),
      }),
    ),
  ];
  return `<ds:Manifest xmlns:ds="${dsNamespace}" Id="${manifestId}">${references.join('')}</ds:Manifest>`;
}

function writeProperties(certificate: X509Certificate, signedAt: Date): string {
  return (
    `<xad:SignedProperties xmlns:xad="${xadesNamespace}" Id="${escapeAttribute(propertiesId)}">` +
    `<xad:SignedSignatureProperties>` +
    `<xad:SigningTime>${signedAt.toISOString()}</xad:SigningTime>` +
    `<xad:SigningCertificate><xad:Cert>` +
    `<xad:CertDigest><xad:DigestMethod Algorithm="${sha256}"/>` +
    `<xad:DigestValue>${sha256Of(certificate.raw)}</xad:DigestValue></xad:CertDigest>` +
    `<xad:IssuerSerial><ds:X509IssuerName xmlns:ds="${dsNamespace}">${escapeText(issuerOf(certificate))}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber xmlns:ds="${dsNamespace}">${BigInt(`0x${certificate.serialNumber}`)}</ds:X509SerialNumber>` +
    `</xad:IssuerSerial></xad:Cert></xad:SigningCertificate>` +
    `<xad:SignaturePolicyIdentifier><xad:SignaturePolicyImplied/></xad:SignaturePolicyIdentifier>` +
    `</xad:SignedSignatureProperties></xad:SignedProperties>`
  );
}

const digestIn = (element: string): string => sha256Of(canonicalize(element, biggest));
