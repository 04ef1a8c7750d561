import { sql } from 'kysely';
import type { Act, Tx } from '../platform/index.ts';
import type { AnyModel, Document, FileKind, Via } from './document.ts';
import type { Changes } from './draft.ts';
import { AlreadyReplaced, UnknownDocument } from './refusals.ts';
import type { ValidationTables } from './validations.ts';

interface DocumentTables extends ValidationTables {
  documents: {
    organisation_id: string;
    id: string;
    person_id: string;
    establishment_id: string;
    model: AnyModel;
    origin: 'ours' | 'received';
    title: string;
    type_in_french: string;
    cda_id: string;
    cda_set: string;
    version: number;
    replaces_id: string | null;
    act_at: Date;
    begun_at: Date;
    by_account: string;
    by_name: string;
    author: string;
  };
  document_drafts: {
    organisation_id: string;
    document_id: string;
    account_id: string;
    changes: Changes | string;
    shown: string;
    saved_at: Date;
    typed_at: Date | null;
  };
  document_discards: { organisation_id: string; document_id: string; at: Date; by_account: string };
  document_replacements: { organisation_id: string; replaced_id: string; replaced_by_id: string; at: Date };
  document_deletions: {
    organisation_id: string;
    document_id: string;
    id: string;
    at: Date;
    by_account: string;
    by_name: string;
    why: string;
  };
  document_files: { organisation_id: string; document_id: string; file: FileKind; sha256: string; media_type: string };
  document_provenances: { organisation_id: string; document_id: string; via: Via; at: Date };
}

const tables = (tx: Tx) => tx.on<DocumentTables>();

/** Documents that are still something: a discarded draft is nothing any more. */
export async function documentsOf(tx: Tx, organisationId: string, personId: string): Promise<Document[]> {
  const found = await documentsWhere(tx, organisationId, { personId });
  return found.filter((document) => !document.discarded);
}

/** Throws UnknownDocument. */
export async function documentById(tx: Tx, organisationId: string, id: string): Promise<Document> {
  const [document] = await documentsWhere(tx, organisationId, { id });
  if (!document) throw new UnknownDocument();
  return document;
}

export async function findDocument(tx: Tx, organisationId: string, which: Which): Promise<Document | undefined> {
  return (await documentsWhere(tx, organisationId, which))[0];
}

interface Which {
  id?: string | readonly string[];
  personId?: string;
  cdaId?: string;
  cdaSet?: string;
  replacesId?: string;
}

/** The latest act first, then the latest version. */
export async function documentsWhere(tx: Tx, organisationId: string, which: Which): Promise<Document[]> {
  const rows = await tables(tx)
    .selectFrom('documents as d')
    .leftJoin('document_validations as v', (join) =>
      join.onRef('v.organisation_id', '=', 'd.organisation_id').onRef('v.document_id', '=', 'd.id'),
    )
    .leftJoin('document_replacements as r', (join) =>
      join.onRef('r.organisation_id', '=', 'd.organisation_id').onRef('r.replaced_id', '=', 'd.id'),
    )
    .leftJoin('document_deletions as x', (join) =>
      join.onRef('x.organisation_id', '=', 'd.organisation_id').onRef('x.document_id', '=', 'd.id'),
    )
    .leftJoin('document_discards as o', (join) =>
      join.onRef('o.organisation_id', '=', 'd.organisation_id').onRef('o.document_id', '=', 'd.id'),
    )
    .leftJoin('document_provenances as w', (join) =>
      join.onRef('w.organisation_id', '=', 'd.organisation_id').onRef('w.document_id', '=', 'd.id'),
    )
    .selectAll('d')
    .select([
      'w.via',
      'v.id as validation_id',
      'v.at as validated_at',
      'v.title as validated_title',
      'v.number',
      'v.file_name',
      'v.reissued',
      'r.replaced_by_id',
    ])
    .select(['x.at as deleted_at', 'x.by_name as deleted_by', 'x.why as deleted_why', 'o.at as discarded_at'])
    .select(
      sql<
        FileKind[] | null
      >`(select array_agg(f.file order by f.file) from document_files f where f.organisation_id = d.organisation_id and f.document_id = d.id)`.as(
        'files',
      ),
    )
    .where('d.organisation_id', '=', organisationId)
    .$if(which.id !== undefined, (query) => query.where('d.id', 'in', [which.id ?? ''].flat()))
    .$if(which.personId !== undefined, (query) =>
      query.where('d.person_id', '=', sql<string>`any(liane_same_person(${which.personId ?? null}))`),
    )
    .$if(which.cdaId !== undefined, (query) => query.where('d.cda_id', '=', which.cdaId ?? ''))
    .$if(which.cdaSet !== undefined, (query) => query.where('d.cda_set', '=', which.cdaSet ?? ''))
    .$if(which.replacesId !== undefined, (query) => query.where('d.replaces_id', '=', which.replacesId ?? ''))
    .orderBy('d.act_at', 'desc')
    .orderBy('d.version', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    establishmentId: row.establishment_id,
    model: row.model,
    origin: row.origin,
    via: row.origin === 'received' ? (row.via ?? 'file') : null,
    title: row.validated_title ?? row.title,
    typeInFrench: row.type_in_french,
    cdaId: row.cda_id,
    cdaSet: row.cda_set,
    version: row.version,
    replacesId: row.replaces_id,
    replacedById: row.replaced_by_id,
    actAt: row.validated_at ?? row.act_at,
    begunAt: row.begun_at,
    byAccount: row.by_account,
    byName: row.by_name,
    author: row.author,
    validated:
      row.validated_at && row.validation_id
        ? {
            at: row.validated_at,
            id: row.validation_id,
            number: row.number ?? '',
            fileName: row.file_name ?? '',
            reissued: row.reissued ?? false,
          }
        : null,
    discarded: row.discarded_at !== null,
    deleted: row.deleted_at ? { at: row.deleted_at, by: row.deleted_by ?? '', why: row.deleted_why ?? '' } : null,
    files: row.files ?? [],
  }));
}

/** Serialises what changes one document: the second waits, then sees what the first did. */
export async function lockDocument(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 6))`.execute(tables(tx));
}

type NewDocument = Omit<Document, 'via' | 'replacedById' | 'validated' | 'discarded' | 'deleted' | 'files'>;

/** False when the id, or the identifier and version, are taken already. */
export async function addDocument(tx: Tx, organisationId: string, document: NewDocument): Promise<boolean> {
  const added = await tables(tx)
    .insertInto('documents')
    .values({
      organisation_id: organisationId,
      id: document.id,
      person_id: document.personId,
      establishment_id: document.establishmentId,
      model: document.model,
      origin: document.origin,
      title: document.title,
      type_in_french: document.typeInFrench,
      cda_id: document.cdaId,
      cda_set: document.cdaSet,
      version: document.version,
      replaces_id: document.replacesId,
      act_at: document.actAt,
      begun_at: document.begunAt,
      by_account: document.byAccount,
      by_name: document.byName,
      author: document.author,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** By which national way a received document came. Told twice, the first stays. */
export async function tellProvenance(tx: Tx, act: Act, documentId: string, via: Exclude<Via, 'file'>): Promise<void> {
  await tables(tx)
    .insertInto('document_provenances')
    .values({ organisation_id: act.organisationId, document_id: documentId, via, at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface KeptDraft {
  changes: Changes;
  /** Mark of the lines its author was shown last. */
  shown: string;
  savedAt: Date;
  /** When its author typed it last; null before the first keystroke. */
  typedAt: Date | null;
}

/** The draft, when it is this account's own. */
export async function draftOf(tx: Tx, organisationId: string, documentId: string): Promise<KeptDraft | undefined> {
  const row = await tables(tx)
    .selectFrom('document_drafts')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row && { changes: row.changes as Changes, shown: row.shown, savedAt: row.saved_at, typedAt: row.typed_at };
}

export async function keepDraft(
  tx: Tx,
  act: Act,
  documentId: string,
  { changes, shown, savedAt, typedAt }: KeptDraft,
): Promise<void> {
  const kept = { changes: JSON.stringify(changes), shown, saved_at: savedAt, typed_at: typedAt };
  await tables(tx)
    .insertInto('document_drafts')
    .values({ organisation_id: act.organisationId, document_id: documentId, account_id: act.accountId, ...kept })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'document_id']).doUpdateSet(kept))
    .execute();
}

export async function dropDraft(tx: Tx, organisationId: string, documentId: string): Promise<void> {
  await tables(tx)
    .deleteFrom('document_drafts')
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .execute();
}

export async function addDiscard(tx: Tx, act: Act, documentId: string): Promise<void> {
  await tables(tx)
    .insertInto('document_discards')
    .values({ organisation_id: act.organisationId, document_id: documentId, at: act.at, by_account: act.accountId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Throws AlreadyReplaced. */
export async function addReplacement(tx: Tx, act: Act, replacedId: string, replacedById: string): Promise<void> {
  const added = await tables(tx)
    .insertInto('document_replacements')
    .values({ organisation_id: act.organisationId, replaced_id: replacedId, replaced_by_id: replacedById, at: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new AlreadyReplaced();
}

export async function addDeletion(
  tx: Tx,
  act: Act,
  documentId: string,
  { id, why }: { id: string; why: string },
): Promise<void> {
  await tables(tx)
    .insertInto('document_deletions')
    .values({
      organisation_id: act.organisationId,
      document_id: documentId,
      id,
      at: act.at,
      by_account: act.accountId,
      by_name: act.who,
      why,
    })
    .execute();
}

export async function addFile(
  tx: Tx,
  organisationId: string,
  documentId: string,
  file: { kind: FileKind; sha256: string; mediaType: string },
): Promise<void> {
  await tables(tx)
    .insertInto('document_files')
    .values({
      organisation_id: organisationId,
      document_id: documentId,
      file: file.kind,
      sha256: file.sha256,
      media_type: file.mediaType,
    })
    .execute();
}

export async function fileOf(
  tx: Tx,
  organisationId: string,
  documentId: string,
  kind: FileKind,
): Promise<{ sha256: string; mediaType: string } | undefined> {
  const row = await tables(tx)
    .selectFrom('document_files')
    .select(['sha256', 'media_type'])
    .where('organisation_id', '=', organisationId)
    .where('document_id', '=', documentId)
    .where('file', '=', kind)
    .executeTakeFirst();
  return row && { sha256: row.sha256, mediaType: row.media_type };
}

/** Drafts of this account in the establishment worked in now, the latest saved first. */
export async function draftsOfAccount(
  tx: Tx,
  act: Act,
): Promise<{ documentId: string; personId: string; model: AnyModel; title: string; savedAt: Date }[]> {
  const rows = await tables(tx)
    .selectFrom('document_drafts as w')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.organisation_id', '=', 'w.organisation_id').onRef('d.id', '=', 'w.document_id'),
    )
    .select(['d.id', 'd.person_id', 'd.model', 'd.title', 'w.saved_at'])
    .where('w.organisation_id', '=', act.organisationId)
    .where('w.account_id', '=', act.accountId)
    .where('d.establishment_id', '=', act.establishmentId)
    .orderBy('w.saved_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    documentId: row.id,
    personId: row.person_id,
    model: row.model,
    title: row.title,
    savedAt: row.saved_at,
  }));
}
