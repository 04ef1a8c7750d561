import type { XmlElement } from '@liane/xml';
import type { ReadDocument } from './document.ts';
import { hl7 } from './reading.ts';
import { NotCda, TwoDocuments } from './refusals.ts';

const signatures = 'http://www.w3.org/2000/09/xmldsig#';
const stylesheets = 'http://www.w3.org/1999/XSL/Transform';

/**
 * The `ClinicalDocument` and what it came in: alone, inside `ds:Signature` (§1.11), or inside a stylesheet of its own (§7.2), which is left unread.
 * @throws NotCda, TwoDocuments
 */
export function openEnvelope(root: XmlElement): { document: XmlElement; envelope: ReadDocument['envelope'] } {
  if (root.is('ClinicalDocument', hl7)) return { document: root, envelope: 'plain' };
  const envelope = envelopeOf(root);
  if (envelope === undefined) throw new NotCda(root.name);
  const [document, ...others] = root.descendants('ClinicalDocument', hl7);
  if (document === undefined) throw new NotCda(root.name);
  if (others.length > 0) throw new TwoDocuments();
  return { document, envelope };
}

function envelopeOf(root: XmlElement): 'signed' | 'selfDisplaying' | undefined {
  if (root.is('Signature', signatures)) return 'signed';
  if (root.namespace === stylesheets) return 'selfDisplaying';
  return undefined;
}
