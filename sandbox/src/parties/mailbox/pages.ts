import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { handleOf } from '../party.ts';
import type { Box, Party } from '../party.ts';
import { spoken } from '../times.ts';
import { documentView } from '../view/document.ts';
import type { Opened } from '../view/document.ts';
import type { Letter } from './letter.ts';

export const letterHref = ({ base }: Pick<Party, 'base'>, box: Box, { uid }: Letter): string =>
  `${base}/messages/${box.key}/${uid}`;

const kinds: Record<Letter['kind'], string> = {
  letter: '',
  'delivery-notice': 'Avis de remise',
  'read-notice': 'Avis de lecture',
};

/** The letters of a mailbox, newest first; notices are folded under them. */
export function letterList(party: Pick<Party, 'base'>, box: Box, received: readonly Letter[]): Html {
  const letters = received.filter(({ kind }) => kind === 'letter');
  const notices = received.filter(({ kind }) => kind !== 'letter');
  return html`<section class="card" aria-labelledby="boite-${box.key}">
    <h2 id="boite-${box.key}">Messages : ${box.label.replaceAll('_', ' ')}</h2>
    <p class="quiet">${box.address}</p>
    ${letters.length === 0 ? html`<p class="empty">Aucun message.</p>` : ''}
    <ul class="letters">
      ${letters.map((letter) => line(party, box, letter))}
    </ul>
    ${
      notices.length === 0
        ? ''
        : html`<details>
            <summary>Avis de remise et de lecture (${notices.length})</summary>
            <ul class="letters">
              ${notices.map((notice) => line(party, box, notice))}
            </ul>
          </details>`
    }
  </section>`;
}

const line = (party: Pick<Party, 'base'>, box: Box, letter: Letter): Html =>
  html`<li>
    <a href="${letterHref(party, box, letter)}" class="${letter.seen ? 'seen' : 'unseen'}">
      <strong>${letter.subject}</strong>
      <span>${letter.from.name || letter.from.address}</span>
      <span class="quiet">${spoken(letter.at)}</span>
      ${letter.seen || letter.kind !== 'letter' ? '' : html`<span class="state new">non lu</span>`}
      ${kinds[letter.kind] ? html`<span class="quiet">${kinds[letter.kind]}</span>` : ''}
      ${letter.kind === 'letter' ? glimpse(letter) : ''}
    </a>
  </li>`;

/** Two messages of the same day about the same person have the same subject: what they carry and say first tells them apart. */
export function glimpse(letter: Letter): Html {
  const said = firstLine(letter);
  return html`${letter.documents.length > 0 ? html`<span class="quiet">${count(letter.documents.length)} : ${titles(letter)}</span>` : ''}
  ${said === '' ? '' : html`<span class="quiet">${said}</span>`}`;
}

const titles = ({ documents }: Letter): string =>
  documents.map(({ entry }) => entry.title || entry.typeCode.displayName).join(', ');

const greeting = /^(bonjour|madame|monsieur|docteur)\b[^.]*,$/i;

const firstLine = ({ text }: Pick<Letter, 'text'>): string =>
  text
    .split('\n')
    .map((each) => each.trim())
    .find((each) => each !== '' && !greeting.test(each))
    ?.slice(0, 120) ?? '';

const count = (documents: number): string => (documents === 1 ? '1 document' : `${documents} documents`);

export interface LetterView {
  letter: Letter;
  href: string;
  /** The documents of its archive, opened. */
  documents: readonly { uniqueId: string; opened: Opened }[];
  /** Where the DMP of the person they are about is opened. */
  recordHref: string | undefined;
  mayReply: boolean;
}

/** A message, its documents and what can be done with it. */
export const letterView = ({ letter, href, documents, recordHref, mayReply }: LetterView): Html =>
  html`<h1>${letter.subject}</h1>
    <dl class="facts">
      <dt>De</dt>
      <dd>${letter.from.name} <span class="quiet">${letter.from.address}</span></dd>
      <dt>À</dt>
      <dd>${letter.to.join(', ')}</dd>
      <dt>Reçu le</dt>
      <dd>${spoken(letter.at)}</dd>
    </dl>
    <div class="letter-text">${letter.text.split('\n').map((line) => html`${line}<br />`)}</div>
    ${letter.archiveRefused ? html`<p class="refused" role="alert">L’archive jointe ne peut pas être ouverte : ${letter.archiveRefused}</p>` : ''}
    <p class="acts">
      ${letter.files.map(({ name }, rank) => html`<a class="button plain" href="${href}/fichiers/${rank}" target="_blank" rel="noopener">Ouvrir ${name}</a> `)}
      ${recordHref ? html`<a class="button" href="${recordHref}">Ouvrir le dossier de cette personne</a>` : ''}
    </p>
    ${letter.readNoticeTo ? html`<form method="post" action="${href}/lu"><button class="plain">Envoyer l’accusé de lecture</button></form>` : ''}
    ${documents.map(({ uniqueId, opened }) => documentView(opened, (rank) => `${href}/documents/${handleOf('document', uniqueId)}/${rank}`))}
    ${mayReply ? reply(href) : ''}`;

const reply = (href: string): Html =>
  html`<form method="post" action="${href}/reponse" class="card fields">
    <h2>Répondre</h2>
    <label>Votre réponse<textarea name="text" rows="5" required></textarea></label>
    <button>Envoyer la réponse</button>
  </form>`;
