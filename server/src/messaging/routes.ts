import { serve, type Act, type AnyServed, type TraceNote, type Tx } from '../platform/index.ts';
import { mayReach } from '../stays/index.ts';
import { askNow } from './ask-again.ts';
import { cancelledOf } from './cancelled.ts';
import { closeMailbox, connectMine, declareMailbox } from './connect-mailbox.ts';
import { messaging, type LetterRow } from './contract.ts';
import { fetchesMailbox } from './fetch-mailbox.ts';
import { fetchesWithheld } from './fetch-withheld.ts';
import { fileAttachment } from './file-attachment.ts';
import { filePiece } from './file-piece.ts';
import { lettersOf, type Letter } from './letters.ts';
import { listMailboxes } from './list-mailboxes.ts';
import { listMessages } from './list-messages.ts';
import { mailboxById, topicOf, type Mailbox } from './mailboxes.ts';
import { addReading } from './messages.ts';
import { openReducedRecord } from './open-reduced-record.ts';
import { oweDisplayed } from './owe-notice.ts';
import { mayAct, type messagingRights } from './policy.ts';
import { presentLetters } from './present-letter.ts';
import { presentPiece } from './present-piece.ts';
import { previewPiece } from './preview-piece.ts';
import { mayReadMessage, messageOfPiece, readableLetter, readableMailboxes, readableMessage } from './reach.ts';
import { UnknownLetter, UnknownMailbox } from './refusals.ts';
import { refusePiece } from './refuse-piece.ts';
import { retryLetter } from './retry-letter.ts';
import { changeSettings, settingsOf } from './settings.ts';
import { viewMessage } from './view-message.ts';
import type { Workshop } from './workshop.ts';
import { writeLetter } from './write-letter.ts';

type Verb = keyof typeof messagingRights;

/** The right of the role; the message came here, to a mailbox they read, and its person is within reach. */
const onMessage =
  (verb: Verb) =>
  (act: Act, { params }: { params: { id: string } }, tx: Tx): Promise<void | { why: string }> => {
    mayAct(verb, act);
    return mayReadMessage(tx, act, params.id);
  };

/** The same for a document of a message, and the record it is filed in. */
const onPiece =
  (verb: Verb) =>
  async (
    act: Act,
    { params, body }: { params: { id: string }; body: { personId?: string } },
    tx: Tx,
  ): Promise<void | { why: string }> => {
    mayAct(verb, act);
    const reached = await mayReadMessage(tx, act, await messageOfPiece(tx, act, params.id));
    return verb === 'messaging.filePiece' && body.personId ? mayReach(tx, act, body.personId) : reached;
  };

async function presentOne(tx: Tx, letter: Letter, mailbox: Mailbox): Promise<LetterRow> {
  const [row] = await presentLetters(tx, letter.organisation_id, [letter], [mailbox]);
  if (!row) throw new UnknownLetter();
  return row;
}

const nobodyInParticular = (): TraceNote => ({ personId: null });

const right = (verb: Verb) => (act: Act) => mayAct(verb, act);

export const messagingRoutes = (workshop: Workshop): AnyServed[] => [
  serve(messaging.mailboxes, {
    act: 'messaging.mailboxes',
    may: right('messaging.mailboxes'),
    trace: 'none',
    do: (_input, act, tx) => listMailboxes(tx, act, workshop),
  }),
  serve(messaging.messages, {
    act: 'messaging.messages',
    may: right('messaging.messages'),
    trace: nobodyInParticular,
    do: async ({ body }, act, tx) =>
      listMessages(
        tx,
        act,
        (await readableMailboxes(tx, act)).map(({ id }) => id),
        body,
      ),
  }),
  serve(messaging.message, {
    act: 'messaging.message',
    may: onMessage('messaging.message'),
    trace: (_input, reply) => ({ personId: reply.message.person?.id ?? null }),
    do: ({ params }, act, tx) => viewMessage(tx, act, params.id, workshop),
  }),
  serve(messaging.piece, {
    act: 'messaging.piece',
    may: (act, { params }, tx) => onPiece('messaging.piece')(act, { params, body: {} }, tx),
    trace: (_input, { personId }) => ({ personId }),
    do: ({ params }, act, tx) => previewPiece(tx, act, params.id, workshop),
  }),
  serve(messaging.cancelled, {
    act: 'messaging.cancelled',
    may: (act, { params }, tx) => {
      mayAct('messaging.cancelled', act);
      return mayReach(tx, act, params.personId);
    },
    trace: ({ params }) => ({ personId: params.personId }),
    do: ({ params }, act, tx) => cancelledOf(tx, act.organisationId, params.personId),
  }),
  serve(messaging.markRead, {
    act: 'messaging.markRead',
    may: onMessage('messaging.markRead'),
    trace: 'none',
    do: async ({ params }, act, tx) => {
      const { message } = await readableMessage(tx, act, params.id);
      await addReading(tx, {
        organisation_id: act.organisationId,
        message_id: message.id,
        account_id: act.accountId,
        who: act.who,
        at: act.at,
      });
      tx.announce(topicOf(act.establishmentId), 'inbox');
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.acknowledge, {
    act: 'messaging.acknowledge',
    may: onMessage('messaging.acknowledge'),
    trace: nobodyInParticular,
    do: async ({ params }, act, tx) => {
      await oweDisplayed(tx, act, (await readableMessage(tx, act, params.id)).message);
      tx.announce(topicOf(act.establishmentId));
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.filePiece, {
    act: 'messaging.filePiece',
    may: onPiece('messaging.filePiece'),
    trace: ({ body }) => ({ personId: body.personId }),
    do: async ({ params, body }, act, tx) => {
      const asked = { pieceId: params.id, documentId: body.id, personId: body.personId };
      return presentPiece(tx, act, await filePiece(tx, act, asked, workshop), workshop);
    },
  }),
  serve(messaging.refusePiece, {
    act: 'messaging.refusePiece',
    may: (act, { params }, tx) => onPiece('messaging.refusePiece')(act, { params, body: {} }, tx),
    trace: ({ body }, reply) => ({ personId: reply.document?.personId ?? null, why: body.why }),
    do: async ({ params, body }, act, tx) =>
      presentPiece(tx, act, await refusePiece(tx, act, { pieceId: params.id, why: body.why }), workshop),
  }),
  serve(messaging.openReducedRecord, {
    act: 'messaging.openReducedRecord',
    may: onPiece('messaging.openReducedRecord'),
    trace: ({ body }) => ({ personId: body.personId }),
    do: async ({ params, body }, act, tx) =>
      presentPiece(tx, act, await openReducedRecord(tx, act, { pieceId: params.id, ...body }, workshop), workshop),
  }),
  serve(messaging.fileAttachment, {
    act: 'messaging.fileAttachment',
    may: async (act, { params, body }, tx) => {
      await onMessage('messaging.fileAttachment')(act, { params }, tx);
      return mayReach(tx, act, body.personId);
    },
    trace: ({ body }) => ({ personId: body.personId }),
    do: async ({ params, body }, act, tx) => {
      const { message } = await readableMessage(tx, act, params.id);
      await fileAttachment(tx, act, message, { ...body, rank: params.rank }, workshop);
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.fetchNow, {
    act: 'messaging.fetchNow',
    may: right('messaging.fetchNow'),
    trace: 'none',
    do: async ({ params }, act, tx) => {
      const mailbox = (await readableMailboxes(tx, act)).find(({ id }) => id === params.id);
      if (!mailbox) throw new UnknownMailbox();
      const { id, organisation_id: organisationId } = mailbox;
      await tx.enqueue(fetchesMailbox, { organisationId, mailboxId: id }, { key: `fetch:${id}` });
      await askNow(tx, mailbox, workshop.platform.now());
      await tx.enqueue(fetchesWithheld, { organisationId, mailboxId: id }, { key: `withheld:${id}` });
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.write, {
    act: 'messaging.write',
    may: async (act, { body: { toPersonId, aboutPersonId } }, tx) => {
      mayAct('messaging.write', act);
      if (toPersonId && aboutPersonId && toPersonId !== aboutPersonId) await mayReach(tx, act, aboutPersonId);
      const personId = toPersonId ?? aboutPersonId;
      return personId ? mayReach(tx, act, personId) : undefined;
    },
    trace: ({ body }) => ({ personId: body.toPersonId ?? body.aboutPersonId }),
    do: async ({ body }, act, tx) => {
      const mailbox = await mailboxById(tx, act.organisationId, body.mailboxId);
      return presentOne(tx, await writeLetter(tx, act, mailbox, body, workshop), mailbox);
    },
  }),
  serve(messaging.retryLetter, {
    act: 'messaging.retryLetter',
    may: async (act, { params }, tx) => {
      mayAct('messaging.retryLetter', act);
      const { person_id: personId } = await readableLetter(tx, act, params.id);
      return personId ? mayReach(tx, act, personId) : undefined;
    },
    trace: (_input, { personId }) => ({ personId }),
    do: async ({ params }, act, tx) => {
      const letter = await readableLetter(tx, act, params.id);
      const mailbox = await mailboxById(tx, act.organisationId, letter.mailbox_id);
      return presentOne(tx, await retryLetter(tx, act, mailbox, letter, workshop), mailbox);
    },
  }),
  serve(messaging.letters, {
    act: 'messaging.letters',
    may: right('messaging.letters'),
    trace: nobodyInParticular,
    do: async (_input, act, tx) => {
      const mailboxes = await readableMailboxes(tx, act);
      const ids = mailboxes.map(({ id }) => id);
      return presentLetters(tx, act.organisationId, await lettersOf(tx, act, ids), mailboxes);
    },
  }),
  serve(messaging.connectMine, {
    act: 'messaging.connectMine',
    may: right('messaging.connectMine'),
    trace: nobodyInParticular,
    do: async ({ body }, act, tx) => {
      await connectMine(tx, act, body, workshop);
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.declareMailbox, {
    act: 'messaging.declareMailbox',
    may: right('messaging.declareMailbox'),
    trace: nobodyInParticular,
    do: async ({ body }, act, tx) => {
      await declareMailbox(tx, act, body, workshop);
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.closeMailbox, {
    act: 'messaging.closeMailbox',
    may: right('messaging.closeMailbox'),
    trace: nobodyInParticular,
    do: async ({ params }, act, tx) => {
      await closeMailbox(tx, act, params.id);
      return { at: act.at.toISOString() };
    },
  }),
  serve(messaging.settings, {
    act: 'messaging.settings',
    may: right('messaging.settings'),
    trace: 'none',
    do: (_input, act, tx) => settingsOf(tx, act),
  }),
  serve(messaging.changeSettings, {
    act: 'messaging.changeSettings',
    may: right('messaging.changeSettings'),
    trace: nobodyInParticular,
    do: ({ body }, act, tx) => changeSettings(tx, act, body),
  }),
];
