import type { XmlElement } from '@liane/xml';
import { NotEbrim } from './errors.ts';
import type { XdsContent } from './metadata.ts';
import { namespaces } from './namespaces.ts';
import { readRegistryObjects } from './read/registry-objects.ts';
import { attribute } from './write/markup.ts';
import { writeRegistryObjects } from './write/registry-objects.ts';

export type ResponseStatus = 'Success' | 'PartialSuccess' | 'Failure';

/** A `rs:RegistryError`; `code` is one of ITI TF-3 or of the DMP (national digest 3.14, 6.6). */
export interface RegistryError {
  code: string;
  context: string;
  severity: 'Error' | 'Warning';
  location: string | null;
}

export interface RegistryResponse {
  status: ResponseStatus;
  errors: RegistryError[];
}

/** Answer to ITI-18. */
export interface AdhocQueryResponse extends RegistryResponse {
  content: XdsContent;
}

const ebxml = 'urn:oasis:names:tc:ebxml-regrep:';

/** National digest 6.5. */
const statuses: Record<ResponseStatus, string> = {
  Success: `${ebxml}ResponseStatusType:Success`,
  PartialSuccess: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
  Failure: `${ebxml}ResponseStatusType:Failure`,
};

/** `rs:RegistryResponse`: answer to ITI-41 and ITI-57. */
export const writeRegistryResponse = ({ status, errors }: RegistryResponse): string =>
  `<rs:RegistryResponse xmlns:rs="${namespaces.rs}"${attribute('status', statuses[status])}>${errorList(errors)}</rs:RegistryResponse>`;

/** @throws NotEbrim */
export function readRegistryResponse(element: XmlElement): RegistryResponse {
  if (!element.is('RegistryResponse', namespaces.rs)) throw new NotEbrim('RegistryResponse', element.name);
  return responseOf(element);
}

/** `query:AdhocQueryResponse`: answer to ITI-18. */
export const writeAdhocQueryResponse = ({ status, errors, content }: AdhocQueryResponse): string =>
  `<query:AdhocQueryResponse xmlns:query="${namespaces.query}" xmlns:rs="${namespaces.rs}"${attribute('status', statuses[status])}` +
  ` startIndex="0" totalResultCount="${countOf(content)}">` +
  `${errorList(errors)}${writeRegistryObjects(content)}</query:AdhocQueryResponse>`;

/** A failure may come without any list. @throws NotEbrim, TooManyObjects */
export function readAdhocQueryResponse(element: XmlElement): AdhocQueryResponse {
  if (!element.is('AdhocQueryResponse', namespaces.query)) throw new NotEbrim('AdhocQueryResponse', element.name);
  const content =
    element.child('RegistryObjectList') === undefined
      ? { submissionSets: [], documents: [], associations: [], references: [] }
      : readRegistryObjects(element);
  return { ...responseOf(element), content };
}

/** Status and errors of any answer of the `rs` family. */
export function responseOf(element: XmlElement): RegistryResponse {
  return {
    status: statusOf(element.attribute('status')),
    errors: (element.child('RegistryErrorList')?.childrenNamed('RegistryError') ?? []).map((error) => ({
      code: error.attribute('errorCode') ?? '',
      context: error.attribute('codeContext') ?? '',
      severity: error.attribute('severity')?.endsWith(':Warning') === true ? 'Warning' : 'Error',
      location: error.attribute('location') ?? null,
    })),
  };
}

/** What is not told a success is a failure. */
function statusOf(urn: string | undefined): ResponseStatus {
  if (urn === statuses.Success) return 'Success';
  return urn === statuses.PartialSuccess ? 'PartialSuccess' : 'Failure';
}

const countOf = (content: XdsContent): number =>
  content.documents.length + content.submissionSets.length + content.associations.length + content.references.length;

/** The list of errors, absent when there is none; the highest severity stands on the list (ebRS 3.0). */
function errorList(errors: readonly RegistryError[]): string {
  if (errors.length === 0) return '';
  const highest = errors.some((error) => error.severity === 'Error') ? 'Error' : 'Warning';
  const each = errors.map(
    ({ code, context, severity, location }) =>
      `<rs:RegistryError${attribute('errorCode', code)}${attribute('codeContext', context)}` +
      `${attribute('severity', severityUrn(severity))}${attribute('location', location)}/>`,
  );
  return `<rs:RegistryErrorList${attribute('highestSeverity', severityUrn(highest))}>${each.join('')}</rs:RegistryErrorList>`;
}

const severityUrn = (severity: RegistryError['severity']): string => `${ebxml}ErrorSeverityType:${severity}`;
