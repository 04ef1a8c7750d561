import type { TownProfessional } from '../cast.ts';
import { html } from '../town/html.ts';
import type { Html } from '../town/html.ts';
import { pscPage } from './pages.ts';

/** The computer shows two digits, the phone shows the same ones and asks. */
export const phonePage = (action: string, software: string, { name }: TownProfessional, digits: string): Html =>
  pscPage(
    'Demande envoyée',
    html`<div class="two-screens">
      <section class="computer">
        <h1>${name}, la demande est sur le téléphone</h1>
        <p>Vérifiez que le téléphone affiche le même nombre :</p>
        <p class="digits">${digits}</p>
        <p class="quiet">
          Dans la vraie vie, cette page s’ouvre sur l’ordinateur, et l’application e-CPS sur un téléphone. Ici, le
          téléphone est à côté.
        </p>
        <p><a href="?autre">Choisir quelqu’un d’autre</a></p>
      </section>
      ${phone(action, software, name, digits)}
    </div>`,
  );

/** A phone that received a request sent without a browser. */
export const lonePhonePage = (action: string, software: string, { name }: TownProfessional, digits: string): Html =>
  pscPage(
    `Téléphone : ${name}`,
    html`<h1>Téléphone : ${name}</h1>
      ${phone(action, software, name, digits)}`,
  );

const phone = (action: string, software: string, name: string, digits: string): Html =>
  html`<section class="phone" aria-label="Téléphone : ${name}">
    <div class="speaker"></div>
    <div class="screen">
      <p class="app">e-CPS <span>bac à sable</span></p>
      <h2>Connexion à ${software}</h2>
      <p>${name}</p>
      <p class="digits">${digits}</p>
      <form method="post" action="${action}/approve"><button class="approve">Approuver la connexion</button></form>
      <form method="post" action="${action}/refuse"><button class="plain">Refuser</button></form>
    </div>
  </section>`;

export const answeredPage = (approved: boolean): Html =>
  pscPage(
    'Réponse envoyée',
    html`<h1>${approved ? 'Connexion approuvée' : 'Connexion refusée'}</h1>
      <p>Le logiciel a reçu la réponse du téléphone. Vous pouvez fermer cette page.</p>`,
  );

/** Every phone with a request in front of it. */
export const phonesPage = (
  waiting: readonly { href: string; professional: TownProfessional; softwareName: string }[],
): Html =>
  pscPage(
    'Téléphones',
    html`<h1>Téléphones qui ont reçu une demande</h1>
      ${waiting.length === 0 ? html`<p class="empty">Aucun téléphone n’attend de réponse.</p>` : ''}
      <ul>
        ${waiting.map(({ href, professional, softwareName }) => html`<li><a href="${href}">${professional.name}</a> — demande de ${softwareName}</li>`)}
      </ul>`,
  );
