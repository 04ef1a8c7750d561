import { readXml } from '@liane/xml';
import { bodyOf } from './body.ts';
import type { ReadDocument } from './document.ts';
import { openEnvelope } from './envelope.ts';
import { headerOf } from './header.ts';
import { recogniseModel } from './model.ts';
import { factsOf } from './read-facts.ts';
import { startReading } from './reading.ts';

/**
 * What is understood of any CDA R2. Strange content is kept as `unreadable`, never a reason to fail; no stylesheet is run, nothing is loaded.
 * @param limits.maxBytes size of the file in bytes, 20 MB when not said
 * @throws XmlRefused when it is not safe XML, CdaRefused when it is not a CDA
 */
export function readCda(bytes: Uint8Array | string, limits: { maxBytes?: number } = {}): ReadDocument {
  const { document, envelope } = openEnvelope(readXml(bytes, limits));
  const reading = startReading(document);
  const header = headerOf(document, reading);
  const body = bodyOf(document, reading);
  return {
    envelope,
    model: recogniseModel(header.templateIds, header.type?.code, body.level === 'N1'),
    header,
    body,
    facts: factsOf(document, reading),
    unreadable: reading.unreadable,
  };
}
