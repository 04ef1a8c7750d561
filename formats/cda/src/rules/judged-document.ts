import type { XmlElement } from '@liane/xml';
import { modelOf } from './models/models.ts';
import type { Model } from './models/models.ts';
import type { CheckedEnvironment } from './verdict.ts';

/** A document under judgement: its tree, every element once, and where each stands. */
export interface JudgedDocument {
  root: XmlElement;
  /** Every element, the root included, in document order. */
  all: readonly XmlElement[];
  /** Every element outside the body. */
  header: readonly XmlElement[];
  model: Model | undefined;
  environment: CheckedEnvironment | undefined;
  pathOf: (element: XmlElement) => string;
  parentOf: (element: XmlElement) => XmlElement | undefined;
  /** Every element reached from the root by these names: `at('recordTarget', 'patientRole', 'id')`. */
  at: (...names: string[]) => XmlElement[];
}

export function judgedDocument(root: XmlElement, environment: CheckedEnvironment | undefined): JudgedDocument {
  const parents = new Map<XmlElement, XmlElement>();
  const all: XmlElement[] = [];
  const header: XmlElement[] = [];
  const visit = (element: XmlElement, inBody: boolean): void => {
    all.push(element);
    if (!inBody) header.push(element);
    for (const child of element.children) {
      parents.set(child, element);
      visit(child, inBody || (element === root && child.name === 'component'));
    }
  };
  visit(root, false);
  const pathOf = (element: XmlElement): string => {
    const parent = parents.get(element);
    if (!parent) return `/${element.name}`;
    const twins = parent.childrenNamed(element.name);
    const position = twins.length > 1 ? `[${twins.indexOf(element) + 1}]` : '';
    return `${pathOf(parent)}/${element.name}${position}`;
  };
  return {
    root,
    all,
    header,
    model: modelOf(root),
    environment,
    pathOf,
    parentOf: (element) => parents.get(element),
    at: (...names) => reach(root, ...names),
  };
}

/** Every element reached from one element by these child names. */
export const reach = (from: XmlElement, ...names: string[]): XmlElement[] => {
  let reached = [from];
  for (const name of names) reached = reached.flatMap((element) => element.childrenNamed(name));
  return reached;
};

/** The roots of the templates an element claims. */
export const templatesOf = (element: XmlElement): string[] =>
  element.childrenNamed('templateId').map((template) => template.attribute('root') ?? '');

export const claims = (element: XmlElement, root: string): boolean => templatesOf(element).includes(root);
