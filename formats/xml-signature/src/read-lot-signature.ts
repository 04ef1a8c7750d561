import { XmlRefused, canonicalize, openXml } from '@liane/xml';
import type { OpenXml, XmlElement, XmlLimits } from '@liane/xml';
import { digestNamed, digestOf, dsNamespace, formNamed, formWhenNotSaid } from './algorithms.ts';
import {
  SignatureAmbiguous,
  SignatureCertificateRefused,
  SignatureMalformed,
  SignatureMissing,
  SignatureReferenceRefused,
} from './errors.ts';
import { manifestType, noDigest, signedPropertiesType, xadesNamespace } from './lot.ts';
import type { LotSignature, ManifestEntry } from './lot.ts';
import { checkDigest, readReference, readSignedInfo } from './signed-info.ts';
import type { Reference, SignedInfo } from './signed-info.ts';
import { algorithmOf, base64Of, bearersOf, only } from './strictly.ts';

/**
 * Verifies the signature of a lot: of the manifest, of the properties, and that they name the certificate that signs.
 * Whether each document is covered is asked afterwards (`covers`). The purpose is read, not verified: nothing signs it.
 * @throws SignatureRefused, XmlRefused
 */
export function readLotSignature(input: string | Uint8Array, limits: XmlLimits = {}): LotSignature {
  return openXml(input, limits, (document) => {
    const { root } = document;
    if (!root.is('Signature', dsNamespace)) throw new SignatureMissing('ce document n’est pas une signature');
    if (root.descendants('Signature', dsNamespace).length > 0)
      throw new SignatureAmbiguous('il y a plusieurs signatures');
    const info = readSignedInfo(document, root);
    if (info.references.length !== 2) {
      throw new SignatureReferenceRefused(`${info.references.length} références, deux attendues`);
    }
    const objects = root.childrenNamed('Object', dsNamespace).flatMap((object) => object.children);
    const manifest = signedPart(document, info, manifestType, objects);
    const properties = signedPart(document, info, signedPropertiesType, propertiesAmong(objects));
    checkCertificate(properties, info);
    return {
      ...readManifest(manifest, info),
      signedAt: readTime(properties),
      unverifiedPurpose: purposeSaidOf(root, objects),
      certificate: info.certificate,
      warnings: [...info.warnings],
    };
  });
}

/** Whether the manifest holds the digest of these bytes under that uniqueId, once and only once. */
export function covers({ entries }: LotSignature, uniqueId: string, bytes: Uint8Array): boolean {
  const [entry, ...others] = entries.filter((each) => each.uniqueId === uniqueId);
  if (!entry || others.length > 0) return false;
  try {
    return digestOf(entry.hash, contentIn(entry.form, bytes)).equals(entry.digest);
  } catch (refusal) {
    if (refusal instanceof XmlRefused) return false;
    throw refusal;
  }
}

const contentIn = (form: ManifestEntry['form'], bytes: Uint8Array): string | Uint8Array =>
  form === null ? bytes : canonicalize(bytes, { maxBytes: 100 * 1024 * 1024 }, form);

/** The one part of that type that `SignedInfo` refers to, in its place, with the digest told. */
function signedPart(document: OpenXml, { references }: SignedInfo, type: string, places: XmlElement[]): XmlElement {
  const [reference, ...others] = references.filter((each) => each.type === type);
  if (!reference || others.length > 0) throw new SignatureReferenceRefused('il manque une des deux parties attendues');
  const bearers = bearersOf(document.root, reference.uri.slice(1));
  const [part] = bearers;
  if (!reference.uri.startsWith('#') || !part) throw new SignatureReferenceRefused('elle désigne une partie absente');
  if (bearers.length > 1) throw new SignatureAmbiguous('plusieurs éléments portent l’identifiant signé');
  if (!places.includes(part) || !type.endsWith(`#${part.name}`) || !type.startsWith(part.namespace)) {
    throw new SignatureReferenceRefused('elle désigne autre chose que la partie attendue');
  }
  checkDigest(reference, document.formOf(part, formOf(reference) ?? formWhenNotSaid));
  return part;
}

const propertiesAmong = (objects: XmlElement[]): XmlElement[] =>
  objects.filter((each) => each.is('QualifyingProperties', xadesNamespace)).flatMap((each) => each.children);

function formOf({ transforms }: Reference): ManifestEntry['form'] {
  const [transform, ...others] = transforms;
  if (others.length > 0) throw new SignatureReferenceRefused('plusieurs transformations');
  return transform ? { ...formNamed(transform.algorithm), prefixes: transform.prefixes } : null;
}

function readManifest(
  manifest: XmlElement,
  { warnings }: SignedInfo,
): Pick<LotSignature, 'submissionSetId' | 'entries'> {
  const references = manifest.childrenNamed('Reference', dsNamespace).map((each) => readReference(each, warnings));
  const entries = references.map((reference): ManifestEntry => {
    if (!/^urn:oid:[^\s]{1,128}$/.test(reference.uri))
      throw new SignatureMalformed('le manifeste nomme autre chose qu’un OID');
    return {
      uniqueId: reference.uri.slice('urn:oid:'.length),
      hash: reference.hash,
      digest: reference.digest,
      form: formOf(reference),
    };
  });
  const [lot, ...others] = entries.filter(({ digest }) => digest.toString('base64') === noDigest);
  if (!lot || others.length > 0) throw new SignatureMalformed('le manifeste ne nomme pas un lot et un seul');
  return { submissionSetId: lot.uniqueId, entries: entries.filter((entry) => entry !== lot) };
}

/** XAdES 1.1.1 §7.2.2: a signature says of itself which certificate made it. */
function checkCertificate(properties: XmlElement, { certificate, warnings }: SignedInfo): void {
  const told = only(
    only(only(ofSignature(properties), 'SigningCertificate', xadesNamespace), 'Cert', xadesNamespace),
    'CertDigest',
    xadesNamespace,
  );
  const { name, warning } = digestNamed(algorithmOf(only(told, 'DigestMethod', xadesNamespace)));
  if (warning) warnings.add(warning);
  if (!digestOf(name, certificate.raw).equals(base64Of(only(told, 'DigestValue', xadesNamespace)))) {
    throw new SignatureCertificateRefused('ce n’est pas celui que la signature annonce');
  }
}

function readTime(properties: XmlElement): Date {
  const text = only(ofSignature(properties), 'SigningTime', xadesNamespace).text();
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(time.getTime()))
    throw new SignatureMalformed('sa date est illisible');
  return time;
}

const ofSignature = (properties: XmlElement): XmlElement =>
  only(properties, 'SignedSignatureProperties', xadesNamespace);

/** XML Signature §5.2: a property is of the signature its Target names. */
function purposeSaidOf(signature: XmlElement, objects: XmlElement[]): string | null {
  const [said, ...others] = objects
    .filter((each) => each.is('SignatureProperties', dsNamespace))
    .flatMap((each) => each.childrenNamed('SignatureProperty', dsNamespace))
    .filter((each) => each.attribute('Id') === 'purposeOfSignature');
  const id = signature.attribute('Id') ?? '';
  if (!said || others.length > 0 || id === '' || said.attribute('Target') !== `#${id}`) return null;
  return said.text();
}
