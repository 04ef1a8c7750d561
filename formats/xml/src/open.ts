import type { XmlElement as Parsed } from 'libxml2-wasm';
import { formOf } from './canonicalize.ts';
import type { CanonicalForm } from './canonicalize.ts';
import type { XmlElement } from './element.ts';
import type { XmlLimits } from './limits.ts';
import { withDocument } from './parse.ts';
import { copy } from './read.ts';

/** A document held open while its parts are digested: what a signature needs beside the plain tree. */
export interface OpenXml {
  root: XmlElement;
  /** Canonical form of an element and of everything below, in the place where it stands. */
  formOf: (element: XmlElement, form: CanonicalForm) => string;
  /** Takes an element out of the document (not out of `root`): it and what it holds have no form any more. */
  remove: (element: XmlElement) => void;
}

/**
 * Opens an XML text nobody vouches for, and closes it when `use` is over.
 * @throws XmlRefused
 */
export function openXml<T>(input: string | Uint8Array, limits: XmlLimits, use: (document: OpenXml) => T): T {
  return withDocument(input, limits, (document, { maxDepth }) => {
    const origins = new Map<XmlElement, Parsed>();
    const root = copy(document.root, 1, maxDepth, origins);
    const origin = (element: XmlElement): Parsed => {
      const found = origins.get(element);
      if (!found) throw new TypeError('this element is not of this document, or was taken out of it');
      return found;
    };
    const forget = (element: XmlElement): void => {
      origins.delete(element);
      for (const child of element.children) forget(child);
    };
    try {
      return use({
        root,
        formOf: (element, form) => formOf(document, form, origin(element)),
        remove: (element) => {
          const node = origin(element);
          forget(element);
          node.remove();
        },
      });
    } finally {
      origins.clear();
    }
  });
}
