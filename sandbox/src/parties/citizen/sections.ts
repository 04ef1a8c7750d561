import type { BlockedProfessional, DmpRecordState, DmpSwitch, DmpTrace, SeenDocument } from '../../dmp/index.ts';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import type { Letter } from '../mailbox/letter.ts';
import { glimpse } from '../mailbox/pages.ts';
import { button } from '../page.ts';
import { handleOf } from '../party.ts';
import { nameOf } from '../people.ts';
import { spoken, spokenXds } from '../times.ts';
import { traceList, writtenBy } from '../web-ps/pages.ts';
import { hrefOf, openedBy, representativeOf, roles, tellingTraces } from './viewer.ts';
import type { Space } from './viewer.ts';

/** The same words for the person, and for who represents them. */
const own = <Words extends string>({ viewer }: Space, person: Words, representative: Words): Words =>
  viewer.kind === 'person' ? person : representative;

/** uniqueId of the documents that this side has not opened yet. */
const freshOf = (documents: readonly SeenDocument[], traces: readonly DmpTrace[], { viewer }: Space): Set<string> => {
  const read = openedBy(traces, viewer);
  return new Set(
    documents.flatMap(({ entry: { uniqueId, availabilityStatus } }) =>
      availabilityStatus === 'Approved' && !read.has(uniqueId) ? [uniqueId] : [],
    ),
  );
};

/** What is new, first of all. */
export function notices(documents: readonly SeenDocument[], traces: readonly DmpTrace[], space: Space): Html {
  const { size } = freshOf(documents, traces, space);
  if (size === 0) return html``;
  return html`<section class="card switch" aria-labelledby="nouveautes">
    <h2 id="nouveautes">${size === 1 ? 'Un nouveau document' : `${size} nouveaux documents`}</h2>
    <a class="button" href="#documents">${own(space, 'Voir mes documents', 'Voir ses documents')}</a>
  </section>`;
}

export function documentsSection(documents: readonly SeenDocument[], traces: readonly DmpTrace[], space: Space): Html {
  const fresh = freshOf(documents, traces, space);
  return html`<section class="card" aria-labelledby="documents">
    <h2 id="documents">${own(space, 'Mes documents', 'Ses documents')}</h2>
    ${documents.length === 0 ? html`<p class="empty">Aucun document pour l’instant.</p>` : ''}
    <ul class="letters">
      ${documents.map(({ entry, masked }) =>
        documentLine(
          entry,
          space.href,
          html`${fresh.has(entry.uniqueId) ? html`<span class="state new">nouveau</span>` : ''}${masked ? html`<span class="state none">caché aux professionnels</span>` : ''}${entry.availabilityStatus === 'Approved' ? '' : html`<span class="state none">remplacé ou retiré</span>`}`,
        ),
      )}
    </ul>
  </section>`;
}

const documentLine = (
  { title, uniqueId, serviceStartTime, creationTime, authors }: SeenDocument['entry'],
  href: string,
  state: Html,
): Html =>
  html`<li>
    <a href="${href}/documents/${handleOf('document', uniqueId)}">
      <strong>${title}</strong><span>${writtenBy(authors)}</span>
      <span class="quiet">${spokenXds(serviceStartTime ?? creationTime)}</span>${state}
    </a>
  </li>`;

export const messagesSection = (letters: readonly Letter[], open: boolean | undefined, space: Space): Html => {
  const { href } = space;
  const received = letters.filter(({ kind }) => kind === 'letter');
  return html`<section class="card" aria-labelledby="messages">
    <h2 id="messages">${own(space, 'Mes messages', 'Ses messages')}</h2>
    ${open === undefined ? html`<p class="empty">Cette personne n’a pas de messagerie.</p>` : ''}
    ${open === true && received.length === 0 ? html`<p class="empty">Aucun message.</p>` : ''}
    ${open === false ? html`<p class="refused">${own(space, 'Votre messagerie est fermée : plus personne ne peut vous y écrire.', 'Sa messagerie est fermée : plus personne ne peut y écrire.')}</p>` : ''}
    <ul class="letters">
      ${received.map(
        (letter) =>
          html`<li>
            <a href="${href}/messages/${letter.uid}" class="${letter.seen ? 'seen' : 'unseen'}">
              <strong>${letter.subject}</strong><span>${letter.from.name || letter.from.address}</span>
              <span class="quiet">${spoken(letter.at)}</span
              >${letter.seen ? '' : html`<span class="state new">non lu</span>`} ${glimpse(letter)}
            </a>
          </li>`,
      )}
    </ul>
    ${open === true ? button(`${href}/messagerie`, own(space, 'Fermer ma messagerie', 'Fermer sa messagerie'), { plain: true, fields: { ouverte: 'non' } }) : ''}
    ${open === false ? button(`${href}/messagerie`, own(space, 'Rouvrir ma messagerie', 'Rouvrir sa messagerie'), { plain: true, fields: { ouverte: 'oui' } }) : ''}
  </section>`;
};

/** Who looked and when, and the professionals one can block. */
export function professionalsSection(traces: readonly DmpTrace[], state: DmpRecordState, { href }: Space): Html {
  const told = tellingTraces(traces);
  const known = knownProfessionals(traces, state);
  return html`<section class="card" aria-labelledby="regards">
    <h2 id="regards">Qui a regardé</h2>
    ${told.length === 0 ? html`<p class="empty">Personne n’a ouvert ce DMP.</p>` : traceList(told)}
    <h3>Professionnels</h3>
    ${known.length === 0 ? html`<p class="empty">Aucun professionnel n’a encore ouvert ce DMP.</p>` : ''}
    <ul class="switches">
      ${known.map(({ id, name, blocked }) => {
        const at = `${href}/professionnels/${handleOf('professional', id)}`;
        return html`<li class="switch">
          <span>${name} ${blocked ? html`<span class="state bad">bloqué</span>` : ''}</span>
          ${blocked ? button(`${at}/debloquer`, `Débloquer ${name}`, { plain: true }) : button(`${at}/bloquer`, `Bloquer ${name}`, { plain: true })}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** Those who looked, those who may, and those blocked. */
export function knownProfessionals(
  traces: readonly DmpTrace[],
  { authorisations, blocked }: Pick<DmpRecordState, 'authorisations' | 'blocked'>,
): (Pick<BlockedProfessional, 'id' | 'name'> & { blocked: boolean })[] {
  const all = [
    ...blocked,
    ...authorisations.map(({ holder, name }) => ({ id: holder, name })),
    ...traces.flatMap(({ by, name, structureId }) => (structureId === null ? [] : [{ id: by, name }])),
  ];
  const once = new Map(all.map(({ id, name }) => [id, nameOf(id, name)]));
  return [...once].map(([id, name]) => ({ id, name, blocked: blocked.some((each) => each.id === id) }));
}

const choices: readonly { name: DmpSwitch; on: string; off: string; words: string }[] = [
  {
    name: 'refusesAccess',
    words: 'Accès des professionnels',
    on: 'Refuser l’accès à tous les professionnels',
    off: 'Accepter de nouveau l’accès des professionnels',
  },
  {
    name: 'opposedToBreakGlass',
    words: 'Ouverture en urgence sans mon accord',
    on: 'Refuser l’ouverture en urgence',
    off: 'Accepter de nouveau l’ouverture en urgence',
  },
  {
    name: 'opposedToEmergencyCentre',
    words: 'Ouverture par le centre 15',
    on: 'Refuser l’ouverture par le centre 15',
    off: 'Accepter de nouveau l’ouverture par le centre 15',
  },
  {
    name: 'allowsMaskedInEmergency',
    words: 'Documents cachés, en urgence',
    on: 'Montrer mes documents cachés en urgence',
    off: 'Ne plus montrer mes documents cachés en urgence',
  },
];

/** The switches of the space, by name. */
export const isSwitch = (text: string): text is DmpSwitch => choices.some(({ name }) => name === text);

export const choicesSection = (state: DmpRecordState, space: Space): Html =>
  html`<section class="card" aria-labelledby="choix">
    <h2 id="choix">${own(space, 'Mes choix', 'Ses choix')}</h2>
    <ul class="switches">
      ${choices.map(
        ({ name, words, on, off }) =>
          html`<li class="switch">
            <span>${words} : <strong>${answer(name, state[name])}</strong></span>
            ${button(`${space.href}/choix`, state[name] ? off : on, { plain: true, fields: { choix: name, valeur: state[name] ? 'non' : 'oui' } })}
          </li>`,
      )}
    </ul>
    ${button(`${space.href}/fermer`, own(space, 'Fermer mon DMP', 'Fermer son DMP'), { plain: true })}
    <p class="quiet">Fermé, il n’est plus lu ni alimenté par personne. Vous pourrez le rouvrir ici.</p>
  </section>`;

const answer = (name: DmpSwitch, value: boolean): string =>
  name === 'allowsMaskedInEmergency' ? (value ? 'montrés' : 'jamais montrés') : value ? 'refusé' : 'accepté';

/** The same space, seen by the other. */
export const otherSide = ({ state, viewer }: Space): Html =>
  viewer.kind === 'person'
    ? html`<p class="acts">
        <a class="button plain" href="${hrefOf(state, roles.representative)}"
          >Jouer son représentant, ${representativeOf(state)}</a
        >
      </p>`
    : html`<p class="acts">
        <a class="button plain" href="${hrefOf(state, roles.person)}">Jouer la personne elle-même</a>
      </p>`;
