import { XmlC14NMode } from 'libxml2-wasm';
import type { XmlLimits } from './limits.ts';
import { withDocument } from './parse.ts';

/**
 * Exclusive canonical form without comments (xml-exc-c14n): two texts that say the same have the same form.
 * @throws XmlRefused
 */
export function canonicalize(input: string | Uint8Array, limits: XmlLimits = {}): string {
  return withDocument(input, limits, (document) =>
    document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 }),
  );
}
