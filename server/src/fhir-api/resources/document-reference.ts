import type { DocumentReference } from '@medplum/fhirtypes';
import { documentReference } from '@liane/fhir';
import { documentTypes, type DocumentType } from '@liane/vocabulary';
import { establishments } from '../../directory/index.ts';
import {
  documentById,
  documentsOf,
  stateOf,
  UnknownDocument,
  type AnyModel,
  type Document,
  type FileKind,
  type State,
} from '../../documents/index.ts';
import { displayName } from '../../identity/index.ts';
import { fhirUrl } from '../addresses.ts';
import { keptPersons } from '../same-person.ts';
import { codesOf, datesOf, referencesOf, type SearchParams } from '../search-param.ts';
import { serveResource, type Asking, type Found, type Row, type Selection } from '../served-resource.ts';

const params: SearchParams<DocumentReference> = {
  patient: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  subject: { type: 'reference', of: ({ subject }) => referencesOf(subject) },
  status: { type: 'token', of: ({ status }) => [{ code: status }] },
  type: { type: 'token', of: ({ type }) => codesOf(type) },
  category: { type: 'token', of: ({ category = [] }) => category.flatMap(codesOf) },
  date: { type: 'date', of: ({ date }) => datesOf(date) },
};

interface DocumentRow extends Row {
  document: Document;
}

export const documentReferences = serveResource<DocumentRow, DocumentReference>({
  type: 'DocumentReference',
  profiles: [],
  params,
  dated: true,
  demands: ['patient', 'subject', '_id'],
  rows: async (asking, selection) => inOrder((await documentsAsked(asking, selection)).map(rowOf), selection),
  found: async (asking, rows) => {
    const houses = new Map((await establishments(asking.tx)).map((house) => [house.id, house]));
    const persons = await keptPersons(
      asking,
      rows.map(({ person_id }) => person_id),
    );
    return rows.flatMap((row): Found[] => {
      const { document } = row;
      const person = persons.get(row.person_id);
      if (!person) return [];
      const type = types[document.model];
      const house = houses.get(document.establishmentId);
      const resource = documentReference({
        id: document.id,
        version: String(row.changed_at.getTime()),
        lastUpdated: row.changed_at,
        person: { id: person.id, name: displayName(person) },
        state: fhirStates[stateOf(document)],
        title: document.title,
        type: type ?? null,
        typeInFrench: document.typeInFrench,
        class: type?.class ?? null,
        date: document.actAt,
        author: document.author,
        establishment: house ? { name: house.name, finess: house.finess } : null,
        replacesId: document.replacesId,
        files: document.files.map((kind) => ({
          contentType: contentTypes[kind],
          url: `${fhirUrl(asking.publicUrl)}/Binary/${document.id}.${kind}`,
          title: `${document.title} (${forms[kind]})`,
        })),
      });
      return [{ resource, personId: person.id, row, part: '' }];
    });
  },
});

/** Drafts and what was given up are nobody else's. */
export const isLent = (document: Document): boolean => stateOf(document) !== 'draft' && !document.discarded;

async function documentsAsked(
  { tx, caller }: Asking,
  { ids, personIds, withWithdrawn }: Selection,
): Promise<Document[]> {
  const { organisationId } = caller.act;
  const found: Document[] = [];
  if (personIds !== null)
    for (const personId of personIds) found.push(...(await documentsOf(tx, organisationId, personId)));
  else for (const id of ids ?? []) found.push(...(await documentOrNone({ tx, caller }, id)));
  const distinct = [...new Map(found.map((document) => [document.id, document])).values()];
  return distinct.filter(
    (document) =>
      isLent(document) && (withWithdrawn || !document.deleted) && (ids === null || ids.includes(document.id)),
  );
}

export async function documentOrNone({ tx, caller }: Pick<Asking, 'tx' | 'caller'>, id: string): Promise<Document[]> {
  try {
    return [await documentById(tx, caller.act.organisationId, id)];
  } catch (error) {
    if (error instanceof UnknownDocument) return [];
    throw error;
  }
}

const rowOf = (document: Document): DocumentRow => ({
  id: document.id,
  person_id: document.personId,
  changed_at: changedAt(document),
  dated_at: document.actAt,
  document,
});

export const changedAt = ({ deleted, validated, begunAt }: Document): Date => deleted?.at ?? validated?.at ?? begunAt;

/** The documents of one person are few: they are put in order here. */
function inOrder(rows: DocumentRow[], { order, from, limit }: Selection): DocumentRow[] {
  const keyOf = (row: DocumentRow): string =>
    order.by === '_id' ? '' : (order.by === 'date' ? (row.dated_at ?? row.changed_at) : row.changed_at).toISOString();
  const compare = (a: [string, string], b: [string, string]): number =>
    a[0] === b[0] ? (a[1] < b[1] ? -1 : Number(a[1] > b[1])) : a[0] < b[0] ? -1 : 1;
  const sign = order.descending ? -1 : 1;
  return rows
    .filter((row) => from === null || sign * compare([keyOf(row), row.id], [from.key ?? '', from.id]) >= 0)
    .toSorted((a, b) => sign * compare([keyOf(a), a.id], [keyOf(b), b.id]))
    .slice(0, limit);
}

const fhirStates: Record<State, 'current' | 'replaced' | 'deleted'> = {
  draft: 'current',
  validated: 'current',
  received: 'current',
  replaced: 'replaced',
  deleted: 'deleted',
};

/** Both sheets of urgency share one type; what was received keeps the words it came with. */
const types: Partial<Record<AnyModel, DocumentType>> = {
  dlu: documentTypes.emergencyLiaison,
  'transfer-sheet': documentTypes.emergencyLiaison,
  'personal-project': documentTypes.personalProject,
};

const contentTypes: Record<FileKind, string> = {
  n3: 'application/xml',
  n1: 'application/xml',
  cda: 'application/xml',
  pdf: 'application/pdf',
};
const forms: Record<FileKind, string> = { n3: 'CDA structuré', n1: 'CDA non structuré', cda: 'CDA', pdf: 'PDF' };
