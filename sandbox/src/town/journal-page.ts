import type { SandboxService, Town } from '../service.ts';
import { faultNames } from './faults.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import type { JournalEntry } from './journal.ts';
import { townPage } from './page.ts';

const time = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/Paris' });

/** What a service received and answered, newest first. */
export const journalPage = (service: SandboxService, entries: readonly JournalEntry[], _town: Town): Html =>
  townPage(
    `Journal — ${service.frenchName}`,
    html`<main class="journal">
      <p><a href="/#${service.key}">← La ville</a></p>
      <h1>Journal : ${service.frenchName}</h1>
      <p class="quiet">
        Les 200 derniers échanges, du plus récent au plus ancien. Rien n’est gardé après l’arrêt.
        <a href="">Actualiser</a>
      </p>
      ${entries.length === 0 ? html`<p class="empty">Aucun échange pour l’instant. Utilisez ${service.frenchName} depuis un logiciel : ce qu’il envoie s’affichera ici.</p>` : ''}
      <ol class="entries">
        ${entries.map(entryItem)}
      </ol>
    </main>`,
  );

const entryItem = (entry: JournalEntry): Html =>
  html`<li>
<details${entry.fault ? html` class="spoilt"` : ''}>
<summary><time datetime="${entry.at.toISOString()}">${time.format(entry.at)}</time> <strong>${entry.asked}</strong>
${entry.by ? html`<span class="quiet">par ${entry.by}</span>` : ''}
${entry.fault ? html`<span class="state">${faultNames[entry.fault]}</span>` : ''}
${entry.status ? html`<span class="status">${entry.status}</span>` : ''}</summary>
<h2>Reçu</h2><pre tabindex="0">${entry.received}</pre>
<h2>Répondu</h2><pre tabindex="0">${entry.answered || 'Rien.'}</pre>
</details></li>`;
