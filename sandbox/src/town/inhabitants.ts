import type { ECps, TownPerson, TownProfessional } from '../cast.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

const eCpsStates: Record<ECps, Html> = {
  active: html`<span class="state good">avec sa e-CPS</span>`,
  expired: html`<span class="state bad">e-CPS expirée : refusée</span>`,
  none: html`<span class="state none">sans e-CPS : clé d’accès</span>`,
};

/** Who works, and how they sign in. */
export const professionalsTable = (professionals: readonly TownProfessional[]): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="Professionnels">
    <table>
      <caption>
        Ceux qui travaillent
      </caption>
      <thead>
        <tr>
          <th>Nom et métier</th>
          <th>Exerce à</th>
          <th>Se connecte</th>
          <th>Histoire</th>
        </tr>
      </thead>
      <tbody>
        ${professionals.map(
          ({ name, profession, practices, eCps, psIdNat, story }) =>
            html`<tr>
              <th scope="row">${name}<br /><span class="quiet">${profession}</span></th>
              <td>${practices.map(({ place }) => place.name).join(', ')}</td>
              <td>${eCpsStates[eCps]}<br /><span class="number quiet">${psIdNat}</span></td>
              <td class="story">${story}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

const day = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC' });

/** Who is accompanied, with the numbers to type. */
export const peopleTable = (people: readonly TownPerson[]): Html =>
  html`<div class="table" tabindex="0" role="region" aria-label="Personnes accompagnées">
    <table>
      <caption>
        Ceux qu’on accompagne
      </caption>
      <thead>
        <tr>
          <th>Nom utilisé</th>
          <th>Naissance</th>
          <th>Sexe</th>
          <th>Matricule INS</th>
          <th>Histoire</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(
          ({ name, birthName, birthDate, birthPlace, sex, matricule, insiKnows, story }) =>
            html`<tr>
              <th scope="row">
                ${name}${birthName ? html`<br /><span class="quiet">naissance : ${birthName}</span>` : ''}
              </th>
              <td>${birthDay(birthDate)}<br /><span class="quiet">${birthPlace}</span></td>
              <td>${sex}</td>
              <td>
                ${matricule ? html`<span class="number">${matricule.slice(0, 13)} ${matricule.slice(13)}</span>` : ''}${insiKnows ? '' : html`<span class="state none">inconnu d’INSi</span>`}
              </td>
              <td class="story">${story}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

/** As papers tell it; a date that is not one of the calendar is told as it is. */
function birthDay(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : day.format(date);
}
