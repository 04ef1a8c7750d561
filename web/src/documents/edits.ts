import type { DocumentDraft, DraftChanges, SendingChoices } from '@liane/server/contract/documents';
import type { z } from 'zod';

export type Draft = z.infer<typeof DocumentDraft>;
export type Section = Draft['sections'][number];
export type DraftLine = Section['lines'][number];
export type Destination = NonNullable<z.infer<typeof DraftChanges>['destination']>;

/** What its author changed since the draft was read: it wins over what the server last said. */
export interface Edits {
  title?: string;
  lines: Record<string, { kept: boolean; rewritten: string | null }>;
  freeTexts: Record<string, string>;
  recipients: Record<string, boolean>;
  destination: Destination | null;
  /** Who will see it, and to whom it does not leave this time. */
  sending?: z.infer<typeof SendingChoices>;
  /** The `written` of the draft that was on the screen when they were made. */
  basedOn?: string;
}

export const noEdits: Edits = { lines: {}, freeTexts: {}, recipients: {}, destination: null };

/** The draft as its author sees it: the record's lines with the changes on top. */
export function applied(draft: Draft, edits: Edits): Draft {
  return {
    ...draft,
    document: { ...draft.document, title: edits.title ?? draft.document.title },
    sending: edits.sending ?? draft.sending,
    recipients: draft.recipients.map((recipient) => ({
      ...recipient,
      kept: edits.recipients[recipient.key] ?? recipient.kept,
    })),
    sections: draft.sections.map((section) => ({
      ...section,
      freeText: section.freeText === null ? null : (edits.freeTexts[section.key] ?? section.freeText),
      lines: section.lines.map((line) => ({ ...line, ...edits.lines[line.key] })),
    })),
  };
}

/** Everything the author decided, as the server keeps it; `basedOn` is told apart. */
export function changesOf(draft: Draft, edits: Edits, typedAt: Date): Omit<z.infer<typeof DraftChanges>, 'basedOn'> {
  const { sections, recipients, document, sending } = applied(draft, edits);
  const decided = sections.flatMap(({ lines }) => lines).filter(({ kept, rewritten }) => !kept || rewritten !== null);
  return {
    ...(document.title.trim() !== '' && { title: document.title.trim() }),
    lines: {
      ...Object.fromEntries(decided.map(({ key, kept, rewritten }) => [key, { kept, rewritten }])),
      ...edits.lines,
    },
    freeTexts: Object.fromEntries(
      sections.flatMap(({ key, freeText }) => (freeText === null ? [] : [[key, freeText]])),
    ),
    recipients: Object.fromEntries(recipients.map(({ key, kept }) => [key, kept])),
    destination: edits.destination ?? destinationIn(draft),
    sending,
    typedAt: typedAt.toISOString(),
  };
}

const finess = /^hospital-([0-9A-Z]{9})$/;

/** Where a transfer sheet already sends the person, so that saving never forgets it. */
export function destinationIn({ document, recipients }: Draft): Destination | null {
  const hospital = recipients.find(({ key }) => key.startsWith('hospital-'));
  if (document.model !== 'transfer-sheet' || hospital === undefined) return null;
  const [, number] = finess.exec(hospital.key) ?? [];
  const phone = /, ([\d .+]{6,})$/.exec(hospital.detail)?.[1];
  return {
    name: hospital.name,
    ...(number !== undefined && { finess: number }),
    ...(phone !== undefined && { phone }),
  };
}

/** A patch of one line, one text or one recipient, with all the others as they are shown now. */
export function onTopOf(shown: Draft, patch: Partial<Edits>): Partial<Edits> {
  const { sections, recipients } = shown;
  const lines = sections.flatMap((section) =>
    section.lines.map(({ key, kept, rewritten }) => [key, { kept, rewritten }] as const),
  );
  const texts = sections.flatMap(({ key, freeText }) => (freeText === null ? [] : [[key, freeText] as const]));
  return {
    ...patch,
    ...(patch.lines && { lines: { ...Object.fromEntries(lines), ...patch.lines } }),
    ...(patch.freeTexts && { freeTexts: { ...Object.fromEntries(texts), ...patch.freeTexts } }),
    ...(patch.recipients && {
      recipients: { ...Object.fromEntries(recipients.map(({ key, kept }) => [key, kept])), ...patch.recipients },
    }),
  };
}

/** True while something prevents validating. */
export const isBlocked = ({ warnings }: Pick<Draft, 'warnings'>): boolean =>
  warnings.some(({ severity }) => severity === 'blocking');
