import type { XmlElement } from '@liane/xml';
import { dsNamespace } from './algorithms.ts';
import { SignatureAmbiguous, SignatureMalformed } from './errors.ts';

/** The only child of that name. @throws SignatureMalformed when there is none, SignatureAmbiguous when there are two. */
export function only(parent: XmlElement, name: string, namespace = dsNamespace): XmlElement {
  const [found, ...others] = parent.childrenNamed(name, namespace);
  if (!found) throw new SignatureMalformed(`${name} manque dans ${parent.name}`);
  if (others.length > 0) throw new SignatureAmbiguous(`${parent.name} contient ${others.length + 1} fois ${name}`);
  return found;
}

export const algorithmOf = (method: XmlElement): string => method.attribute('Algorithm') ?? '';

/** @throws SignatureMalformed */
export function base64Of(element: XmlElement): Buffer {
  const text = element.allText().replaceAll(/\s/g, '');
  if (element.children.length > 0 || text === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    throw new SignatureMalformed(`${element.name} n’est pas en base64`);
  }
  return Buffer.from(text, 'base64');
}

export function refuseOthers(parent: XmlElement, names: readonly string[]): void {
  const other = parent.children.find((child) => child.namespace !== dsNamespace || !names.includes(child.name));
  if (other) throw new SignatureMalformed(`${other.name.slice(0, 40)} n’a pas sa place dans ${parent.name}`);
}

/** Whatever a reader takes for an identifier: `ID` of SAML, `Id` of XML Signature, `id`, `xml:id`, `wsu:Id`. */
export function bearersOf(root: XmlElement, id: string): XmlElement[] {
  const found: XmlElement[] = [];
  const look = (element: XmlElement): void => {
    if (element.attributes.some(({ name, value }) => name.toLowerCase() === 'id' && value === id)) found.push(element);
    for (const child of element.children) look(child);
  };
  look(root);
  return found;
}
