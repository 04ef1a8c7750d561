import type { ReadDocument, ReadId } from '@liane/cda';
import {
  documentsWhere,
  FileNotReadable,
  readFile,
  readReceived,
  type ContentStore,
  type Document,
} from '../../documents/index.ts';
import type { Act, Tx } from '../../platform/index.ts';
import type { ReceptionCode } from '../reception-codes.ts';

export interface Compared {
  situation: 'new' | 'already' | 'newer' | 'older' | 'not-theirs';
  code: ReceptionCode;
  /** French sentence; null for a document that is simply new. */
  said: string | null;
  /** The one it is, or takes the place of. */
  held: Document | null;
}

/** The document decision (digest 8.3): its identifier, its series and its version against what is filed. */
export async function compareVersions(tx: Tx, act: Act, read: ReadDocument, contents: ContentStore): Promise<Compared> {
  const { header } = read;
  const id = written(header.id);
  const set = written(header.setId) ?? id;
  const version = header.version && header.version > 0 ? header.version : 1;
  const standing = (documents: Document[]): Document[] =>
    documents.filter((one) => !one.deleted && !one.discarded && (one.origin === 'received' || one.validated));
  const same = id ? standing(await documentsWhere(tx, act.organisationId, { cdaId: id })) : [];
  const held = same.find((one) => one.version === version);
  if (held) return { situation: 'already', code: 0, said: 'Ce document est déjà classé : rien n’est ajouté.', held };
  const series = set ? standing(await documentsWhere(tx, act.organisationId, { cdaSet: set })) : [];
  const replaced = written(header.replaces);
  const named = replaced ? standing(await documentsWhere(tx, act.organisationId, { cdaId: replaced })) : [];
  const last = [...series, ...named].toSorted((a, b) => b.version - a.version)[0];
  if (!last) return { situation: 'new', code: 0, said: null, held: null };
  if (series.some((one) => one.version >= version))
    return {
      situation: 'older',
      code: 900,
      said: `La version ${last.version} de ce document est déjà classée : celle-ci (version ${version}) ne la remplace pas.`,
      held: last,
    };
  if (!(await sameOrganisation(tx, act, last, read, contents)))
    return {
      situation: 'not-theirs',
      code: 901,
      said: 'Ce document demande à remplacer celui d’un autre organisme : il ne le peut pas.',
      held: last,
    };
  return { situation: 'newer', code: 0, said: `Remplace la version ${last.version} déjà classée.`, held: last };
}

const written = (id: ReadId | undefined): string | undefined =>
  id && (id.extension === undefined ? id.root.toUpperCase() : `${id.root.toUpperCase()}^${id.extension}`);

/** Only the organisation that keeps a document replaces it; one whose keeper cannot be read is left to people. */
async function sameOrganisation(
  tx: Tx,
  act: Act,
  held: Document,
  read: ReadDocument,
  contents: ContentStore,
): Promise<boolean> {
  const kind = held.files.includes('cda') ? 'cda' : held.files.includes('n3') ? 'n3' : undefined;
  if (!kind) return false;
  const { bytes } = await readFile(tx, act, held, kind, contents);
  try {
    const keepers = idsOf(readReceived(bytes));
    return idsOf(read).some((id) => keepers.includes(id));
  } catch (cause) {
    if (cause instanceof FileNotReadable) return false;
    throw cause;
  }
}

const idsOf = ({ header }: ReadDocument): string[] =>
  [header.custodian, header.authors[0]?.organisation].flatMap((organisation) =>
    (organisation?.ids ?? []).flatMap((id) => (id.extension === undefined ? [] : [`${id.root}^${id.extension}`])),
  );
