import { randomUUID } from 'node:crypto';
import type { Ins } from '@liane/vocabulary';
import { hiddenFrom } from '@liane/xds';
import type { Hidden } from '@liane/xds';
import type { Professional } from './caller.ts';
import { describeCda } from './describe/entry.ts';
import { lotAround } from './describe/lot.ts';
import { noticesFor, tracesFor } from './looked.ts';
import { RecordRefused } from './records.ts';
import type {
  DmpRecordState,
  DmpRecords,
  ProfessionalViewer,
  Publication,
  RecordViewer,
  SeenDocument,
} from './records.ts';
import { RegistryRefused, Turned, codes } from './refusals.ts';
import { demandActive, demandConsultation } from './rules/access.ts';
import { visibilityOf } from './rules/codes.ts';
import { isLotSignature } from './rules/lot.ts';
import { isTreatingDoctor } from './rules/rights-table.ts';
import { isAuthor, personSees, professionalSees, representativeSees } from './rules/visibility.ts';
import { currentOf, leaveTrace } from './state/record.ts';
import type { KeptDocument, KeptRecord } from './state/record.ts';
import type { DmpStore } from './state/store.ts';
import { submit } from './submit.ts';
import { addAuthorisation, removeAuthorisation } from './transactions/authorise.ts';
import { traceOf } from './transactions/transaction.ts';
import { newVersion } from './transactions/update.ts';

/** The records as the screens of the other side use them. */
export function createRecords(store: DmpStore, now: () => Date): DmpRecords {
  const desk = { store, authorityPem: undefined, now, newId: randomUUID };
  const open = (ins: Ins): KeptRecord => refusing(() => demandActive(store.find(ins)));
  const reach = (ins: Ins, viewer: RecordViewer): KeptRecord => {
    const record = open(ins);
    if (viewer.kind === 'professional') refusing(() => demandConsultation(record, professionalOf(viewer), now()));
    return record;
  };
  const seen = (ins: Ins, uniqueId: string, viewer: RecordViewer): { record: KeptRecord; kept: KeptDocument } => {
    const record = reach(ins, viewer);
    const kept = currentOf(record, uniqueId);
    if (!kept || isDeleted(kept) || !sees(kept, viewer, record))
      throw new RecordRefused('XDSDocumentUniqueIdError', 'Document absent ou non consultable.');
    return { record, kept };
  };
  const change = (record: KeptRecord, viewer: RecordViewer, transaction: string, did: string, kept?: KeptDocument) => {
    leaveTrace(record, traceOf(tracedAs(viewer), transaction, did, now(), kept?.entry));
    store.save(record);
  };
  const setHidden = (record: KeptRecord, kept: KeptDocument, hidden: Hidden, value: boolean): void => {
    const others = kept.entry.confidentiality.filter(({ code }) => code !== hidden);
    record.documents.push(newVersion(kept, value ? [...others, visibilityOf(hidden)] : others, desk));
  };
  return {
    everybody: () =>
      store
        .everybody()
        .map(stateOf)
        .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'fr')),
    stateOf(ins) {
      const record = store.find(ins);
      return record && stateOf(record);
    },
    list(ins, viewer) {
      const record = reach(ins, viewer);
      const documents = record.documents
        .filter(
          (kept) => !kept.superseded && !isDeleted(kept) && !isLotSignature(kept.entry) && sees(kept, viewer, record),
        )
        .map(({ entry }) => seenOf(entry))
        .toSorted((one, other) => dateOf(other).localeCompare(dateOf(one)));
      change(record, viewer, 'TD3.1', 'a regardé la liste des documents');
      return documents;
    },
    read(ins, uniqueId, viewer) {
      const { record, kept } = seen(ins, uniqueId, viewer);
      const bytes = store.bytesOf(kept.content);
      change(record, viewer, 'TD3.2', 'a lu', kept);
      return { mimeType: kept.entry.mimeType, bytes };
    },
    publish(ins, publication) {
      const record = open(ins);
      return refusing(() => publish(record, publication));
    },
    mask(ins, uniqueId, masked, viewer) {
      const { record, kept } = seen(ins, uniqueId, viewer);
      if (hiddenFrom(kept.entry.confidentiality).includes('MASQUE_PS') === masked) return;
      const mayUnmask =
        viewer.kind !== 'professional' || isAuthor(kept.entry, viewer.id) || isTreatingDoctor(viewer, record);
      if (!masked && !mayUnmask)
        throw new RecordRefused(
          codes.rights,
          'Un document n’est démasqué que par son auteur, la personne ou son médecin traitant.',
        );
      setHidden(record, kept, 'MASQUE_PS', masked);
      change(record, viewer, 'TD3.3a', masked ? 'a masqué' : 'a démasqué', kept);
    },
    makeVisible(ins, uniqueId, viewer) {
      const { record, kept } = seen(ins, uniqueId, viewer);
      if (!hiddenFrom(kept.entry.confidentiality).includes('INVISIBLE_PATIENT')) return;
      setHidden(record, kept, 'INVISIBLE_PATIENT', false);
      change(record, viewer, 'TD3.3b', 'a rendu visible', kept);
    },
    authorise(ins, viewer, authorised) {
      const record = open(ins);
      const given = { holder: viewer.id, treating: false };
      refusing(() =>
        authorised
          ? addAuthorisation(record, professionalOf(viewer), given, now())
          : removeAuthorisation(record, professionalOf(viewer), given),
      );
      change(record, viewer, 'TD0.3', authorised ? 'a ajouté une autorisation' : 'a retiré une autorisation');
    },
    block(ins, { id, name }, blocked) {
      const record = open(ins);
      record.blocked = record.blocked.filter((each) => each.id !== id);
      if (blocked) record.blocked.push({ id, name, since: now().toISOString() });
      change(record, { kind: 'person' }, 'MES', `a ${blocked ? 'bloqué' : 'débloqué'} ${name}`);
    },
    decide(ins, decision, value) {
      const record = open(ins);
      record[decision] = value;
      change(record, { kind: 'person' }, 'MES', 'a changé ses choix');
    },
    close(ins, because) {
      const record = open(ins);
      record.state = 'closed';
      record.closedBecause = because;
      change(record, { kind: 'person' }, 'TD1.4', 'a fermé le DMP');
    },
    reopen(ins) {
      const record = store.find(ins);
      if (!record) throw new RecordRefused(codes.unknownPatient, 'Aucun DMP pour cet INS.');
      Object.assign(record, { state: 'active', closedBecause: null, linkedToMonEspaceSante: true });
      change(record, { kind: 'person' }, 'MES', 'a ouvert le DMP');
    },
    traces: (ins, viewer, uniqueId) => tracesFor(open(ins), viewer, uniqueId),
    notices: (ins, viewer) => noticesFor(open(ins), viewer),
  };

  /** Judged as TD2.1 would, but for the signature of the lot: the screen of the town has no seal. */
  function publish(record: KeptRecord, { cda, by, confidentiality = [], replaces }: Publication): string {
    const entry = describeCda(cda, confidentiality);
    const old = replaces === undefined ? undefined : currentOf(record, replaces);
    if (replaces !== undefined && !old)
      throw new RecordRefused('UnresolvedReferenceException', 'Le document à remplacer est inconnu.');
    const patientId = `${record.ins.matricule}^^^&${record.ins.oid}&ISO^NH`;
    submit(
      lotAround(entry, patientId, old?.entry.entryUuid, now()),
      new Map([[entry.entryUuid, cda]]),
      { ...by, purpose: 'normal', ins: record.ins },
      record,
      desk,
    );
    return entry.uniqueId;
  }
}

/** Refusals of the wire become refusals of a screen. */
function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Turned) throw new RecordRefused(error.code, error.message);
    if (error instanceof RegistryRefused)
      throw new RecordRefused(error.errors[0]?.code ?? codes.generic, error.message);
    throw error;
  }
}

function sees({ entry }: KeptDocument, viewer: RecordViewer, record: KeptRecord): boolean {
  if (viewer.kind === 'person') return personSees(entry);
  if (viewer.kind === 'representative') return representativeSees(entry);
  return professionalSees(entry, professionalOf(viewer), record);
}

const isDeleted = ({ entry }: KeptDocument): boolean => entry.availabilityStatus === 'Deleted';

const professionalOf = ({
  structureName: _name,
  kind: _kind,
  purpose = 'normal',
  ...viewer
}: ProfessionalViewer): Professional => ({
  ...viewer,
  functions: [],
  purpose,
});

function tracedAs(viewer: RecordViewer) {
  if (viewer.kind === 'professional') return professionalOf(viewer);
  const name = viewer.kind === 'person' ? 'La personne' : viewer.name;
  const by = viewer.kind === 'person' ? 'la personne' : 'un représentant';
  return { id: by, name, structureId: null, purpose: 'normal' as const };
}

function seenOf(entry: KeptDocument['entry']): SeenDocument {
  const hidden = hiddenFrom(entry.confidentiality);
  return {
    entry,
    masked: hidden.includes('MASQUE_PS'),
    invisibleToPerson: hidden.includes('INVISIBLE_PATIENT'),
    invisibleToRepresentatives: hidden.includes('INVISIBLE_REPRESENTANTS_LEGAUX'),
  };
}

const dateOf = ({ entry }: SeenDocument): string => (entry.serviceStartTime ?? entry.creationTime).padEnd(14, '0');

const nameOf = ({ birthName, givenNames }: DmpRecordState): string => `${birthName} ${givenNames.join(' ')}`;

/** Without documents nor traces, which leave a trace when they are looked at. */
const stateOf = (record: KeptRecord): DmpRecordState => ({
  ins: record.ins,
  birthName: record.birthName,
  usedName: record.usedName,
  givenNames: [...record.givenNames],
  birthDate: record.birthDate,
  sex: record.sex,
  state: record.state,
  closedBecause: record.closedBecause,
  linkedToMonEspaceSante: record.linkedToMonEspaceSante,
  treatingDoctors: [...record.treatingDoctors],
  authorisations: record.authorisations.map(({ holder, name, since, until }) => ({
    holder,
    name,
    since: new Date(since),
    until: new Date(until),
  })),
  blocked: record.blocked.map((each) => ({ ...each, since: new Date(each.since) })),
  refusesAccess: record.refusesAccess,
  opposedToBreakGlass: record.opposedToBreakGlass,
  opposedToEmergencyCentre: record.opposedToEmergencyCentre,
  allowsMaskedInEmergency: record.allowsMaskedInEmergency,
});
