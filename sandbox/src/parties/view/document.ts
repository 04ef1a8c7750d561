import { CdaRefused, readCda } from '@liane/cda';
import type { ReadDocument, ReadFile, ReadParty, ReadSection } from '@liane/cda';
import { inFrenchDate } from '@liane/vocabulary';
import type { NarrativeBlock, NarrativeText } from '@liane/vocabulary';
import { XmlRefused } from '@liane/xml';
import { html } from '../../town/html.ts';
import type { Html } from '../../town/html.ts';
import { spoken } from '../times.ts';

/** A document as the town reads it, or why it cannot. */
export type Opened = { read: ReadDocument } | { refused: string };

export function openDocument(bytes: Buffer): Opened {
  try {
    return { read: readCda(bytes) };
  } catch (error) {
    if (error instanceof CdaRefused || error instanceof XmlRefused) return { refused: error.message };
    throw error;
  }
}

/** The files a document carries, each once: the one it is around, its copy, those joined. */
export function filesOf({ body }: ReadDocument): { title: string; file: ReadFile }[] {
  if (body.level === 'N1') return [{ title: 'Le document en PDF', file: body.file }];
  if (body.level === 'none') return [];
  const files = [
    ...(body.pdfCopy ? [{ title: 'Copie du document en PDF', file: body.pdfCopy }] : []),
    ...body.attachments.map((file, index) => ({ title: file.title ?? `Pièce jointe ${index + 1}`, file })),
  ].filter(({ file }) => file.bytes.length > 0);
  const bytes = files.map(({ file }) => Buffer.from(file.bytes));
  return files.filter((_file, rank) => bytes.findIndex((each) => bytes[rank]?.equals(each)) === rank);
}

/**
 * The document in the town's own words and look; all of it is escaped.
 * @param fileHref where the file of that rank is
 * @param heading 1 when the page shows nothing else
 */
export function documentView(opened: Opened, fileHref: (rank: number) => string, heading: 1 | 2 = 2): Html {
  if ('refused' in opened)
    return html`<p class="refused" role="alert">Ce document ne peut pas être lu : ${opened.refused}</p>`;
  const { read } = opened;
  const { header, body } = read;
  const files = filesOf(read);
  return html`<article class="paper" aria-label="Document">
    <header>
      ${heading === 1 ? html`<h1>${header.title}</h1>` : html`<h2>${header.title}</h2>`}
      <p class="quiet">${header.type?.display ?? ''}${header.createdAt ? html` · ${dated(header.createdAt)}` : ''}</p>
      <dl class="facts">
        <dt>Personne</dt>
        <dd>
          ${[header.patient.birthGivenNames, header.patient.birthFamilyName].filter(Boolean).join(' ')}${
            header.patient.usedFamilyName ? html` (nom utilisé : ${header.patient.usedFamilyName})` : ''
          },
          ${header.patient.birthDate ? inFrenchDate(header.patient.birthDate) : 'date de naissance inconnue'}
        </dd>
        <dt>Auteur</dt>
        <dd>${header.authors.map(party)}</dd>
        ${
          header.recipients.length > 0
            ? html`<dt>Adressé à</dt>
                <dd>${header.recipients.map(party)}</dd>`
            : ''
        }
      </dl>
    </header>
    ${files.map(({ title, file }, rank) =>
      file.refusal
        ? html`<p class="refused">${title} : ${file.refusal}</p>`
        : html`<p>
            <a class="button plain" href="${fileHref(rank)}" target="_blank" rel="noopener">Ouvrir : ${title}</a>
          </p>`,
    )}
    ${body.level === 'N3' ? body.sections.map((each) => section(each, 3)) : ''}
    ${body.level === 'none' ? html`<p>Ce document n’a pas de contenu.</p>` : ''}
  </article>`;
}

/** Civilities of the directories, as people write them. */
const civilities: Readonly<Record<string, string>> = { M: 'M.', MME: 'Mme', MLLE: 'Mme', DR: 'Dr', PR: 'Pr' };

/** Somebody, a device, or a place alone: a letter may be addressed to a service. */
const party = ({ name, organisation, device }: ReadParty): Html => {
  const civility = civilities[name?.prefix ?? ''] ?? name?.prefix;
  const who = [civility, name?.given, name?.family].filter(Boolean).join(' ') || device;
  return html`<span class="who">${[who, organisation?.name].filter(Boolean).join(', ') || 'Auteur inconnu'}</span>`;
};

function dated(text: string): string {
  const instant = new Date(text);
  return text.length > 10 && !Number.isNaN(instant.getTime()) ? spoken(instant) : inFrenchDate(text);
}

const section = ({ title, blocks, sections }: ReadSection, level: 3 | 4): Html =>
  html`<section>
    ${level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`} ${blocks.map(block)}
    ${sections.map((each) => section(each, 4))}
  </section>`;

const words = ({ text }: NarrativeText): Html[] =>
  text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`));

function block(each: NarrativeBlock): Html {
  if (each.kind === 'paragraph') return html`<p>${words(each.text)}</p>`;
  if (each.kind === 'list')
    return html`<ul>
      ${each.items.map((item) => html`<li>${words(item)}</li>`)}
    </ul>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="Tableau">
    <table>
      <thead>
        <tr>
          ${each.head.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${each.rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${words(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
