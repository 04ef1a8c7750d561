import { createHash } from 'node:crypto';
import type { ReplyOf } from '../platform/index.ts';
import { isKept, offerRecipients, warningsOf, type Composition, type Material } from './compose/index.ts';
import type { documents, DocumentDraft, DocumentRow } from './contract.ts';
import { changedAt, stateOf, type Document, type Model } from './document.ts';
import type { Changes } from './draft.ts';
import { nothingChosen } from './sending-choices.ts';
import { stateInFrench } from './words.ts';

export type View = ReplyOf<typeof documents.view>;

export function presentRow(document: Document): DocumentRow {
  const state = stateOf(document);
  return {
    id: document.id,
    personId: document.personId,
    model: document.model,
    title: document.title,
    typeInFrench: document.typeInFrench,
    origin: document.origin,
    via: document.via,
    state,
    stateInFrench: stateInFrench[state],
    version: document.version,
    actAt: document.actAt.toISOString(),
    changedAt: changedAt(document).toISOString(),
    author: document.author,
    reissuedAt: document.validated?.reissued ? document.validated.at.toISOString() : null,
    replacesId: document.replacesId,
    replacedById: document.replacedById,
    files: document.files,
  };
}

/** The draft as its author works on it: what the record offers now, and what the author changed. */
export function presentDraft(
  document: Document,
  model: Model,
  material: Material,
  composition: Composition,
  changes: Changes,
  savedAt: Date,
): DocumentDraft {
  return {
    document: presentRow({ ...document, title: changes.title ?? document.title }),
    recipients: offerRecipients(material, model, changes).map(({ key, name, detail }) => ({
      key,
      name,
      detail,
      kept: changes.recipients[key] ?? true,
    })),
    sections: composition.sections.map((section) => ({
      key: section.key,
      title: section.title,
      mandatory: section.mandatory,
      lines: section.lines.map((line) => ({
        key: line.key,
        text: line.text,
        source: line.source,
        recordedAt: line.recordedAt.toISOString(),
        old: line.old,
        kept: isKept(line, changes),
        rewritten: changes.lines[line.key]?.rewritten ?? null,
      })),
      freeText: section.freeTextLabel ? (changes.freeTexts[section.key] ?? '') : null,
      freeTextLabel: section.freeTextLabel ?? null,
      missing: section.missing ?? null,
      completeAt: section.completeAt ?? null,
    })),
    warnings: warningsOf(material, model, composition, changes),
    sending: changes.sending ?? nothingChosen,
    savedAt: savedAt.toISOString(),
    written: writtenIn(changes),
  };
}

/** Mark of what the record offers: it changes with any line, and says that the author should look again. */
export function markOf(composition: Composition): string {
  const hash = createHash('sha256');
  for (const { key, lines } of composition.sections)
    for (const line of lines) hash.update(`${key} ${line.key} ${line.text}\n`);
  return hash.digest('base64url');
}

/** Mark of what an author changed: the same words make the same mark, whatever the order in which they are kept. */
export const writtenIn = (changes: Changes): string =>
  createHash('sha256').update(JSON.stringify(changes, inOrder)).digest('base64url');

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
