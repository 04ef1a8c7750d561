import { escapeAttribute, escapeText } from '@liane/xml';

/** An element to write: its attributes in their order, then its words or its children. */
export interface Tree {
  name: string;
  attributes: Readonly<Record<string, string>>;
  inside: string | readonly Tree[];
}

export const tree = (name: string, attributes: Tree['attributes'], inside: Tree['inside'] = []): Tree => ({
  name,
  attributes,
  inside,
});

/** One element a line, two spaces a level, as most software of hospitals writes. */
export function printed({ name, attributes, inside }: Tree, margin = ''): string {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const open = `${margin}<${name}${told.join('')}`;
  if (typeof inside === 'string') return `${open}>${escapeText(inside)}</${name}>\r\n`;
  if (inside.length === 0) return `${open} />\r\n`;
  return `${open}>\r\n${inside.map((each) => printed(each, `${margin}  `)).join('')}${margin}</${name}>\r\n`;
}
