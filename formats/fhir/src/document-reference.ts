import type { DocumentReference, DocumentReferenceContent } from '@medplum/fhirtypes';
import type { Coded } from '@liane/vocabulary';
import {
  codeable,
  metaOf,
  patientReference,
  uniqueIdentifier,
  type PersonReference,
  type Versioned,
} from './elements.ts';
import { finess } from './systems.ts';
import { written } from './written.ts';

export interface FhirDocumentInput extends Versioned {
  person: PersonReference;
  state: 'current' | 'replaced' | 'deleted';
  title: string;
  type: Coded | null;
  typeInFrench: string;
  class: Coded | null;
  date: Date;
  author: string;
  establishment: { name: string; finess: string } | null;
  replacesId: string | null;
  files: readonly { contentType: string; url: string; title: string }[];
}

/** What is known of a document and where its files are; a deleted one keeps no file. R4 DocumentReference. */
export function documentReference(document: FhirDocumentInput): DocumentReference {
  return written<DocumentReference>({
    resourceType: 'DocumentReference',
    id: document.id,
    meta: metaOf(document, []),
    masterIdentifier: uniqueIdentifier(document.id),
    status: statuses[document.state],
    docStatus: document.state === 'deleted' ? 'entered-in-error' : 'final',
    type: document.type ? codeable(document.type, document.typeInFrench) : { text: document.typeInFrench },
    category: document.class ? [codeable(document.class)] : undefined,
    subject: patientReference(document.person),
    date: document.date.toISOString(),
    author: [{ display: document.author }],
    custodian: document.establishment
      ? {
          type: 'Organization',
          identifier: { system: finess, value: document.establishment.finess },
          display: document.establishment.name,
        }
      : undefined,
    relatesTo: document.replacesId
      ? [{ code: 'replaces', target: { reference: `DocumentReference/${document.replacesId}` } }]
      : undefined,
    description: document.title,
    content: content(document),
  });
}

const statuses: Record<FhirDocumentInput['state'], DocumentReference['status']> = {
  current: 'current',
  replaced: 'superseded',
  deleted: 'entered-in-error',
};

/** R4 demands one content at least: a document without a file keeps its title. */
function content({ files, state, title }: FhirDocumentInput): DocumentReferenceContent[] {
  if (files.length === 0 || state === 'deleted') return [{ attachment: { title } }];
  return files.map((attachment) => ({ attachment: { language: 'fr-FR', ...attachment } }));
}
