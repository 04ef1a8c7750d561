import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DmpRecordState } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { button, errorPage, partyPage } from '../page.ts';
import { actorIn, cookieOf, fieldsOf, personHandle, show } from '../party.ts';
import type { Desk, House } from '../party.ts';
import type { Actor } from '../people.ts';
import { colleagues } from './colleagues.ts';
import { personHead, searchForm, stateInFrench } from './pages.ts';
import { mountWebPs } from './routes.ts';

/** Pages of the Web PS (digest 3.10) and how the town shows them: on the record itself, or not at all. */
const pages: Readonly<Record<string, 'record' | 'absent'>> = {
  DossierPatient: 'record',
  Documents: 'record',
  HistoriqueAcces: 'record',
  GestionDMPPatient: 'absent',
  ParcoursDeSoins: 'absent',
  Parametrages: 'absent',
  VolontesEtDroits: 'absent',
  CarnetVaccination: 'absent',
};

const base = '/AccesDirect';

interface At {
  Params: { page: string; ins?: string };
}

/** TD0.9, TD0.10: the DMP on the Web, opened from a software on the person it shows. */
export function mountDirectAccess(app: FastifyInstance, desk: Desk): void {
  const [first, ...others] = colleagues;
  if (!first) return;
  const house: House = {
    base,
    name: 'DMP sur le Web',
    does: 'Le DMP d’une personne, ouvert depuis un logiciel.',
    actors: [first, ...others],
  };
  const stateBy = (matricule: string | undefined): DmpRecordState | undefined =>
    desk.records.everybody().find(({ ins }) => ins.matricule === matricule);

  mountWebPs(app, house, desk, () => undefined);

  app.get(base, (_request, reply) => reply.redirect(`${base}/TableauDeBord`));
  for (const path of [`${base}/TableauDeBord`, `${base}/TableauDeBord/:ins`])
    app.get<At>(path, (request, reply) => {
      const actor = actorIn(house, request);
      return show(reply, dashboard(house, actor, stateBy(request.params.ins), request.params.ins));
    });
  for (const path of [`${base}/:page`, `${base}/:page/:ins`])
    app.get<At>(path, (request, reply) => {
      const actor = actorIn(house, request);
      const { page, ins } = request.params;
      const shown = Object.hasOwn(pages, page) ? pages[page] : undefined;
      const state = stateBy(ins);
      const why = whyClosed(state, actor);
      if (shown === undefined)
        return show(reply, errorPage(house, actor, 'Introuvable', 'Le DMP n’a pas cette page.'), 404);
      if (!state || why !== undefined)
        return show(reply, errorPage(house, actor, 'Ce DMP ne s’ouvre pas', why ?? ''), 403);
      if (shown === 'absent')
        return show(
          reply,
          errorPage(house, actor, 'Page absente', 'La ville ne joue pas cette page du DMP sur le Web.'),
        );
      if (isAuthorised(state, actor, desk.town.now()))
        desk.memory.opened.set(`${actor.key} ${personHandle(state)}`, 'normal');
      return reply.redirect(`${base}/personnes/${personHandle(state)}`, 303);
    });

  app.post(`${base}/place`, (request, reply) => {
    const chosen = house.actors.find(({ key }) => key === fieldsOf(request).one('qui'));
    const back = fromHere(request);
    if (!chosen) return reply.redirect(back, 303);
    return reply
      .header('set-cookie', `${cookieOf(base)}=${chosen.key}; Path=${base}; HttpOnly; SameSite=Lax`)
      .redirect(back, 303);
  });
}

/** Closed, absent or blocked: the dashboard alone opens (digest 3.10). */
function whyClosed(state: DmpRecordState | undefined, { viewer }: Actor): string | undefined {
  if (!state || state.state === 'absent') return 'Cette personne n’a pas de DMP. Ouvrez le tableau de bord.';
  if (state.state === 'closed') return 'Ce DMP est fermé. Ouvrez le tableau de bord.';
  if (state.blocked.some(({ id }) => id === viewer.id))
    return 'La personne vous a bloqué l’accès à son DMP. Ouvrez le tableau de bord.';
  return undefined;
}

const isAuthorised = ({ authorisations, treatingDoctors }: DmpRecordState, { viewer }: Actor, now: Date): boolean =>
  treatingDoctors.includes(viewer.id) ||
  authorisations.some(({ holder, until }) => (holder === viewer.id || holder === viewer.structureId) && until > now);

/** Back to the page the form was on: only its path, and only one of ours. */
function fromHere({ headers }: FastifyRequest): string {
  const path = URL.parse(headers.referer ?? '')?.pathname ?? '';
  return path.startsWith(`${base}/`) ? path : `${base}/TableauDeBord`;
}

const dashboard = (house: House, actor: Actor, state: DmpRecordState | undefined, asked: string | undefined): Html =>
  partyPage(house, actor, 'Tableau de bord', [
    state ? html`<p class="who">Tableau de bord</p>` : html`<h1>Tableau de bord</h1>`,
    html`<p>${house.does}</p>`,
    state
      ? html`<section class="card" aria-label="Personne">
          ${personHead(state)}
          <p class="state ${state.state === 'active' ? 'good' : 'bad'}">${stateInFrench(state)}</p>
          <p><a class="button" href="${base}/personnes/${personHandle(state)}">Voir son dossier</a></p>
        </section>`
      : asked === undefined
        ? html``
        : html`<p class="refused" role="alert">Cette personne n’a pas de DMP.</p>`,
    searchForm(base),
    html`<section class="card" aria-labelledby="place">
      <h2 id="place">Se connecter avec une autre e-CPS</h2>
      ${house.actors
        .filter(({ key }) => key !== actor.key)
        .map(({ key, name, job }) => button(`${base}/place`, `${name}, ${job}`, { plain: true, fields: { qui: key } }))}
    </section>`,
  ]);
