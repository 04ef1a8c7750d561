import { isInsOid } from '@liane/vocabulary';
import { readCx } from '@liane/xds';
import type { Declared } from '../judge/match-person.ts';
import type { Step } from './reception.ts';

/** The CDA documents of the archive, with whom METADATA.XML says they speak of (ECO.2.1.2); a PDF inside it is the copy of one. */
export const listDocuments: Step = async (reception) => {
  const { archive, read, workshop } = reception;
  const documents = (archive?.documents ?? []).filter(({ entry }) => !/^application\/pdf\b/i.test(entry.mimeType));
  reception.pieces = documents.map(({ entry, bytes }, rank) => ({
    id: workshop.platform.newId(),
    rank,
    bytes,
    uniqueId: entry.uniqueId,
    declared: declaredBy(entry.patientId, read?.insQualified ?? null),
    read: null,
    code: 0,
    reason: '',
    judged: null,
    state: 'to-decide',
    personId: null,
    documentId: null,
  }));
  return undefined;
};

function declaredBy(patientId: string, qualified: boolean | null): Declared {
  const cx = readCx(patientId);
  const ins = cx && isInsOid(cx.authority) && cx.id !== '' ? cx : undefined;
  return { matricule: ins?.id ?? null, oid: ins?.authority ?? null, qualified };
}
