import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readCx } from '@liane/xds';
import { done, errorPage, partyPage, refused } from '../page.ts';
import { actorIn, fieldsOf, handleOf, personHandle, show } from '../party.ts';
import type { Box, Desk, Party } from '../party.ts';
import { sendFile } from '../view/file.ts';
import { filesOf, openDocument } from '../view/document.ts';
import type { Letter } from './letter.ts';
import { letterView } from './pages.ts';
import { writeReadNotice } from './read-notice.ts';

interface At {
  Params: { box: string; uid: string };
  Querystring: { fait?: string };
}

const doneWords: Readonly<Record<string, string>> = {
  lu: 'L’accusé de lecture est parti.',
  reponse: 'Votre réponse est partie.',
};

/** Messages of the mailboxes of a party: read, answer, say that it was read. */
export function mountMailbox(app: FastifyInstance, party: Party, { post, records, town }: Desk): void {
  const at = `${party.base}/messages/:box/:uid`;
  const found = async ({ params }: FastifyRequest<At>): Promise<{ box: Box; letter: Letter } | undefined> => {
    const box = party.boxes.find(({ key }) => key === params.box);
    const letter = box && (await post.open(box.address, Number(params.uid)));
    return box && letter ? { box, letter } : undefined;
  };
  const gone = (request: FastifyRequest) =>
    errorPage(party, actorIn(party, request), 'Message introuvable', 'Ce message n’est plus dans la boîte.');

  app.get<At>(at, async (request, reply) => {
    const open = await found(request);
    if (!open) return show(reply, gone(request), 404);
    return show(reply, page(request, open.letter));
  });

  app.get<{ Params: At['Params'] & { rank: string } }>(`${at}/fichiers/:rank`, async (request, reply) => {
    const open = await found(request as FastifyRequest<At>);
    const file = open?.letter.files[Number(request.params.rank)];
    return file ? sendFile(reply, file) : show(reply, gone(request), 404);
  });

  app.get<{ Params: At['Params'] & { document: string; rank: string } }>(
    `${at}/documents/:document/:rank`,
    async (request, reply) => {
      const open = await found(request as FastifyRequest<At>);
      const archived = open?.letter.documents.find(
        ({ entry }) => handleOf('document', entry.uniqueId) === request.params.document,
      );
      const opened = archived && openDocument(archived.bytes);
      const file = opened && 'read' in opened ? filesOf(opened.read)[Number(request.params.rank)]?.file : undefined;
      if (!file) return show(reply, gone(request), 404);
      return sendFile(reply, { type: file.mediaType, bytes: Buffer.from(file.bytes) });
    },
  );

  app.post<At>(`${at}/lu`, async (request, reply) => {
    const open = await found(request);
    if (!open?.letter.readNoticeTo) return show(reply, gone(request), 404);
    const { box, letter } = open;
    const to = letter.readNoticeTo ?? '';
    await post.sendBytes(
      box.address,
      [to],
      writeReadNotice(letter, { address: box.address, label: box.label }, town.now()),
      letter.subject,
    );
    return reply.redirect(`${hrefOf(request)}?fait=lu`, 303);
  });

  app.post<At>(`${at}/reponse`, async (request, reply) => {
    const open = await found(request);
    if (!open) return show(reply, gone(request), 404);
    const { box, letter } = open;
    const text = fieldsOf(request).one('text');
    if (text === '') return show(reply, page(request, letter, 'Écrivez votre réponse.'), 400);
    const actor = actorIn(party, request);
    const [posted] = await post.send({
      from: { address: box.address, label: box.label },
      to: [letter.replyTo],
      subject: /^re ?:/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
      text: `${text}\n\n${actor.name}, ${actor.job}\n${party.name}`,
      messageId: `<${randomUUID()}@parties.sandbox>`,
      at: town.now(),
      ...(letter.messageId ? { inReplyTo: letter.messageId, references: letter.references } : {}),
      asksReading: true,
    });
    if (posted?.refused) return show(reply, page(request, letter, posted.refused), 409);
    return reply.redirect(`${hrefOf(request)}?fait=reponse`, 303);
  });

  const hrefOf = ({ params }: FastifyRequest<At>): string => `${party.base}/messages/${params.box}/${params.uid}`;

  function page(request: FastifyRequest<At>, letter: Letter, why?: string) {
    const view = letterView({
      letter,
      href: hrefOf(request),
      documents: letter.documents.map(({ entry, bytes }) => ({
        uniqueId: entry.uniqueId,
        opened: openDocument(bytes),
      })),
      recordHref: recordHrefOf(letter),
      mayReply: letter.kind === 'letter',
    });
    return partyPage(party, actorIn(party, request), letter.subject, [
      done(doneWords[request.query.fait ?? '']),
      refused(why),
      view,
    ]);
  }

  /** The person of the archive, by its matricule. */
  function recordHrefOf({ documents }: Letter): string | undefined {
    const cx = documents[0] && readCx(documents[0].entry.patientId);
    const state = records.everybody().find(({ ins }) => ins.matricule === cx?.id && ins.oid === cx.authority);
    return state && `${party.base}/personnes/${personHandle(state)}`;
  }
}
