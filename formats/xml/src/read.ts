import { XmlCData, XmlElement as Parsed, XmlNode, XmlText, XmlTreeNode } from 'libxml2-wasm';
import { XmlElement } from './element.ts';
import type { XmlAttribute } from './element.ts';
import { XmlTooDeep } from './errors.ts';
import type { XmlLimits } from './limits.ts';
import { withDocument } from './parse.ts';

/**
 * The root of an XML text nobody vouches for. No entity is expanded, nothing is loaded, no instruction is obeyed.
 * @throws XmlRefused (closed list of errors.ts)
 */
export function readXml(input: string | Uint8Array, limits: XmlLimits = {}): XmlElement {
  return withDocument(input, limits, (document, { maxDepth }) => copy(document.root, 1, maxDepth));
}

/** `origins`, when given, learns from which node of the parser each element was copied. @throws XmlTooDeep */
export function copy(parsed: Parsed, depth: number, maxDepth: number, origins?: Map<XmlElement, Parsed>): XmlElement {
  if (depth > maxDepth) throw new XmlTooDeep(maxDepth);
  const content: (XmlElement | string)[] = [];
  for (let node: XmlNode | null = parsed.firstChild; node !== null; node = after(node)) {
    if (node instanceof Parsed) content.push(copy(node, depth + 1, maxDepth, origins));
    else if (node instanceof XmlText || node instanceof XmlCData) content.push(node.content);
  }
  const attributes = parsed.attrs.map((attribute): XmlAttribute => ({
    namespace: attribute.namespaceUri,
    name: attribute.name,
    value: attribute.content,
  }));
  const element = new XmlElement(parsed.namespaceUri, parsed.name, attributes, content, parsed.line & 0xffff);
  origins?.set(element, parsed);
  return element;
}

/** libxml2-wasm gives an instruction no sibling: it is asked for as that of any other node. */
function after(node: XmlNode): XmlNode | null {
  if (node instanceof XmlTreeNode) return node.next;
  const next: unknown = Reflect.get(XmlTreeNode.prototype, 'next', node);
  return next instanceof XmlNode ? next : null;
}
