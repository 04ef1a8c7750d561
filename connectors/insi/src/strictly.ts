import type { XmlElement } from '@liane/xml';
import { InsiUnreadable } from './errors.ts';

/** Children are looked for in their parent's namespace: every form is qualified (digest §2.4), whatever the prefixes. */
export const elements = (parent: XmlElement, name: string): XmlElement[] =>
  parent.childrenNamed(name, parent.namespace);

/** The child, or undefined. @throws InsiUnreadable when it stands twice. */
export function element(parent: XmlElement, name: string): XmlElement | undefined {
  const [found, ...others] = elements(parent, name);
  if (others.length > 0) throw new InsiUnreadable(`${name} stands ${others.length + 1} times in ${parent.name}`);
  return found;
}

export function requiredElement(parent: XmlElement, name: string): XmlElement {
  const found = element(parent, name);
  if (!found) throw new InsiUnreadable(`${parent.name} has no ${name}`);
  return found;
}

/** Text of a child, trimmed; undefined when there is no such child. @throws InsiUnreadable when it holds elements. */
export function leaf(parent: XmlElement, name: string): string | undefined {
  const found = element(parent, name);
  if (found && found.children.length > 0) throw new InsiUnreadable(`${name} holds elements`);
  return found?.text();
}

export function requiredLeaf(parent: XmlElement, name: string): string {
  const text = leaf(parent, name);
  if (text === undefined || text === '') throw new InsiUnreadable(`${parent.name} has no ${name}`);
  return text;
}
