import { randomUUID } from 'node:crypto';
import type { CastProfessional } from '@liane/cast';
import type { Sample } from '@liane/server/module/documents';
import type { Burden, Sending } from '@liane/server/module/exchanges';
import { oidOfUuid } from '@liane/vocabulary';
import { teamMailboxOf } from './lines.ts';

/** Somebody whose documents are exchanged: who they are, where they live, who acts, and two versions of what was composed. */
export interface Subject {
  /** Key of the cast. */
  key: string;
  person: Burden['person'];
  home: Burden['home'];
  stayKind: Burden['stayKind'];
  mailbox: string | null;
  professional: CastProfessional;
  first: readonly Sample[];
  second: readonly Sample[];
}

/** What leaves, to whom. */
export interface Leaving {
  channel: Sending['channel'];
  kind: Sending['kind'];
  sample?: Sample;
  follows?: Sending;
  visibility?: Sending['visibility'];
  to?: { key: string; name: string; address: string };
}

/** What the worker of the product is handed for one sending. */
export function burdenOf(subject: Subject, leaving: Leaving, at: Date): Burden {
  const { person, home, stayKind, mailbox } = subject;
  const { sample, follows, to } = leaving;
  const withFiles = leaving.kind !== 'deletion' && sample !== undefined;
  return {
    sending: sendingOf(subject, leaving, at),
    person,
    deceased: false,
    refused: new Set(),
    address: to?.address ?? null,
    several: [],
    hasLeftCircle: false,
    mailbox,
    connected: true,
    now: at,
    happenedAt: leaving.kind === 'notice' ? at : null,
    cancelled: false,
    follows,
    formers: follows ? [follows] : [],
    home,
    stayKind,
    document: sample ? documentOf(subject, sample, at) : null,
    cda: withFiles ? (fileOf(sample, 'n3') ?? fileOf(sample, 'n1')) : null,
    pdf: withFiles ? fileOf(sample, 'pdf') : null,
    movement:
      leaving.kind === 'notice'
        ? { at, detail: 'Chute dans la chambre, douleur de la hanche : bilan aux urgences.' }
        : null,
    replyTo: teamMailboxOf(home.finess) ?? null,
  };
}

function sendingOf({ person, home, professional, mailbox }: Subject, leaving: Leaving, at: Date): Sending {
  const { channel, kind, sample, follows, to, visibility = 'normal' } = leaving;
  const id = randomUUID();
  const { familyName, givenName, rpps = null, professionCode = null, savoirFaire } = professional;
  return {
    id,
    establishmentId: home.id,
    personId: person.id,
    channel,
    kind,
    cause: kind === 'notice' ? 'stay-hospital-transfer' : 'document-validated',
    causeId: id,
    documentId: sample?.issue.id ?? null,
    what: sample?.title ?? 'Transfert à l’hôpital',
    recipientKey: to?.key ?? channel,
    recipientName: to?.name ?? channel,
    recipientAddress: to?.address ?? null,
    foundAddress: null,
    series: sample?.issue.setId ?? id,
    followsId: follows?.id ?? null,
    lotUniqueId: oidOfUuid(id),
    messageId: `<${id}@${mailbox?.slice(mailbox.indexOf('@') + 1) ?? 'exemples.mssante.fr'}>`,
    documentUniqueId: null,
    ins: null,
    visibility,
    plannedAt: at,
    dueAt: at,
    byAccount: id,
    byName: `${givenName} ${familyName}`,
    author: { familyName, givenName, rpps, professionCode, ...(savoirFaire === undefined ? {} : { savoirFaire }) },
    state: 'waiting',
    because: null,
    said: null,
    todo: null,
    attempts: 0,
    attemptingSince: null,
    perhapsThere: false,
    nextAt: null,
    settledAt: null,
    insQualified: null,
  };
}

const mediaTypes = { n3: 'text/xml', n1: 'text/xml', pdf: 'application/pdf', cda: 'text/xml' };

function fileOf({ files }: Sample, kind: 'n3' | 'n1' | 'pdf'): Burden['cda'] {
  const found = files.find((file) => file.kind === kind);
  return found ? { bytes: found.bytes, mediaType: mediaTypes[kind] } : null;
}

function documentOf(
  { person, home, professional }: Subject,
  { model, title, issue, fileName, files }: Sample,
  at: Date,
): Burden['document'] {
  const author = `${professional.givenName} ${professional.familyName}`;
  return {
    id: issue.id,
    personId: person.id,
    establishmentId: home.id,
    model,
    origin: 'ours',
    via: null,
    title,
    typeInFrench: title,
    cdaId: issue.id,
    cdaSet: issue.setId,
    version: issue.version,
    replacesId: issue.replaces?.id ?? null,
    replacedById: null,
    actAt: at,
    begunAt: at,
    byAccount: professional.key,
    byName: author,
    author,
    validated: { at, id: issue.id, number: '', fileName, reissued: false },
    discarded: false,
    deleted: null,
    files: files.map(({ kind }) => kind),
  };
}
