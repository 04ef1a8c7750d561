import type { XmlElement } from '@liane/xml';
import { notAccepted } from '../faults.ts';

/** How many times an element may stand, in the order of the schema. */
export type Sequence = readonly (readonly [name: string, least: number, most: number])[];

/** Texts of the children, by name. */
export type Texts = ReadonlyMap<string, readonly string[]>;

/** The children are those of the sequence, in its order, all in the namespace of the parent (« qualified »), each a text. @throws Refused */
export function demandSequence(parent: XmlElement, sequence: Sequence): Texts {
  const { children, texts } = demandOrder(parent, sequence);
  if (children.some((child) => child.children.length > 0)) throw outOfSchema(parent);
  return texts;
}

/** The same without looking inside the children. @throws Refused */
export function demandOrder(parent: XmlElement, sequence: Sequence): { children: XmlElement[]; texts: Texts } {
  const texts = new Map<string, string[]>();
  let rest = parent.children;
  for (const [name, least, most] of sequence) {
    const other = rest.findIndex((child) => !child.is(name, parent.namespace));
    const found = other === -1 ? rest : rest.slice(0, other);
    if (found.length < least || found.length > most) throw outOfSchema(parent, name);
    texts.set(
      name,
      found.map((child) => child.text()),
    );
    rest = rest.slice(found.length);
  }
  if (rest[0] !== undefined) throw outOfSchema(parent, rest[0].name);
  return { children: parent.children, texts };
}

const outOfSchema = (parent: XmlElement, name?: string) =>
  notAccepted('schema', `${parent.name} ne suit pas le schéma${name === undefined ? '' : ` : ${name.slice(0, 60)}`}.`);
