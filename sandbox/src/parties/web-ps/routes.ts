import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RecordRefused } from '../../dmp/index.ts';
import type { DmpRecordState, ProfessionalViewer, SeenDocument } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { button, done, errorPage, partyPage, refused } from '../page.ts';
import { actorIn, fieldsOf, handleOf, personHandle, personOf, show } from '../party.ts';
import type { Desk, House } from '../party.ts';
import type { Actor } from '../people.ts';
import { documentView, filesOf, openDocument } from '../view/document.ts';
import { sendFile } from '../view/file.ts';
import { documentList, foundPeople, fullName, opening, personHead, traceList } from './pages.ts';
import { searched } from './search.ts';

interface At {
  Params: { person: string; document: string; rank: string };
  Querystring: { fait?: string };
}

const doneWords: Readonly<Record<string, string>> = {
  ouvert: 'Le DMP est ouvert. La personne verra que vous l’avez regardé.',
  ferme: 'Vous avez refermé le dossier.',
  montre: 'Le document est maintenant visible par la personne.',
  depose: 'Le document est déposé dans le DMP.',
};

/** What a party adds to the page of a person. */
export type Beside = (state: DmpRecordState, actor: Actor) => Html | undefined;

/** The DMP as a professional uses it from a web page: search, open, list, read. Each look leaves its trace. */
export function mountWebPs(app: FastifyInstance, party: House, desk: Desk, beside: Beside): void {
  const { records, memory } = desk;
  const at = `${party.base}/personnes/:person`;
  const key = (actor: Actor, state: DmpRecordState): string => `${actor.key} ${personHandle(state)}`;
  const viewer = (actor: Actor, state: DmpRecordState): ProfessionalViewer | undefined => {
    const purpose = memory.opened.get(key(actor, state));
    return purpose && { ...actor.viewer, purpose };
  };

  app.post(`${party.base}/recherche`, async (request, reply) => {
    const typed = fieldsOf(request).one('qui').slice(0, 200);
    const found = searched(records.everybody(), typed);
    return show(
      reply,
      partyPage(party, actorIn(party, request), 'Personnes trouvées', foundPeople(party.base, typed, found)),
    );
  });

  app.get<At>(at, (request, reply) => withPerson(request, reply, (state, actor) => page(request, state, actor)));

  app.post<At>(`${at}/ouvrir`, (request, reply) =>
    withPerson(request, reply, (state, actor) => {
      const purpose = fieldsOf(request).one('pourquoi') === 'bris_de_glace' ? 'bris_de_glace' : 'normal';
      if (purpose === 'normal') records.authorise(state.ins, actor.viewer, true);
      memory.opened.set(key(actor, state), purpose);
      return `${hrefOf(state)}?fait=ouvert`;
    }),
  );

  app.post<At>(`${at}/refermer`, (request, reply) =>
    withPerson(request, reply, (state, actor) => {
      memory.opened.delete(key(actor, state));
      return `${hrefOf(state)}?fait=ferme`;
    }),
  );

  app.get<At>(`${at}/documents/:document`, (request, reply) =>
    withPerson(request, reply, (state, actor) => {
      const seen = documentIn(request, state, actor);
      if (!seen) return undefined;
      const { uniqueId, title, authors } = seen.document.entry;
      const opened = openDocument(records.read(state.ins, uniqueId, seen.viewer).bytes);
      const href = `${hrefOf(state)}/documents/${request.params.document}`;
      const isAuthor = authors.some(({ person }) => person?.startsWith(`${actor.viewer.id}^`));
      return partyPage(
        party,
        actor,
        title,
        html`${done(doneWords[request.query.fait ?? ''])}
        ${
          seen.document.invisibleToPerson && isAuthor
            ? html`<p class="state none">La personne ne le voit pas encore.</p>
                ${button(`${href}/montrer`, 'L’annonce est faite : montrer à la personne')}`
            : ''
        }
        ${documentView(opened, (rank) => `${href}/${rank}`, 1)}`,
        [[fullName(state), hrefOf(state)]],
      );
    }),
  );

  app.post<At>(`${at}/documents/:document/montrer`, (request, reply) =>
    withPerson(request, reply, (state, actor) => {
      const seen = documentIn(request, state, actor);
      if (!seen) return undefined;
      records.makeVisible(state.ins, seen.document.entry.uniqueId, seen.viewer);
      return `${hrefOf(state)}/documents/${request.params.document}?fait=montre`;
    }),
  );

  app.get<At>(`${at}/documents/:document/:rank`, async (request, reply) => {
    const state = personOf(desk, request.params.person);
    const actor = actorIn(party, request);
    try {
      const seen = state && documentIn(request, state, actor);
      if (!state || !seen) return show(reply, missing(actor), 404);
      const opened = openDocument(records.read(state.ins, seen.document.entry.uniqueId, seen.viewer).bytes);
      const file = 'read' in opened ? filesOf(opened.read)[Number(request.params.rank)]?.file : undefined;
      if (!file) return show(reply, missing(actor), 404);
      return sendFile(reply, { type: file.mediaType, bytes: Buffer.from(file.bytes) });
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      return show(reply, errorPage(party, actor, 'Le DMP refuse', error.message), 403);
    }
  });

  const hrefOf = (state: DmpRecordState): string => `${party.base}/personnes/${personHandle(state)}`;

  const missing = (actor: Actor): Html =>
    errorPage(party, actor, 'Introuvable', 'Cette personne ou ce document n’est pas connu, ou ne vous est pas ouvert.');

  function documentIn(request: FastifyRequest<At>, state: DmpRecordState, actor: Actor) {
    const who = viewer(actor, state);
    const document = who && found(records.list(state.ins, who), request.params.document);
    return who && document ? { viewer: who, document } : undefined;
  }

  const found = (documents: readonly SeenDocument[], handle: string): SeenDocument | undefined =>
    documents.find(({ entry }) => handleOf('document', entry.uniqueId) === handle);

  /** A page, an address to go to, or nothing of that name. What the DMP refuses is said on the page of the person. */
  async function withPerson(
    request: FastifyRequest<At>,
    reply: FastifyReply,
    act: (state: DmpRecordState, actor: Actor) => Html | string | undefined,
  ): Promise<FastifyReply> {
    const actor = actorIn(party, request);
    const state = personOf(desk, request.params.person);
    if (!state) return show(reply, missing(actor), 404);
    try {
      const answer = act(state, actor);
      if (answer === undefined) return show(reply, missing(actor), 404);
      return typeof answer === 'string' ? reply.redirect(answer, 303) : show(reply, answer);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      memory.opened.delete(key(actor, state));
      return show(reply, page(request, state, actor, `Le DMP refuse : ${error.message}`), 403);
    }
  }

  function page(request: FastifyRequest<At>, state: DmpRecordState, actor: Actor, why?: string): Html {
    const who = viewer(actor, state);
    const href = hrefOf(state);
    const documents = who && records.list(state.ins, who);
    return partyPage(party, actor, fullName(state), [
      done(doneWords[request.query.fait ?? '']),
      refused(why),
      personHead(state),
      beside(state, actor) ?? html``,
      documents
        ? html`${documentList({ href, documents, emergency: who.purpose === 'bris_de_glace' })}
            <details class="card">
              <summary>Qui a regardé</summary>
              ${traceList(records.traces(state.ins, who))}
            </details>
            ${button(`${href}/refermer`, 'Refermer le DMP', { plain: true })}`
        : opening(href, state),
    ]);
  }
}
