import type { X509Certificate } from 'node:crypto';
import { openXml, readXml } from '@liane/xml';
import type { OpenXml, XmlElement, XmlLimits } from '@liane/xml';
import { dsNamespace, enveloped, formNamed } from './algorithms.ts';
import type { SignatureWarning } from './algorithms.ts';
import { SignatureAmbiguous, SignatureMissing, SignatureReferenceRefused } from './errors.ts';
import { checkDigest, readSignedInfo } from './signed-info.ts';
import type { Reference } from './signed-info.ts';
import { bearersOf } from './strictly.ts';

export interface SignedElement {
  /** Read again from the very bytes that were digested: what is not in it is not signed. */
  element: XmlElement;
  /** Proves who signed, once the caller has judged it: chain, use, dates and revocation are not looked at here. */
  certificate: X509Certificate;
  warnings: SignatureWarning[];
}

/**
 * The element of that name that is signed by an enveloped signature of its own.
 * Refuses two such elements, two signatures, more or less than one reference, a reference to anything but the element,
 * an identifier borne twice, and algorithms out of the list.
 * @throws SignatureRefused, XmlRefused
 */
export function verifyEnveloped(
  input: string | Uint8Array,
  { name, namespace }: { name: string; namespace: string },
  limits: XmlLimits = {},
): SignedElement {
  return openXml(input, limits, (document) => {
    const element = theElement(document, name, namespace);
    const signature = theSignature(element);
    const { certificate, references, warnings } = readSignedInfo(document, signature);
    const [reference, ...others] = references;
    if (!reference || others.length > 0) {
      throw new SignatureReferenceRefused(`${references.length} références, une seule attendue`);
    }
    checkTarget(document, reference, element);
    const form = formOfEnveloped(reference);
    document.remove(signature);
    const signed = document.formOf(element, form);
    checkDigest(reference, signed);
    return { element: readXml(signed, limits), certificate, warnings: [...warnings] };
  });
}

function theElement({ root }: OpenXml, name: string, namespace: string): XmlElement {
  const [element, ...others] = [...(root.is(name, namespace) ? [root] : []), ...root.descendants(name, namespace)];
  if (!element) throw new SignatureMissing(`il n’y a pas d’élément ${name}`);
  if (others.length > 0) throw new SignatureAmbiguous(`il y a ${others.length + 1} éléments ${name}`);
  return element;
}

function theSignature(element: XmlElement): XmlElement {
  const [signature, ...others] = element.descendants('Signature', dsNamespace);
  if (!signature) throw new SignatureMissing(`${element.name} n’est pas signé`);
  if (others.length > 0) throw new SignatureAmbiguous(`il y a ${others.length + 1} signatures`);
  if (!element.children.includes(signature)) throw new SignatureAmbiguous('la signature n’est pas à sa place');
  return signature;
}

/** SAML core §5.4.2: the reference is to the ID of the element itself. */
function checkTarget({ root }: OpenXml, { uri }: Reference, element: XmlElement): void {
  const id = element.attribute('ID') ?? element.attribute('Id') ?? '';
  if (id === '' || uri !== `#${id}`) throw new SignatureReferenceRefused('elle désigne autre chose que l’élément');
  const bearers = bearersOf(root, id);
  if (bearers.length !== 1 || bearers[0] !== element) {
    throw new SignatureAmbiguous('plusieurs éléments portent l’identifiant signé');
  }
}

/** SAML core §5.4.4: enveloped signature, then one exclusive form, nothing else. */
function formOfEnveloped({ transforms }: Reference): ReturnType<typeof formNamed> {
  const [first, second, ...others] = transforms;
  if (first?.algorithm !== enveloped || !second || others.length > 0) {
    throw new SignatureReferenceRefused('ses transformations ne sont pas celles d’une signature enveloppée');
  }
  const form = formNamed(second.algorithm);
  if (!form.exclusive) throw new SignatureReferenceRefused('la forme canonique n’est pas la forme exclusive');
  return { ...form, prefixes: second.prefixes };
}
