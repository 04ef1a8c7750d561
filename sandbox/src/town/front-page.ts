import type { SandboxService, Town } from '../service.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { townPage } from './page.ts';

/** The map of the town. */
export const frontPage = (services: readonly SandboxService[], _town: Town): Html =>
  townPage('La ville — bac à sable', html`<main><h1>La ville</h1>${services.map(({ frenchName, does }) => html`<h2>${frenchName}</h2><p>${does}</p>`)}</main>`);
