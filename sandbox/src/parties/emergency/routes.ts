import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DmpRecordState } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { errorPage, partyPage, refused } from '../page.ts';
import { actorIn, fieldsOf, personHandle, personOf, show } from '../party.ts';
import type { Desk, Fields, Party } from '../party.ts';
import type { Actor } from '../people.ts';
import { homeOf, treatingDoctorOf } from '../people.ts';
import { fullName } from '../web-ps/pages.ts';
import type { Beside } from '../web-ps/routes.ts';
import { readForm } from './form.ts';
import { returnForm } from './form-page.ts';
import type { Choice, FormView } from './form-page.ts';
import { sendBack } from './send-back.ts';
import { takenBy } from './taken.ts';
import type { SentBack } from './send-back.ts';

interface At {
  Params: { person: string };
}

/** On the page of a person: the way to send them back. */
export const wayBack =
  ({ base }: Party): Beside =>
  (state) =>
    html`<p class="acts">
      <a class="button" href="${base}/personnes/${personHandle(state)}/retour"
        >Écrire le retour : fiche, compte rendu, lettre</a
      >
    </p>`;

/** The return of somebody from the emergency department: its form, its papers, their sending. */
export function mountReturn(app: FastifyInstance, party: Party, desk: Desk): void {
  const { memory, town } = desk;
  const at = `${party.base}/personnes/:person/retour`;
  /** Sendings under way: pressed twice, sent once. */
  const underWay = new Map<string, Promise<unknown>>();

  app.get<At>(at, (request, reply) =>
    forDoctor(request, reply, (state, actor) => show(reply, form(state, actor, viewOf(state, actor, randomUUID())))),
  );

  app.post<At>(at, (request, reply) =>
    forDoctor(request, reply, async (state, actor) => {
      const fields = fieldsOf(request);
      const filled = readForm(fields);
      if ('missing' in filled)
        return show(
          reply,
          form(state, actor, again(fields, viewOf(state, actor, fields.one('id') || randomUUID())), filled.missing),
          400,
        );
      const known = new Set(choicesOf(state).map(({ address }) => address));
      const sending = { ...filled, to: filled.to.filter((address) => known.has(address)) };
      if (!memory.sent.has(filled.id)) {
        const act =
          underWay.get(filled.id) ??
          sendBack(sending, state, actor, party, desk).then((sent) => memory.sent.set(filled.id, outcome(sent)));
        underWay.set(filled.id, act);
        await act.finally(() => underWay.delete(filled.id));
      }
      return reply.redirect(`${party.base}/envois/${filled.id}?de=${personHandle(state)}`, 303);
    }),
  );

  app.get<{ Params: { id: string }; Querystring: { de?: string } }>(
    `${party.base}/envois/:id`,
    async (request, reply) => {
      const actor = actorIn(party, request);
      const sent = memory.sent.get(request.params.id);
      const state = personOf(desk, request.query.de ?? '');
      if (!sent) return show(reply, errorPage(party, actor, 'Envoi inconnu', 'Cet envoi n’est plus en mémoire.'), 404);
      return show(
        reply,
        partyPage(party, actor, 'Envoyé', [
          sent,
          state
            ? html`<p>
                <a class="button plain" href="${party.base}/personnes/${personHandle(state)}">Revenir au dossier</a>
              </p>`
            : html``,
        ]),
      );
    },
  );

  async function forDoctor(
    request: FastifyRequest<At>,
    reply: FastifyReply,
    act: (state: DmpRecordState, actor: Actor) => FastifyReply | Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const actor = actorIn(party, request);
    const state = personOf(desk, request.params.person);
    if (!state) return show(reply, errorPage(party, actor, 'Introuvable', 'Cette personne n’est pas connue.'), 404);
    if (!actor.signs.isDoctor)
      return show(
        reply,
        errorPage(
          party,
          actor,
          'Un médecin signe',
          'La fiche de retour est signée par le médecin. Prenez sa place depuis l’accueil.',
        ),
        403,
      );
    return act(state, actor);
  }

  const viewOf = (state: DmpRecordState, actor: Actor, id: string): FormView => ({
    id,
    action: `${party.base}/personnes/${personHandle(state)}/retour`,
    state,
    now: town.now(),
    taken: takenBy(desk, state, actor),
    choices: choicesOf(state),
    typed: () => undefined,
  });

  const form = (state: DmpRecordState, actor: Actor, view: FormView, why?: string): Html =>
    partyPage(
      party,
      actor,
      'Écrire le retour',
      [refused(why), returnForm(view)],
      [[fullName(state), `${party.base}/personnes/${personHandle(state)}`]],
    );
}

/** The form as it came, so that nothing typed is lost. */
const again = ({ one, has, all }: Fields, view: FormView): FormView => ({
  ...view,
  typed: (name) => (has(name) ? one(name) : undefined),
  choices: view.choices.map((choice) => ({ ...choice, usual: all('a').includes(choice.address) })),
});

/** Who may be written to: where the person lives, then their médecin traitant. */
function choicesOf(state: DmpRecordState): Choice[] {
  const home = homeOf(state.ins)?.mailboxes ?? [];
  const treating = treatingDoctorOf(state);
  return [
    ...home.map(({ label, address }) => ({ label, address, usual: true })),
    ...(treating?.address ? [{ label: treating.label, address: treating.address, usual: home.length === 0 }] : []),
  ];
}

const outcome = ({ papers, toDmp, posted }: SentBack): Html =>
  html`<h1>C’est envoyé</h1>
    <section class="card" aria-labelledby="dmp">
      <h2 id="dmp">DMP</h2>
      <ul>
        ${papers.map(({ title, refused: why }) => html`<li>${title} : ${!toDmp ? html`<span class="state none">non déposé</span>` : why ? html`<span class="state bad">refusé : ${why}</span>` : html`<span class="state good">déposé</span>`}</li>`)}
      </ul>
    </section>
    <section class="card" aria-labelledby="mss">
      <h2 id="mss">MSSanté</h2>
      ${posted.length === 0 ? html`<p class="empty">Aucun message.</p>` : ''}
      <ul>
        ${posted.map(({ address, refused: why }) => html`<li>${address} : ${why ? html`<span class="state bad">non remis : ${why}</span>` : html`<span class="state good">remis</span>`}</li>`)}
      </ul>
    </section>`;
