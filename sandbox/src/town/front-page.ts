import type { SandboxService, Town } from '../service.ts';
import { doors } from '../parties/doors.ts';
import { phonesPath } from '../pro-sante-connect/paths.ts';
import { cottages, houseOf, telephoneBox } from './drawings.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { peopleTable, professionalsTable } from './inhabitants.ts';
import { townPage } from './page.ts';
import { serviceCard, shortState } from './service-card.ts';

/** The map of the town, its houses, its inhabitants. */
export const frontPage = (services: readonly SandboxService[], town: Town): Html =>
  townPage(
    'La ville — bac à sable de Liane',
    html`<main>
      <div class="head">
        <div>
          <h1>La ville</h1>
          <p>
            Les services nationaux de santé, joués sur cette machine. Ils parlent les vrais protocoles, avec des
            personnes qui n’existent pas. Poussez une porte.
          </p>
        </div>
        <form method="post" action="/sandbox/reset"><button>Remettre la ville en état</button></form>
      </div>
      <ul class="street">
        ${services.map(({ key, frenchName }) => street(`#${key}`, houseOf(key, town.faults.on(key) !== undefined), frenchName, shortState(town.faults.on(key))))}
        ${street(phonesPath, telephoneBox, 'Les téléphones', html`ceux qui sonnent`)}
        ${doors.map(({ href, name, under, drawing }) => street(href, drawing, name, html`${under}`))}
        ${street('#habitants', cottages, 'Les habitants', html`${town.cast.people.length} personnes, ${town.cast.professionals.length} professionnels`)}
      </ul>
      ${services.map((service) => serviceCard(service, town))}
      <section class="inhabitants" id="habitants">
        <h2>Les habitants</h2>
        <p>
          Tous fictifs. Les matricules portent l’OID de test <code>1.2.250.1.213.1.4.10</code> : aucun ne peut être
          celui de quelqu’un.
        </p>
        ${professionalsTable(town.cast.professionals)} ${peopleTable(town.cast.people)}
      </section>
      <p class="quiet">
        Pour un programme : <code>PUT</code> et <code>DELETE /sandbox/faults/:service</code>,
        <code>GET /sandbox/journal/:service</code>, <code>POST /sandbox/reset</code>.
      </p>
    </main>`,
  );

const street = (href: string, drawing: Html, name: string, under: Html): Html =>
  html`<li>
    <a href="${href}"
      >${drawing}<span class="plate"><strong>${name}</strong>${under}</span></a
    >
  </li>`;
