import { associationUrn } from '../association-kinds.ts';
import type { Association, XdsContent } from '../metadata.ts';
import { namespaces } from '../namespaces.ts';
import { associationType } from '../schemes.ts';
import { documentElement } from './document-entry.ts';
import { attribute, slot } from './markup.ts';
import { submissionSetElements } from './submission-set.ts';

/** `rim:RegistryObjectList`: what a registry answers, or what a submission holds. Declares its namespace. */
export const writeRegistryObjects = ({ submissionSets, documents, associations, references }: XdsContent): string =>
  `<rim:RegistryObjectList xmlns:rim="${namespaces.rim}">` +
  references.map((id) => `<rim:ObjectRef${attribute('id', id)}/>`).join('') +
  documents.map(documentElement).join('') +
  submissionSets.map(submissionSetElements).join('') +
  associations.map(associationElement).join('') +
  `</rim:RegistryObjectList>`;

/** `lcm:SubmitObjectsRequest`: body of ITI-57, first part of ITI-41, content of METADATA.XML. Declares its namespaces. */
export const writeSubmitObjectsRequest = (content: XdsContent): string =>
  `<lcm:SubmitObjectsRequest xmlns:lcm="${namespaces.lcm}">${writeRegistryObjects(content)}</lcm:SubmitObjectsRequest>`;

const associationElement = ({ id, kind, source, target, slots }: Association): string =>
  `<rim:Association${attribute('id', id)}${attribute('objectType', associationType)}` +
  `${attribute('associationType', associationUrn(kind))}${attribute('sourceObject', source)}${attribute('targetObject', target)}>` +
  Object.entries(slots)
    .map(([name, values]) => slot(name, values))
    .join('') +
  `</rim:Association>`;
