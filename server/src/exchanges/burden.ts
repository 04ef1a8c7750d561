import { documentById, readFile, type Document, type KeptFile } from '../documents/index.ts';
import { establishment, trustedSpaceOf, type Establishment } from '../directory/index.ts';
import type { Tx } from '../platform/index.ts';
import { currentStays, type StayKind } from '../stays/index.ts';
import { movementOf } from './known.ts';
import type { Post } from './needs.ts';
import type { Known } from './rules/index.ts';

/** All that an attempt carries, read before anything is asked outside. */
export interface Burden extends Known {
  home: Omit<Establishment, 'units'>;
  stayKind: StayKind | null;
  document: Document | null;
  /** The structured form, or the unstructured one of models without (SC.DMP.01.MS1); nothing when it is only a message. */
  cda: KeptFile | null;
  pdf: KeptFile | null;
  movement: { at: Date; detail: string } | null;
  /** Where people of the house read what is answered; null when they read no mailbox. */
  replyTo: string | null;
}

/** Throws UnknownFile when a form is not there, which no validated document allows. */
export async function burdenOf(tx: Tx, organisationId: string, known: Known, { needs, config }: Post): Promise<Burden> {
  const { sending, person } = known;
  const home = await establishment(tx, sending.establishmentId);
  if (!home) throw new TypeError('a sending leaves from an establishment');
  const [stay] = await currentStays(tx, organisationId, person.id);
  const document = sending.documentId === null ? null : await documentById(tx, organisationId, sending.documentId);
  const file = (kind: 'n3' | 'n1' | 'pdf') =>
    document?.files.includes(kind) ? readFile(tx, { organisationId }, document, kind, needs.contents) : null;
  const readByPeople = await needs.mailboxPeopleRead(tx, organisationId, sending.establishmentId);
  const withFiles = document !== null && sending.kind !== 'deletion';
  return {
    ...known,
    home,
    stayKind: stay?.kind ?? null,
    document,
    cda: withFiles ? ((await file('n3')) ?? (await file('n1'))) : null,
    pdf: withFiles ? await file('pdf') : null,
    replyTo: readByPeople !== null && trustedSpaceOf(config.mssante)(readByPeople) ? readByPeople : null,
    movement: sending.kind === 'notice' ? ((await movementOf(tx, organisationId, sending)) ?? null) : null,
  };
}
