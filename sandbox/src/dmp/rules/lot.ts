import { readCx } from '@liane/xds';
import type { Association, DocumentEntry, SubmissionSet, XdsContent } from '@liane/xds';
import type { Caller } from '../caller.ts';
import type { Complaint } from '../refusals.ts';
import { isContentType } from './codes.ts';
import { structuresOf } from './content.ts';
import { isTime, isUniqueId, wrongWithAuthor } from './entry.ts';
import { signatureType } from './unverified.ts';

/** A lot as it was sent, its shape judged. */
export interface Lot {
  set: SubmissionSet;
  documents: DocumentEntry[];
  /** Absent only for what is published from a screen of the town. */
  signature?: DocumentEntry;
  associations: Association[];
}

/** Documents, then the signature. */
export const objectsOf = ({ documents, signature }: Lot): DocumentEntry[] =>
  signature === undefined ? documents : [...documents, signature];

export const isLotSignature = ({ typeCode }: DocumentEntry): boolean => typeCode.code === signatureType;

const metadata = (context: string, location?: string): Complaint => ({
  code: 'XDSRegistryMetadataError',
  context,
  ...(location === undefined ? {} : { location }),
});

/** One submission set, documents, one signature of the whole, each a member (digest 3.5). Complaints: nothing else can be judged. */
export function lotOf({ submissionSets, documents, associations }: XdsContent): Lot | Complaint[] {
  const [set, ...otherSets] = submissionSets;
  const signatures = documents.filter(isLotSignature);
  const [signature] = signatures;
  const contents = documents.filter((each) => !isLotSignature(each));
  if (set === undefined || otherSets.length > 0) return [metadata('Un lot et un seul est attendu')];
  if (contents.length === 0) return [metadata('Le lot ne contient aucun document', set.uniqueId)];
  if (signature === undefined || signatures.length > 1)
    return [metadata('Le lot porte une signature et une seule (type E1762)', set.uniqueId)];
  return { set, documents: contents, signature, associations };
}

/** What digest 3.5 asks of the SubmissionSet. */
export function complaintsOfSet(set: SubmissionSet): Complaint[] {
  const wrong: (string | false | undefined)[] = [
    !isUniqueId(set.uniqueId) && 'SubmissionSet.uniqueId : un OID est attendu',
    !/^[\d.]+$/.test(set.sourceId) && 'SubmissionSet.sourceId : un OID est attendu',
    !(isTime(set.submissionTime) && set.submissionTime.length === 14) &&
      'submissionTime : AAAAMMJJhhmmss en UTC attendu',
    !isContentType(set.contentType) && `contentTypeCode « ${set.contentType.code} » n’est pas dans JDV_J59`,
    set.authors.length !== 1 && 'SubmissionSet.author : un auteur est attendu',
    ...set.authors.map(wrongWithAuthor),
  ];
  return wrong.filter((each) => typeof each === 'string').map((context) => metadata(context, set.uniqueId));
}

/** HasMember from the lot to each, `signs` from the signature to the lot (digest 3.5). */
export function complaintsOfAssociations(lot: Lot): Complaint[] {
  const { set, documents, signature, associations } = lot;
  const complaints: Complaint[] = [];
  const known = new Set(objectsOf(lot).map(({ entryUuid }) => entryUuid));
  for (const { entryUuid } of objectsOf(lot)) {
    const members = associations.filter(
      ({ kind, source, target }) => kind === 'HasMember' && source === set.entryUuid && target === entryUuid,
    );
    if (members.length !== 1 || members[0]?.slots['SubmissionSetStatus']?.[0] !== 'Original')
      complaints.push(metadata('HasMember avec SubmissionSetStatus=Original attendu, une fois', entryUuid));
  }
  const signs = associations.filter(({ kind }) => kind === 'signs');
  const isSigned =
    signs.length === 1 && signs[0]?.source === signature?.entryUuid && signs[0]?.target === set.entryUuid;
  if (signature !== undefined && !isSigned)
    complaints.push(metadata('Une association signs de la signature vers le lot est attendue', signature.entryUuid));
  for (const { kind, source, target } of associations) {
    if (kind === 'HasMember' && (source !== set.entryUuid || !known.has(target)))
      complaints.push({
        code: 'UnresolvedReferenceException',
        context: 'HasMember désigne un objet absent',
        location: target,
      });
    if (kind !== 'HasMember' && kind !== 'signs' && kind !== 'RPLC')
      complaints.push(metadata(`L’association ${kind} n’est pas reçue ici`, target));
    if (kind === 'RPLC' && !documents.some(({ entryUuid }) => entryUuid === source))
      complaints.push({
        code: 'UnresolvedReferenceException',
        context: 'RPLC ne part pas d’un document du lot',
        location: source,
      });
  }
  return complaints;
}

/** Lot, documents and VIHF speak of one person. */
export function complaintsOfPatient(lot: Lot, { ins }: Pick<Caller, 'ins'>): Complaint[] {
  const same = (patientId: string): boolean => {
    const cx = readCx(patientId);
    return cx !== undefined && cx.type === 'NH' && cx.id === ins?.matricule && cx.authority === ins.oid;
  };
  return [lot.set, ...objectsOf(lot)]
    .filter(({ patientId }) => !same(patientId))
    .map(({ uniqueId }) => ({
      code: 'XDSPatientIdDoesNotMatch',
      context: 'patientId n’est pas l’INS du VIHF',
      location: uniqueId,
    }));
}

/** Digest 3.14: the structure of the VIHF is among the institutions of the authors, of each document and of the lot. */
export function complaintsOfInstitution(lot: Lot, { structureId }: Pick<Caller, 'structureId'>): Complaint[] {
  return [lot.set, ...lot.documents]
    .filter(({ authors }) => !authors.some(({ institutions }) => structuresOf(institutions).includes(structureId)))
    .map(({ uniqueId }) => metadata('Aucun AuthorInstitution ne correspond à l’utilisateur du VIHF', uniqueId));
}

/** Each uniqueId once in the message. */
export function complaintsOfTwins(lot: Lot): Complaint[] {
  const seen = new Set<string>();
  return [lot.set, ...objectsOf(lot)].flatMap(({ uniqueId }) => {
    const twin = seen.has(uniqueId);
    seen.add(uniqueId);
    return twin
      ? [{ code: 'XDSRegistryDuplicateUniqueIdInMessage', context: 'uniqueId donné deux fois', location: uniqueId }]
      : [];
  });
}

/** The signature of a lot has metadata of its own (digest 3.5). */
export function complaintsOfSignatureEntry(signature: DocumentEntry): Complaint[] {
  const { classCode, typeCode, formatCode, languageCode, events, confidentiality, uniqueId } = signature;
  const hidden = confidentiality.map(({ code }) => code);
  const wrong = [
    classCode.code !== 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1' && 'classCode de la signature inattendu',
    typeCode.codeSystem !== 'ASTM' && 'typeCode de la signature inattendu',
    formatCode.code !== 'http://www.w3.org/2000/09/xmldsig#' && 'formatCode de la signature inattendu',
    languageCode !== 'art' && 'languageCode de la signature : art attendu',
    !events.some(({ code }) => code === '1.2.840.10065.1.12.1.14') && 'eventCode de la signature : Source attendu',
    (!hidden.includes('MASQUE_PS') || !hidden.includes('INVISIBLE_PATIENT')) &&
      'La signature doit être masquée aux professionnels et invisible au patient',
  ];
  return wrong.filter((each) => typeof each === 'string').map((context) => metadata(context, uniqueId));
}
