import { readXml, type XmlElement, type XmlLimits } from '@liane/xml';
import { NotSoap } from './errors.ts';
import { soap11Namespace, soapNamespace } from './namespaces.ts';

export interface Envelope {
  /** Header blocks in order, whatever their prefix. */
  headers: XmlElement[];
  /** The single child of `Body` (document/literal): a message or a `Fault`. */
  body: XmlElement;
}

/** A SOAP 1.2 envelope. Blocks are XML already written, each declaring its own namespaces. */
export function writeEnvelope({ headers, body }: { headers: readonly string[]; body: string }): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>` +
    `<soap:Envelope xmlns:soap="${soapNamespace}">` +
    (headers.length > 0 ? `<soap:Header>${headers.join('')}</soap:Header>` : '') +
    `<soap:Body>${body}</soap:Body></soap:Envelope>`
  );
}

/**
 * Reads a SOAP 1.2 envelope (part 1 §5) nobody vouches for, by namespace.
 * @throws XmlRefused when it is not safe XML, NotSoap when it is something else than an envelope with one body element.
 */
export function readEnvelope(bytes: Uint8Array | string, limits: XmlLimits = {}): Envelope {
  const root = readXml(bytes, limits);
  if (root.is('Envelope', soap11Namespace)) throw new NotSoap('soap-version', 'SOAP 1.1 envelope; 1.2 expected');
  if (!root.is('Envelope', soapNamespace)) throw new NotSoap('not-an-envelope', `root is ${root.name.slice(0, 60)}`);

  const [header, body] = partsOf(root);
  const [message, ...others] = body.children;
  if (message === undefined || others.length > 0) {
    throw new NotSoap('body-not-single', `Body holds ${body.children.length} elements; 1 expected`);
  }
  return { headers: header?.children ?? [], body: message };
}

/** `Header?` then `Body`, nothing else (part 1 §5.1): a second Body would let two readers see two messages. */
function partsOf(root: XmlElement): [XmlElement | undefined, XmlElement] {
  const parts = root.children;
  const header = parts[0]?.is('Header', soapNamespace) ? parts[0] : undefined;
  const body = parts[header ? 1 : 0];
  if (!body?.is('Body', soapNamespace)) throw new NotSoap('no-body', 'Body expected after the optional Header');
  if (parts.length !== (header ? 2 : 1)) throw new NotSoap('not-an-envelope', 'something follows Body');
  return [header, body];
}
