/** An element, as a reader who knows nothing of ours sees it. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text: string): string =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (all, name: string) => entities[name] ?? all);

/**
 * A few lines that read well-formed XML without our packages, to judge what they write: local names, attributes, text.
 * @throws when tags do not match
 */
export function readTree(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = xml.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  for (const [, slash = '', name = '', attributes = '', empty = '', text = ''] of body.matchAll(
    /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g,
  )) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('closed too often');
    const local = name.slice(name.indexOf(':') + 1);
    if (local === '') parent.text += plain(text);
    else if (slash === '/') {
      if (open.pop()?.name !== local) throw new Error(`</${local}> closes another`);
    } else {
      const node: Node = { name: local, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(node);
      if (empty === '') open.push(node);
    }
  }
  const [top] = root.children;
  if (open.length !== 1 || top === undefined || root.children.length !== 1) throw new Error('not one document');
  return top;
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [
      name,
      plain(one ?? other ?? ''),
    ]),
  );

export const childrenOf = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);

export const everything = (node: Node): Node[] => [node, ...node.children.flatMap(everything)];

/** Values of a Slot of ebRIM. */
export const slotOf = (node: Node, name: string): string[] =>
  childrenOf(node, 'Slot')
    .filter(({ attributes }) => attributes['name'] === name)
    .flatMap(everything)
    .filter((each) => each.name === 'Value')
    .map(({ text }) => text);
