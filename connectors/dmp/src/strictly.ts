import type { XmlElement } from '@liane/xml';
import { DmpUnreadable } from './errors.ts';

/** The child of that local name, or undefined; prefixes and forms vary from one sample to the next. @throws DmpUnreadable when it stands twice. */
export function element(parent: XmlElement, name: string): XmlElement | undefined {
  const [found, ...others] = parent.childrenNamed(name);
  if (others.length > 0) throw new DmpUnreadable(`${name} stands ${others.length + 1} times in ${parent.name}`);
  return found;
}

export function required(parent: XmlElement, name: string): XmlElement {
  const found = element(parent, name);
  if (!found) throw new DmpUnreadable(`${parent.name.slice(0, 60)} has no ${name}`);
  return found;
}

/** Follows children that stand at most once each. */
export function reached(parent: XmlElement, ...names: string[]): XmlElement | undefined {
  let at: XmlElement | undefined = parent;
  for (const name of names) at = at && element(at, name);
  return at;
}

/** Text of a child, trimmed; null when there is none. */
export function leaf(parent: XmlElement, name: string): string | null {
  const text = element(parent, name)?.text() ?? '';
  return text === '' ? null : text;
}

/** @throws DmpUnreadable when the message is not the one expected. */
export function expect(message: XmlElement, name: string, namespace: string): void {
  if (!message.is(name, namespace)) throw new DmpUnreadable(`${name} expected, not ${message.name.slice(0, 60)}`);
}
