import { html } from '../town/html.ts';
import type { Html } from '../town/html.ts';
import { townPage } from '../town/page.ts';
import type { Actor } from './people.ts';
import type { House } from './party.ts';

/** A step of the way back: a name and its address. */
export type Crumb = readonly [name: string, href: string];

/** A page of a house of the town: where we are, who is played, what is done here. */
export const partyPage = (
  party: House,
  actor: Actor,
  title: string,
  content: Html | readonly Html[],
  crumbs: readonly Crumb[] = [],
): Html =>
  townPage(
    `${title} — ${party.name} (bac à sable)`,
    html`<header class="party">
        ${trail([[party.name, party.base], ...crumbs])}
        <p class="plays">Vous jouez <strong>${actor.name}</strong>, ${actor.job}.</p>
      </header>
      <main class="desk">${content}</main>`,
  );

export const trail = (crumbs: readonly Crumb[]): Html =>
  html`<nav class="trail" aria-label="Chemin">
    <a href="/">La ville</a
    >${crumbs.map(([name, href]) => html` <span class="step"><span aria-hidden="true">›</span> <a href="${href}">${name}</a></span>`)}
  </nav>`;

/** What was just done, read at once by a screen reader. */
export const done = (words: string | undefined): Html =>
  words ? html`<p class="done" role="status">${words}</p>` : html``;

/** What was refused, and why. */
export const refused = (words: string | undefined): Html =>
  words ? html`<p class="refused" role="alert">${words}</p>` : html``;

export const errorPage = (party: House, actor: Actor, title: string, words: string): Html =>
  partyPage(
    party,
    actor,
    title,
    html`<h1>${title}</h1>
      <p>${words}</p>
      <p><a class="button" href="${party.base}">Revenir à l’accueil</a></p>`,
  );

/** A form of one button. */
export const button = (
  action: string,
  words: string,
  options: { plain?: boolean; fields?: Readonly<Record<string, string>> } = {},
): Html =>
  html`<form method="post" action="${action}">
    ${Object.entries(options.fields ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}<button
      ${options.plain === true ? html`class="plain"` : ''}
    >
      ${words}
    </button>
  </form>`;
