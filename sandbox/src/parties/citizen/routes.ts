import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { people } from '@liane/cast';
import { RecordRefused } from '../../dmp/index.ts';
import type { DmpRecordState, SeenDocument } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { button, done, refused } from '../page.ts';
import { fieldsOf, handleOf, show } from '../party.ts';
import type { Desk } from '../party.ts';
import { documentView, filesOf, openDocument } from '../view/document.ts';
import { sendFile } from '../view/file.ts';
import { born, fullName, nobodyFound, personHead, searchForm, stateInFrench } from '../web-ps/pages.ts';
import { searched } from '../web-ps/search.ts';
import { citizenPage, nobody, spacePage } from './page.ts';
import {
  choicesSection,
  documentsSection,
  isSwitch,
  knownProfessionals,
  messagesSection,
  notices,
  otherSide,
  professionalsSection,
} from './sections.ts';
import { base, hrefOf, roles, spaceOf } from './viewer.ts';
import type { Space, SpaceAt } from './viewer.ts';

const doneWords: Readonly<Record<string, string>> = {
  cache: 'Ce document est caché aux professionnels. Son auteur et votre médecin traitant le voient encore.',
  montre: 'Ce document est de nouveau visible par les professionnels.',
  bloque: 'Ce professionnel est bloqué : il ne peut plus ouvrir votre DMP.',
  debloque: 'Ce professionnel n’est plus bloqué.',
  choix: 'Votre choix est enregistré.',
  ferme: 'Votre DMP est fermé.',
  rouvert: 'Votre DMP est ouvert.',
  messagerie: 'Votre messagerie a changé.',
};

/** Mon espace santé of each person of the town: what they see, who looked, what they decide. */
export function mountSpaces(app: FastifyInstance, desk: Desk): void {
  const { records, post } = desk;
  const at = `${base}/:person/:who`;

  app.get(base, async (_request, reply) => show(reply, choosePage(records.everybody())));
  app.post(`${base}/recherche`, async (request, reply) => {
    const typed = fieldsOf(request).one('qui').slice(0, 200);
    return show(reply, choosePage(searched(records.everybody(), typed), typed));
  });

  app.get<SpaceAt>(at, (request, reply) => inSpace(request, reply, (space) => home(space, request.query.fait)));

  app.get<SpaceAt>(`${at}/documents/:document`, (request, reply) =>
    inSpace(request, reply, (space) => {
      const seen = documentIn(space, request.params.document);
      if (!seen) return undefined;
      const { uniqueId, title } = seen.entry;
      const opened = openDocument(records.read(space.state.ins, uniqueId, space.viewer).bytes);
      const href = `${space.href}/documents/${request.params.document}`;
      return spacePage(
        space,
        title,
        html`${done(doneWords[request.query.fait ?? ''])} ${documentView(opened, (rank) => `${href}/${rank}`, 1)}
        ${seen.masked ? button(`${href}/montrer`, 'Montrer de nouveau aux professionnels') : button(`${href}/cacher`, 'Cacher aux professionnels')}`,
        true,
      );
    }),
  );

  app.get<SpaceAt>(`${at}/documents/:document/:rank`, async (request, reply) => {
    const space = spaceOf(desk, request);
    try {
      const seen = space && documentIn(space, request.params.document);
      if (!space || !seen) return show(reply, nobody(), 404);
      const opened = openDocument(records.read(space.state.ins, seen.entry.uniqueId, space.viewer).bytes);
      const file = 'read' in opened ? filesOf(opened.read)[Number(request.params.rank)]?.file : undefined;
      return file
        ? sendFile(reply, { type: file.mediaType, bytes: Buffer.from(file.bytes) })
        : show(reply, nobody(), 404);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      return show(reply, nobody(), 403);
    }
  });

  for (const [path, masked, word] of [
    ['cacher', true, 'cache'],
    ['montrer', false, 'montre'],
  ] as const)
    app.post<SpaceAt>(`${at}/documents/:document/${path}`, (request, reply) =>
      inSpace(request, reply, (space) => {
        const seen = documentIn(space, request.params.document);
        if (!seen) return undefined;
        records.mask(space.state.ins, seen.entry.uniqueId, masked, space.viewer);
        return `${space.href}/documents/${request.params.document}?fait=${word}`;
      }),
    );

  for (const [path, blocked, word] of [
    ['bloquer', true, 'bloque'],
    ['debloquer', false, 'debloque'],
  ] as const)
    app.post<SpaceAt>(`${at}/professionnels/:professional/${path}`, (request, reply) =>
      inSpace(request, reply, ({ state, viewer, href }) => {
        const known = knownProfessionals(records.traces(state.ins, viewer), state);
        const one = known.find(({ id }) => handleOf('professional', id) === request.params.professional);
        if (!one) return undefined;
        records.block(state.ins, { id: one.id, name: one.name }, blocked);
        return `${href}?fait=${word}`;
      }),
    );

  app.post<SpaceAt>(`${at}/choix`, (request, reply) =>
    inSpace(request, reply, ({ state, href }) => {
      const { one } = fieldsOf(request);
      const choice = one('choix');
      if (!isSwitch(choice)) return undefined;
      records.decide(state.ins, choice, one('valeur') === 'oui');
      return `${href}?fait=choix`;
    }),
  );
  app.post<SpaceAt>(`${at}/fermer`, (request, reply) =>
    inSpace(request, reply, ({ state, href }) => {
      records.close(state.ins, 'Fermé par la personne dans Mon espace santé');
      return `${href}?fait=ferme`;
    }),
  );
  app.post<SpaceAt>(`${at}/rouvrir`, (request, reply) =>
    inSpace(request, reply, ({ state, href }) => {
      records.reopen(state.ins);
      return `${href}?fait=rouvert`;
    }),
  );
  app.post<SpaceAt>(`${at}/messagerie`, (request, reply) =>
    inSpace(request, reply, async ({ address, href }) => {
      await post.setOpen(address, fieldsOf(request).one('ouverte') === 'oui');
      return `${href}?fait=messagerie`;
    }),
  );

  const documentIn = ({ state, viewer }: Space, handle: string): SeenDocument | undefined =>
    records.list(state.ins, viewer).find(({ entry }) => handleOf('document', entry.uniqueId) === handle);

  async function home(space: Space, fait?: string): Promise<Html> {
    const { state, viewer, address } = space;
    const messages = messagesSection(await post.letters(address), post.isOpen(address), space);
    const head = [done(doneWords[fait ?? '']), personHead(state), otherSide(space)];
    if (state.state !== 'active') return spacePage(space, 'Mon espace', [...head, shut(space), messages]);
    const documents = records.list(state.ins, viewer);
    const traces = records.traces(state.ins, viewer);
    return spacePage(space, 'Mon espace', [
      ...head,
      notices(documents, traces, space),
      documentsSection(documents, traces, space),
      messages,
      professionalsSection(traces, state, space),
      choicesSection(state, space),
    ]);
  }

  /** A page, an address to go to, or nothing of that name. What the DMP refuses is said. */
  async function inSpace(
    request: FastifyRequest<SpaceAt>,
    reply: FastifyReply,
    act: (space: Space) => Html | string | undefined | Promise<Html | string>,
  ): Promise<FastifyReply> {
    const space = spaceOf(desk, request);
    if (!space) return show(reply, nobody(), 404);
    try {
      const answer = await act(space);
      if (answer === undefined) return show(reply, nobody(), 404);
      return typeof answer === 'string' ? reply.redirect(answer, 303) : show(reply, answer);
    } catch (error) {
      if (!(error instanceof RecordRefused)) throw error;
      return show(reply, spacePage(space, 'Refusé', refused(error.message), true), 409);
    }
  }
}

const shut = ({ state, href }: Space): Html =>
  html`<section class="card" aria-labelledby="ferme">
    <h2 id="ferme">${stateInFrench(state)}</h2>
    <p>Aucun professionnel ne peut le lire ni y déposer de document.</p>
    ${button(`${href}/rouvrir`, 'Ouvrir mon DMP')}
  </section>`;

/** Those of the stories, and the published test people apart. */
function families(everybody: readonly DmpRecordState[]): { stories: DmpRecordState[]; kit: DmpRecordState[] } {
  const told = new Set(people.flatMap(({ ins }) => (ins ? [ins.matricule] : [])));
  return {
    stories: everybody.filter(({ ins }) => told.has(ins.matricule)),
    kit: everybody.filter(({ ins }) => !told.has(ins.matricule)),
  };
}

const everyone = (found: readonly DmpRecordState[]): Html =>
  html`<ul class="people">
    ${found.map(
      (state) =>
        html`<li>
          <a class="person" href="${hrefOf(state, roles.person)}"
            ><strong>${fullName(state)}</strong><span>${born(state)}</span
            ><span class="quiet">${stateInFrench(state)}</span></a
          >
        </li>`,
    )}
  </ul>`;

const choosePage = (found: readonly DmpRecordState[], typed = ''): Html => {
  const { stories, kit } = families(found);
  return citizenPage(
    'Qui êtes-vous ?',
    html`<h1>Mon espace santé</h1>
      <p>Choisissez la personne dont vous jouez le rôle. Vous pourrez ensuite jouer son représentant.</p>
      ${searchForm(base, typed)} ${found.length === 0 ? nobodyFound : ''} ${everyone(stories)}
      ${
        kit.length === 0
          ? ''
          : html`<details class="card" ${typed === '' ? '' : html`open`}>
              <summary>Personnes de test publiées avec le DMP (${kit.length})</summary>
              ${everyone(kit)}
            </details>`
      }`,
  );
};
