import { html } from './html.ts';
import type { Html } from './html.ts';

/** What every page of the town wears: its ribbon, its stylesheet, its language. */
export const townPage = (title: string, content: Html): Html =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/sandbox/town.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <aside class="ribbon" aria-label="Avertissement">Bac à sable — données fictives</aside>
        ${content}
      </body>
    </html>`;
