import { XmlC14NMode, XmlError } from 'libxml2-wasm';
import type { XmlDocument, XmlNode } from 'libxml2-wasm';
import { XmlMalformed } from './errors.ts';
import type { XmlLimits } from './limits.ts';
import { withDocument } from './parse.ts';

/** Which canonical form: Exclusive XML Canonicalization 1.0, or Canonical XML 1.0 when not exclusive. */
export interface CanonicalForm {
  exclusive: boolean;
  withComments: boolean;
  /** `InclusiveNamespaces PrefixList` of the exclusive form (xml-exc-c14n §4); `#default` for the default namespace. */
  prefixes?: readonly string[];
}

const exclusiveWithoutComments: CanonicalForm = { exclusive: true, withComments: false };

/**
 * The canonical form of a whole text, exclusive and without comments when not said: two texts that say the same have the same form.
 * @throws XmlRefused
 */
export function canonicalize(
  input: string | Uint8Array,
  limits: XmlLimits = {},
  form: CanonicalForm = exclusiveWithoutComments,
): string {
  return withDocument(input, limits, (document) => formOf(document, form));
}

/** The form of a document, or of one of its elements with everything below. @throws XmlMalformed when it has none. */
export function formOf(document: XmlDocument, form: CanonicalForm, element?: XmlNode): string {
  try {
    return document.canonicalizeToString({
      mode: form.exclusive ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0,
      withComments: form.withComments,
      ...(form.exclusive && form.prefixes && { inclusiveNamespacePrefixes: [...form.prefixes] }),
      ...(element && { nodeSet: new Set([element]) }),
    });
  } catch (cause) {
    // A relative namespace has no canonical form (Canonical XML 1.0 §1.3).
    if (cause instanceof XmlError) throw new XmlMalformed(0, cause);
    throw cause;
  }
}
