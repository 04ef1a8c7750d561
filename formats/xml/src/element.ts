export interface XmlAttribute {
  /** Empty when the attribute has no prefix. */
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

/** An element of a text already judged safe: plain, immutable, detached from the parser. Comments and instructions are dropped. */
export class XmlElement {
  /** Empty when there is none. */
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** Elements and texts in document order. */
  readonly content: readonly (XmlElement | string)[];
  /** Line of the start tag, from 1; 65535 stands for « further ». */
  readonly line: number;

  constructor(
    namespace: string,
    name: string,
    attributes: readonly XmlAttribute[],
    content: readonly (XmlElement | string)[],
    line: number,
  ) {
    this.namespace = namespace;
    this.name = name;
    this.attributes = attributes;
    this.content = content;
    this.line = line;
  }

  /** Elements only, in document order. */
  get children(): XmlElement[] {
    return this.content.filter((node) => typeof node !== 'string');
  }

  /** First child element of that local name, in any namespace unless one is given. */
  child(name: string, namespace?: string): XmlElement | undefined {
    for (const node of this.content) if (typeof node !== 'string' && node.is(name, namespace)) return node;
    return undefined;
  }

  childrenNamed(name: string, namespace?: string): XmlElement[] {
    return this.children.filter((child) => child.is(name, namespace));
  }

  /** First element reached by following first children: `path('recordTarget', 'patientRole')`. */
  path(...names: string[]): XmlElement | undefined {
    return names.reduce<XmlElement | undefined>((reached, name) => reached?.child(name), this);
  }

  /** Value of the attribute: without namespace by default, else in the given one. */
  attribute(name: string, namespace = ''): string | undefined {
    for (const attribute of this.attributes)
      if (attribute.name === name && attribute.namespace === namespace) return attribute.value;
    return undefined;
  }

  /** The element's own texts, joined and trimmed. */
  text(): string {
    return this.content
      .filter((node) => typeof node === 'string')
      .join('')
      .trim();
  }

  /** Texts of the element and of everything below, in order, untrimmed. */
  allText(): string {
    return this.content.map((node) => (typeof node === 'string' ? node : node.allText())).join('');
  }

  /** Every element below, in document order, of that local name. */
  descendants(name: string, namespace?: string): XmlElement[] {
    const found: XmlElement[] = [];
    this.collect(name, namespace, found);
    return found;
  }

  is(name: string, namespace?: string): boolean {
    return this.name === name && (namespace === undefined || this.namespace === namespace);
  }

  private collect(name: string, namespace: string | undefined, found: XmlElement[]): void {
    for (const node of this.content) {
      if (typeof node === 'string') continue;
      if (node.is(name, namespace)) found.push(node);
      node.collect(name, namespace, found);
    }
  }
}
