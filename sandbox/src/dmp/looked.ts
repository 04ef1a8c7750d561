import type { DmpNotice, DmpTrace, PersonViewer, RecordViewer, RepresentativeViewer } from './records.ts';
import { personSees, representativeSees } from './rules/visibility.ts';
import { currentOf } from './state/record.ts';
import type { KeptRecord, KeptTrace } from './state/record.ts';

/** « Qui a regardé »: the person and the médecin traitant see all, others their own (digest 3.10); never the name of a document hidden from the viewer. */
export function tracesFor(record: KeptRecord, viewer: RecordViewer, uniqueId?: string): DmpTrace[] {
  const all = viewer.kind !== 'professional' || record.treatingDoctors.includes(viewer.id);
  return record.traces
    .filter(({ by }) => all || (viewer.kind === 'professional' && by === viewer.id))
    .filter(({ secret }) => secret !== true || viewer.kind !== 'representative')
    .map(({ secret: _secret, ...trace }) => ({
      ...trace,
      ...(hides(record, viewer, trace) ? unnamed : {}),
      at: new Date(trace.at),
    }))
    .filter((trace) => uniqueId === undefined || trace.uniqueId === uniqueId);
}

const unnamed = { document: null, uniqueId: null };

function hides(record: KeptRecord, viewer: RecordViewer, { uniqueId }: KeptTrace): boolean {
  if (viewer.kind === 'professional' || uniqueId === null) return false;
  const entry = currentOf(record, uniqueId)?.entry;
  const sees = viewer.kind === 'person' ? personSees : representativeSees;
  return entry === undefined || !sees(entry);
}

/** What Mon espace santé would write to the person about (digest 4): each document that arrives, each professional that looks, once a day. */
export function noticesFor(record: KeptRecord, viewer: PersonViewer | RepresentativeViewer): DmpNotice[] {
  const told = new Set<string>();
  return tracesFor(record, viewer)
    .filter(({ structureId }) => structureId !== null)
    .toReversed()
    .flatMap((trace) => {
      const notice = noticeOf(trace);
      if (!notice) return [];
      const once = [notice.kind, notice.text, notice.uniqueId, trace.at.toISOString().slice(0, 10)].join(' ');
      if (told.has(once)) return [];
      told.add(once);
      return [notice];
    })
    .toReversed();
}

function noticeOf({ at, name, transaction, purpose, document, uniqueId, did }: DmpTrace): DmpNotice | undefined {
  const of = document === null ? '' : ` « ${document} »`;
  const about = (kind: DmpNotice['kind'], text: string): DmpNotice => ({ at, kind, text, uniqueId: null });
  if (transaction === 'TD2.1')
    return document === null ? undefined : { at, kind: 'document', text: `${name} a déposé${of}.`, uniqueId };
  if (transaction === 'TD3.3b')
    return document === null ? undefined : { at, kind: 'document', text: `${name} vous montre${of}.`, uniqueId };
  if (purpose === 'bris_de_glace') return about('emergency', `${name} a ouvert votre dossier en urgence.`);
  if (purpose === 'centre_15') return about('emergency', `Le centre 15 (${name}) a ouvert votre dossier.`);
  if (transaction === 'TD0.3') return about('authorisation', `${name} ${did}.`);
  if (transaction === 'TD3.1' || transaction === 'TD3.2') return about('access', `${name} a consulté votre dossier.`);
  return undefined;
}
