import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Html } from '../../town/html.ts';
import { html } from '../../town/html.ts';
import type { Letter } from '../mailbox/letter.ts';
import { letterView } from '../mailbox/pages.ts';
import { done, refused } from '../page.ts';
import { fieldsOf, handleOf, show } from '../party.ts';
import type { Desk } from '../party.ts';
import { filesOf, openDocument } from '../view/document.ts';
import { sendFile } from '../view/file.ts';
import { fullName } from '../web-ps/pages.ts';
import { nobody, spacePage } from './page.ts';
import { base, spaceOf } from './viewer.ts';
import type { Space, SpaceAt } from './viewer.ts';

/** The mailbox of a person: they answer who wrote to them, until the exchange is ended (MSSanté digest §11). */
export function mountCitizenMail(app: FastifyInstance, desk: Desk): void {
  const { post, town } = desk;
  const at = `${base}/:person/:who/messages/:uid`;
  const found = async (request: FastifyRequest<SpaceAt>): Promise<{ space: Space; letter: Letter } | undefined> => {
    const space = spaceOf(desk, request);
    const letter = space && (await post.open(space.address, Number(request.params.uid)));
    return space && letter ? { space, letter } : undefined;
  };

  app.get<SpaceAt>(at, async (request, reply) => {
    const open = await found(request);
    if (!open) return show(reply, nobody(), 404);
    return show(
      reply,
      page(open.space, open.letter, request.query.fait === 'reponse' ? 'Votre réponse est partie.' : undefined),
    );
  });

  app.get<SpaceAt>(`${at}/fichiers/:rank`, async (request, reply) => {
    const file = (await found(request))?.letter.files[Number(request.params.rank)];
    return file ? sendFile(reply, file) : show(reply, nobody(), 404);
  });

  app.get<SpaceAt>(`${at}/documents/:document/:rank`, async (request, reply) => {
    const archived = (await found(request))?.letter.documents.find(
      ({ entry }) => handleOf('document', entry.uniqueId) === request.params.document,
    );
    const opened = archived && openDocument(archived.bytes);
    const file = opened && 'read' in opened ? filesOf(opened.read)[Number(request.params.rank)]?.file : undefined;
    return file
      ? sendFile(reply, { type: file.mediaType, bytes: Buffer.from(file.bytes) })
      : show(reply, nobody(), 404);
  });

  app.post<SpaceAt>(`${at}/reponse`, async (request, reply) => {
    const open = await found(request);
    if (!open) return show(reply, nobody(), 404);
    const { space, letter } = open;
    const text = fieldsOf(request).one('text');
    if (letter.ends)
      return show(
        reply,
        page(space, letter, undefined, 'Cet échange est terminé : vous ne pouvez plus y répondre.'),
        409,
      );
    if (text === '') return show(reply, page(space, letter, undefined, 'Écrivez votre réponse.'), 400);
    const [posted] = await post.send({
      from: { address: space.address, label: fullName(space.state) },
      to: [letter.replyTo],
      subject: /^re ?:/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`,
      text: space.viewer.kind === 'person' ? text : `${text}\n\n${space.viewerName}`,
      messageId: `<${randomUUID()}@patient.sandbox>`,
      at: town.now(),
      ...(letter.messageId ? { inReplyTo: letter.messageId, references: letter.references } : {}),
    });
    if (posted?.refused) return show(reply, page(space, letter, undefined, posted.refused), 409);
    return reply.redirect(`${space.href}/messages/${letter.uid}?fait=reponse`, 303);
  });
}

function page(space: Space, letter: Letter, told?: string, why?: string): Html {
  const href = `${space.href}/messages/${letter.uid}`;
  const view = letterView({
    letter: { ...letter, readNoticeTo: undefined },
    href,
    documents: letter.documents.map(({ entry, bytes }) => ({ uniqueId: entry.uniqueId, opened: openDocument(bytes) })),
    recordHref: undefined,
    mayReply: letter.kind === 'letter' && !letter.ends,
  });
  const ended = letter.ends
    ? html`<p class="quiet">L’expéditeur a terminé cet échange : il n’attend pas de réponse.</p>`
    : html``;
  return spacePage(space, letter.subject, [done(told), refused(why), view, ended], true);
}
