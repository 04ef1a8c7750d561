import { sha1 } from '@liane/xds';
import type { Association, DocumentEntry } from '@liane/xds';
import type { Caller } from './caller.ts';
import { refuseIfAny } from './refusals.ts';
import type { Complaint } from './refusals.ts';
import { complaintsOfContent } from './rules/content.ts';
import { complaintsOfEntry } from './rules/entry.ts';
import {
  complaintsOfAssociations,
  complaintsOfInstitution,
  complaintsOfPatient,
  complaintsOfSet,
  complaintsOfSignatureEntry,
  complaintsOfTwins,
  objectsOf,
} from './rules/lot.ts';
import type { Lot } from './rules/lot.ts';
import { complaintsOfLotSignature } from './rules/lot-signature.ts';
import { repositoryUniqueId } from './rules/unverified.ts';
import { currentByUuid, currentOf, leaveTrace } from './state/record.ts';
import type { KeptDocument, KeptRecord } from './state/record.ts';
import { traceOf } from './transactions/transaction.ts';
import type { Desk } from './transactions/transaction.ts';

/** The bytes of each object of a lot, by symbolic id. */
export type Bytes = ReadonlyMap<string, Buffer>;

/** Who submits: a caller of the wire, or a structure from its screen. */
export type Submitter = Pick<Caller, 'id' | 'name' | 'structureId' | 'purpose' | 'secret' | 'ins'> & {
  remarks?: string[];
};

/** Judges a whole lot and keeps it, or keeps nothing. @throws RegistryRefused with everything that is wrong */
export function submit(lot: Lot, bytes: Bytes, by: Submitter, record: KeptRecord, desk: Desk): void {
  refuseIfAny(complaintsOfTwins(lot));
  refuseIfAny(complaintsOfBytes(lot, bytes));
  refuseIfAny(complaintsOfRegistry(lot, bytes, record, desk));
  refuseIfAny([
    ...complaintsOfPatient(lot, by),
    ...complaintsOfSet(lot.set),
    ...lot.documents.flatMap(complaintsOfEntry),
    ...complaintsOfAssociations(lot),
    ...complaintsOfInstitution(lot, by),
    ...complaintsOfReplacements(lot, record),
    ...lot.documents.flatMap((entry) => complaintsOfContent(entry, contentOf(entry, bytes), record.ins)),
    ...(lot.signature === undefined ? [] : complaintsOfSignature(lot, lot.signature, bytes, by, desk)),
  ]);
  keep(lot, bytes, by, record, desk);
}

const contentOf = ({ entryUuid }: DocumentEntry, bytes: Bytes): Buffer => bytes.get(entryUuid) ?? Buffer.alloc(0);

const complaintsOfSignature = (
  { set, documents }: Lot,
  signature: DocumentEntry,
  bytes: Bytes,
  { structureId, remarks = [] }: Submitter,
  desk: Desk,
): Complaint[] => [
  ...complaintsOfSignatureEntry(signature),
  ...complaintsOfLotSignature(
    {
      signature: { uniqueId: signature.uniqueId, bytes: contentOf(signature, bytes) },
      submissionSetId: set.uniqueId,
      documents: documents.map((entry) => ({ uniqueId: entry.uniqueId, bytes: contentOf(entry, bytes) })),
    },
    { structureId, remarks },
    { authorityPem: desk.authorityPem, now: desk.now() },
  ),
];

/** Hash and size, recomputed; compared when they are told (digest 3.5). */
function complaintsOfBytes(lot: Lot, bytes: Bytes): Complaint[] {
  const known = new Set(objectsOf(lot).map(({ entryUuid }) => entryUuid));
  const strays = [...bytes.keys()].filter((id) => !known.has(id));
  return [
    ...strays.map((location) => ({
      code: 'XDSMissingDocumentMetadata',
      context: 'Un contenu n’est décrit par aucun document',
      location,
    })),
    ...objectsOf(lot).flatMap(({ entryUuid, uniqueId: location, hash, size }): Complaint[] => {
      const content = bytes.get(entryUuid);
      if (content === undefined || content.length === 0)
        return [{ code: 'XDSMissingDocument', context: 'Le contenu de ce document manque', location }];
      return [
        ...(hash !== null && hash.toLowerCase() !== sha1(content)
          ? [{ code: 'XDSNonIdenticalHash', context: 'hash n’est pas celui du contenu', location }]
          : []),
        ...(size !== null && size !== content.length
          ? [{ code: 'XDSNonIdenticalSize', context: 'size n’est pas celle du contenu', location }]
          : []),
      ];
    }),
  ];
}

/** A uniqueId lives once: repeated whole or with other bytes, it is refused (digest 6.6). */
function complaintsOfRegistry(lot: Lot, bytes: Bytes, record: KeptRecord, desk: Desk): Complaint[] {
  const twice = (uniqueId: string): Complaint[] =>
    desk.store.knows(uniqueId)
      ? [{ code: 'XDSDuplicateUniqueIdInRegistry', context: 'Ce uniqueId est déjà enregistré', location: uniqueId }]
      : [];
  return [
    ...twice(lot.set.uniqueId),
    ...objectsOf(lot).flatMap(({ uniqueId, entryUuid }) => {
      const kept = currentOf(record, uniqueId);
      const content = bytes.get(entryUuid);
      const differs = kept && content && kept.entry.hash !== sha1(content);
      return [
        ...twice(uniqueId),
        ...(differs
          ? [
              {
                code: 'XDSNonIdenticalHash',
                context: 'Ce uniqueId est enregistré avec un autre contenu',
                location: uniqueId,
              },
            ]
          : []),
      ];
    }),
  ];
}

/** RPLC aims at the entryUUID of an Approved document of the same person (digest 3.5). */
function complaintsOfReplacements({ associations }: Lot, record: KeptRecord): Complaint[] {
  const seen = new Set<string>();
  return associations
    .filter(({ kind }) => kind === 'RPLC')
    .flatMap(({ target }): Complaint[] => {
      const old = currentByUuid(record, target);
      if (!old)
        return [
          { code: 'UnresolvedReferenceException', context: 'RPLC : document à remplacer inconnu', location: target },
        ];
      if (old.entry.availabilityStatus !== 'Approved' || seen.has(target))
        return [
          {
            code: 'XDSRegistryDeprecatedDocumentError',
            context: 'RPLC : ce document n’est plus en vigueur',
            location: target,
          },
        ];
      seen.add(target);
      return [];
    });
}

/** From here on nothing is refused; the record is written once, whole. */
function keep(lot: Lot, bytes: Bytes, by: Submitter, record: KeptRecord, desk: Desk): void {
  const at = desk.now();
  const uuids = new Map([lot.set, ...objectsOf(lot)].map(({ entryUuid }) => [entryUuid, `urn:uuid:${desk.newId()}`]));
  const real = (id: string): string => uuids.get(id) ?? id;
  const kept = objectsOf(lot).map((entry): KeptDocument => {
    const content = contentOf(entry, bytes);
    return {
      entry: {
        ...entry,
        entryUuid: real(entry.entryUuid),
        logicalId: real(entry.entryUuid),
        version: '1',
        availabilityStatus: 'Approved',
        repositoryUniqueId,
        hash: sha1(content),
        size: content.length,
      },
      content: desk.store.keep(content),
      keptAt: at.toISOString(),
      superseded: false,
    };
  });
  const associations = lot.associations.map((each): Association => ({
    ...each,
    id: `urn:uuid:${desk.newId()}`,
    source: real(each.source),
    target: real(each.target),
  }));
  for (const { target } of associations.filter(({ kind }) => kind === 'RPLC')) {
    const old = currentByUuid(record, target);
    if (old) old.entry = { ...old.entry, availabilityStatus: 'Deprecated' };
  }
  record.submissionSets.push({ ...lot.set, entryUuid: real(lot.set.entryUuid), availabilityStatus: 'Approved' });
  record.documents.push(...kept);
  record.associations.push(...associations);
  for (const { title, uniqueId } of lot.documents)
    leaveTrace(record, traceOf(by, 'TD2.1', 'a déposé', at, { title, uniqueId }));
  desk.store.save(record);
}
