import type { Tx } from '../../platform/index.ts';
import { topicOf, type Mailbox } from '../mailboxes.ts';
import { saveMessage } from '../messages.ts';
import { tables } from '../tables.ts';
import { receptionAct, type Workshop } from '../workshop.ts';
import { answer } from './answer.ts';
import { checkCoherence } from './check-coherence.ts';
import { fileByRule } from './file-by-rule.ts';
import { findArchive } from './find-archive.ts';
import { judge } from './judge.ts';
import { keepPieces } from './keep-pieces.ts';
import { linkNotice } from './link-notice.ts';
import { listDocuments } from './list-documents.ts';
import { openArchive } from './open-archive.ts';
import { readDocuments } from './read-documents.ts';
import { read } from './read.ts';
import { recogniseCitizen } from './recognise-citizen.ts';
import { refuseOutsiders } from './refuse-outsiders.ts';
import type { Reception, Step } from './reception.ts';

/** What happens to a message, in order (digest 8.1). */
const steps: readonly Step[] = [
  read,
  refuseOutsiders,
  linkNotice,
  recogniseCitizen,
  findArchive,
  openArchive,
  listDocuments,
  readDocuments,
  checkCoherence,
  judge,
  fileByRule,
  keepPieces,
];

/**
 * Reads a kept message, once; a second run finds it read. What fails outside our own rules fails the transaction.
 * @returns true when an answer is owed
 */
export async function receive(tx: Tx, workshop: Workshop, mailbox: Mailbox, messageId: string): Promise<boolean> {
  const { operator, contents } = workshop;
  if (!operator) return false;
  const message = await tables(tx)
    .selectFrom('messages')
    .selectAll()
    .where('organisation_id', '=', mailbox.organisation_id)
    .where('id', '=', messageId)
    .where('state', '=', 'kept')
    .forUpdate()
    .executeTakeFirst();
  if (!message) return false;
  const bytes = await contents.fetch(tx, message.organisation_id, message.sha256);
  const reception: Reception = {
    tx,
    workshop,
    operator,
    mailbox,
    message,
    act: receptionAct(mailbox, workshop.platform.now()),
    bytes: Buffer.from(bytes ?? []),
    read: null,
    archiveFile: null,
    archive: null,
    pieces: [],
    writer: null,
    aside: null,
  };
  for (const step of steps) if ((await step(reception)) === 'stop') break;
  const owed = await answer(reception);
  const persons = new Set([
    ...reception.pieces.flatMap(({ personId }) => personId ?? []),
    ...(reception.writer ? [reception.writer] : []),
  ]);
  await saveMessage(tx, message, {
    state: reception.aside ? 'aside' : 'read',
    aside_code: reception.aside?.code ?? null,
    aside_reason: reception.aside?.reason ?? null,
    ...(persons.size === 1 ? { person_id: [...persons][0] ?? null } : {}),
  });
  tx.announce(topicOf(message.establishment_id), 'inbox');
  return owed;
}
