import type { XmlElement } from '@liane/xml';
import { associationKindOf } from '../association-kinds.ts';
import { NotEbrim, TooManyObjects } from '../errors.ts';
import type { Association, XdsContent } from '../metadata.ts';
import { namespaces } from '../namespaces.ts';
import { submissionSetNode } from '../schemes.ts';
import { documentOf } from './document-entry.ts';
import { allSlots } from './registry-object.ts';
import { submissionSetOf } from './submission-set.ts';

/** Far above what a registry answers or a lot holds. */
const mostObjects = 20_000;

/**
 * What an ebRIM list holds. Folders and associations of unknown kinds are passed over; an attribute that is absent reads as empty.
 * @param element `RegistryObjectList`, or whatever has one as a child or grandchild (SubmitObjectsRequest, AdhocQueryResponse, ProvideAndRegister…)
 * @throws NotEbrim, TooManyObjects
 */
export function readRegistryObjects(element: XmlElement): XdsContent {
  const list = listOf(element);
  const objects = list.children.filter((child) => child.namespace === namespaces.rim);
  if (objects.length > mostObjects) throw new TooManyObjects(mostObjects);

  const hanging = hangingByObject(objects);
  const classificationsOf = (object: XmlElement): XmlElement[] => [
    ...object.childrenNamed('Classification'),
    ...(hanging.get(object.attribute('id') ?? '') ?? []),
  ];
  return {
    submissionSets: objects
      .filter((object) => object.is('RegistryPackage') && isSubmissionSet(classificationsOf(object)))
      .map((object) => submissionSetOf(object, classificationsOf(object))),
    documents: objects
      .filter((object) => object.is('ExtrinsicObject'))
      .map((object) => documentOf(object, classificationsOf(object))),
    associations: objects.filter((object) => object.is('Association')).flatMap((object) => associationOf(object) ?? []),
    references: objects.filter((object) => object.is('ObjectRef')).flatMap((object) => object.attribute('id') ?? []),
  };
}

function listOf(element: XmlElement): XmlElement {
  const list = element.is('RegistryObjectList')
    ? element
    : (element.child('RegistryObjectList') ?? element.path('SubmitObjectsRequest', 'RegistryObjectList'));
  if (!list?.is('RegistryObjectList', namespaces.rim)) throw new NotEbrim('RegistryObjectList', element.name);
  return list;
}

function hangingByObject(objects: readonly XmlElement[]): Map<string, XmlElement[]> {
  const hanging = new Map<string, XmlElement[]>();
  for (const each of objects) {
    const object = each.is('Classification') ? each.attribute('classifiedObject') : undefined;
    if (object === undefined) continue;
    const known = hanging.get(object);
    if (known === undefined) hanging.set(object, [each]);
    else known.push(each);
  }
  return hanging;
}

/** A package without any node is taken for a lot: nobody else is submitted alone. */
function isSubmissionSet(classifications: readonly XmlElement[]): boolean {
  const nodes = classifications.flatMap((each) => each.attribute('classificationNode') ?? []);
  return nodes.length === 0 || nodes.includes(submissionSetNode);
}

function associationOf(object: XmlElement): Association | undefined {
  const kind = associationKindOf(object.attribute('associationType'));
  if (kind === undefined) return undefined;
  return {
    id: object.attribute('id') ?? '',
    kind,
    source: object.attribute('sourceObject') ?? '',
    target: object.attribute('targetObject') ?? '',
    slots: allSlots(object),
  };
}
