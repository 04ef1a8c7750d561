import { X509Certificate, verify } from 'node:crypto';
import { isUint8Array } from 'node:util/types';
import type { OpenXml, XmlElement } from '@liane/xml';
import { digestNamed, digestOf, dsNamespace, excC14n, formNamed, signatureNamed } from './algorithms.ts';
import type { SignatureWarning } from './algorithms.ts';
import {
  SignatureAlgorithmRefused,
  SignatureCertificateRefused,
  SignatureDigestWrong,
  SignatureValueWrong,
} from './errors.ts';
import { algorithmOf, base64Of, only, refuseOthers } from './strictly.ts';

/** A `ds:Reference` as read. */
export interface Reference {
  uri: string;
  type: string | null;
  transforms: { algorithm: string; prefixes: string[] }[];
  hash: 'sha256' | 'sha1';
  digest: Buffer;
}

export interface SignedInfo {
  certificate: X509Certificate;
  references: Reference[];
  warnings: Set<SignatureWarning>;
}

/** Verifies that the key of the certificate signed `SignedInfo`, and reads its references; digests are not looked at yet. @throws SignatureRefused */
export function readSignedInfo(document: OpenXml, signature: XmlElement): SignedInfo {
  refuseOthers(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo', 'Object']);
  const signedInfo = only(signature, 'SignedInfo');
  refuseOthers(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const method = only(signedInfo, 'CanonicalizationMethod');
  const form = { ...formNamed(algorithmOf(method)), prefixes: prefixesOf(method) };
  const { name, warning } = signatureNamed(algorithmOf(only(signedInfo, 'SignatureMethod')));
  const certificate = readCertificate(signature);
  const value = base64Of(only(signature, 'SignatureValue'));
  if (!verify(name, Buffer.from(document.formOf(signedInfo, form)), certificate.publicKey, value)) {
    throw new SignatureValueWrong();
  }
  const warnings = new Set<SignatureWarning>(warning ? [warning] : []);
  return {
    certificate,
    warnings,
    references: signedInfo.childrenNamed('Reference', dsNamespace).map((each) => readReference(each, warnings)),
  };
}

/** @throws SignatureRefused */
export function readReference(reference: XmlElement, warnings: Set<SignatureWarning>): Reference {
  refuseOthers(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  const transforms = reference.child('Transforms', dsNamespace)
    ? only(reference, 'Transforms').childrenNamed('Transform', dsNamespace)
    : [];
  const { name, warning } = digestNamed(algorithmOf(only(reference, 'DigestMethod')));
  if (warning) warnings.add(warning);
  return {
    uri: reference.attribute('URI') ?? '',
    type: reference.attribute('Type') ?? null,
    transforms: transforms.map((each) => ({ algorithm: algorithmOf(each), prefixes: prefixesOf(each) })),
    hash: name,
    digest: base64Of(only(reference, 'DigestValue')),
  };
}

/** @throws SignatureDigestWrong */
export function checkDigest({ hash, digest }: Reference, content: string | Uint8Array): void {
  if (!digestOf(hash, isUint8Array(content) ? content : Buffer.from(content)).equals(digest)) {
    throw new SignatureDigestWrong();
  }
}

/** `InclusiveNamespaces` (xml-exc-c14n §4), which SAML libraries write for types in attribute values. */
function prefixesOf(method: XmlElement): string[] {
  const [list, ...others] = method.children;
  if (!list) return [];
  if (others.length > 0 || !list.is('InclusiveNamespaces', excC14n)) {
    throw new SignatureAlgorithmRefused(`${algorithmOf(method)} avec un paramètre inconnu`);
  }
  const prefixes = (list.attribute('PrefixList') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  if (prefixes.length > 50) throw new SignatureAlgorithmRefused('plus de 50 préfixes');
  return prefixes;
}

function readCertificate(signature: XmlElement): X509Certificate {
  const der = base64Of(only(only(only(signature, 'KeyInfo'), 'X509Data'), 'X509Certificate'));
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(der);
  } catch (cause) {
    throw new SignatureCertificateRefused('il ne se lit pas', cause);
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKeyOf(certificate);
  if (asymmetricKeyType !== 'rsa') throw new SignatureCertificateRefused('sa clé n’est pas RSA');
  if ((asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw new SignatureCertificateRefused('sa clé est trop courte');
  return certificate;
}

function publicKeyOf(certificate: X509Certificate): X509Certificate['publicKey'] {
  try {
    return certificate.publicKey;
  } catch (cause) {
    throw new SignatureCertificateRefused('sa clé ne se lit pas', cause);
  }
}
