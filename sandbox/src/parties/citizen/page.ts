import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { townPage } from '../../town/page.ts';
import { trail } from '../page.ts';
import type { Crumb } from '../page.ts';
import { fullName } from '../web-ps/pages.ts';
import { base } from './viewer.ts';
import type { Space } from './viewer.ts';

const name = 'Mon espace santé';

export const citizenPage = (
  title: string,
  content: Html | readonly Html[],
  crumbs: readonly Crumb[] = [],
  plays?: Html,
): Html =>
  townPage(
    `${title} — ${name} (bac à sable)`,
    html`<header class="party">${trail([[name, base], ...crumbs])} ${plays}</header>
      <main class="desk">${content}</main>`,
  );

/** A page of somebody's space: whose it is, who is played. */
export const spacePage = (space: Space, title: string, content: Html | readonly Html[], inside = false): Html =>
  citizenPage(
    title,
    content,
    inside ? [[fullName(space.state), space.href]] : [],
    space.viewer.kind === 'person'
      ? html`<p class="plays">Vous jouez <strong>${space.viewerName}</strong>, qui ouvre son espace santé.</p>`
      : html`<p class="plays">
          Vous jouez <strong>${space.viewerName}</strong>, qui représente ${fullName(space.state)}.
        </p>`,
  );

export const nobody = (): Html =>
  citizenPage(
    'Introuvable',
    html`<h1>Introuvable</h1>
      <p>Cet espace, ce document ou ce message n’existe pas, ou n’est pas visible ici.</p>
      <p><a class="button" href="${base}">Choisir quelqu’un</a></p>`,
  );
