import type { TownProfessional } from '../cast.ts';
import { Html, html } from '../town/html.ts';
import { townPage } from '../town/page.ts';

export const pscPage = (title: string, content: Html): Html =>
  townPage(`${title} — Pro Santé Connect (bac à sable)`, html`<main class="psc">${content}</main>`);

/** Groups keep the order of the cast, each under the first place where the person works. */
function byPlace(professionals: readonly TownProfessional[]): [string, TownProfessional[]][] {
  const groups = new Map<string, TownProfessional[]>();
  for (const professional of professionals) {
    const place = professional.practices[0]?.place.name ?? 'Sans lieu d’exercice';
    groups.set(place, [...(groups.get(place) ?? []), professional]);
  }
  return [...groups];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Professionals whose name, profession or place holds every word typed; accents do not count. */
export function matching(professionals: readonly TownProfessional[], search: string): TownProfessional[] {
  const words = plain(search)
    .split(/[\s-]+/)
    .filter(Boolean);
  return professionals.filter((professional) => {
    const told = plain(
      [professional.name, professional.profession, ...professional.practices.map(({ place }) => place.name)].join(' '),
    );
    return words.every((word) => told.includes(word));
  });
}

/** Who is holding the phone? */
export const choosePage = (
  uid: string,
  software: string,
  professionals: readonly TownProfessional[],
  search: string,
): Html =>
  pscPage(
    'Qui êtes-vous ?',
    html`<h1>Qui tient le téléphone ?</h1>
      <p>${software} demande une connexion. Choisissez un professionnel de la ville : sa e-CPS recevra la demande.</p>
      <form method="get" role="search" class="search">
        <label for="q">Nom, métier ou lieu</label><input id="q" name="q" value="${search}" autocomplete="off" /><button>
          Chercher
        </button>
      </form>
      ${professionals.length === 0 ? html`<p class="empty">Personne ne correspond à « ${search} ». <a href="?">Voir tout le monde</a></p>` : ''}
      <form method="post" action="${uid}/choose">
        ${byPlace(professionals).map(
          ([place, people]) =>
            html`<section class="group">
              <h2>${place}</h2>
              <ul class="people">
                ${people.map(person)}
              </ul>
            </section>`,
        )}
      </form>
      <form method="post" action="${uid}/refuse"><button class="plain">Abandonner la connexion</button></form>`,
  );

const eCpsWords = { active: 'e-CPS active', expired: 'e-CPS expirée', none: 'pas d’e-CPS' };

const person = ({ key, name, profession, practices, eCps }: TownProfessional): Html =>
  html`<li>
    <button name="professional" value="${key}" class="person ${eCps}">
      <strong>${name}</strong><span>${profession}</span>
      ${practices.length > 1 ? html`<span class="quiet">${practices.length} lieux d’exercice</span>` : ''}
      <span class="state">${eCpsWords[eCps]}</span>
    </button>
  </li>`;

export const expiredPage = (uid: string, { name }: TownProfessional): Html =>
  pscPage(
    'e-CPS expirée',
    html`<h1>e-CPS expirée : ${name}</h1>
      <p>
        La connexion est refusée : aucune demande n’a été envoyée au téléphone, et rien n’a été transmis au logiciel.
      </p>
      <p>
        Dans la vraie vie, ${name} renouvelle sa e-CPS dans l’application avec sa carte CPS ou ses coordonnées du RPPS.
      </p>
      ${ways(uid)}`,
  );

export const noECpsPage = (uid: string, { name }: TownProfessional): Html =>
  pscPage(
    'Pas d’e-CPS',
    html`<h1>${name} n’a pas d’e-CPS</h1>
      <p>
        Pro Santé Connect ne peut pas l’authentifier. Son établissement peut l’inscrire dans le RPPS ; en attendant, le
        logiciel lui propose un autre moyen d’entrer.
      </p>
      ${ways(uid)}`,
  );

const ways = (uid: string): Html =>
  html`<p><a class="button" href="../${uid}?autre">Choisir quelqu’un d’autre</a></p>
    <form method="post" action="refuse"><button class="plain">Revenir au logiciel sans se connecter</button></form>`;

export const errorPage = (code: string, description: string | undefined, gone: boolean): Html =>
  pscPage(
    'Connexion impossible',
    gone
      ? html`<h1>Cette demande de connexion n’est plus valable</h1>
          <p>
            Elle a expiré ou a déjà servi. Revenez au logiciel et cliquez de nouveau sur « S’identifier avec Pro Santé
            Connect ».
          </p>`
      : html`<h1>Connexion impossible</h1>
          <p>
            ${code === 'access_denied' ? 'Pro Santé Connect a refusé la connexion.' : 'Pro Santé Connect n’a pas compris la demande du logiciel.'}
            Rien n’a été transmis.
          </p>
          <p class="quiet">
            Pour la personne qui règle le logiciel : <code>${code}</code>${description ? html` — ${description}` : ''}
          </p>`,
  );

export const signedOutPage = (): Html =>
  pscPage(
    'Déconnexion',
    html`<h1>Vous êtes déconnecté de Pro Santé Connect</h1>
      <p>Vous pouvez fermer cette page.</p>`,
  );

/** @param form the provider's own form, `op.logoutForm`, already written in HTML. */
export const signingOutPage = (form: string): Html =>
  pscPage(
    'Déconnexion',
    html`<h1>Déconnexion de Pro Santé Connect</h1>
      ${new Html(form)}<button id="leave" type="submit" form="op.logoutForm" name="logout" value="yes">
        Terminer la déconnexion
      </button>
      ${new Html('<script>document.getElementById("leave").click()</script>')}`,
  );
