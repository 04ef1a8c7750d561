import { destinationIn } from './edits.ts';
import type { Draft, Edits } from './edits.ts';
import { ProblemError } from '../client/problems.ts';
import { visibilities } from '../exchanges/words.ts';

/** One thing that another window wrote otherwise than this one: both texts, and what taking theirs changes here. */
export interface Apart {
  key: string;
  label: string;
  here: string;
  there: string;
  taken: Partial<Edits>;
}

/**
 * What another window wrote in the same draft since this one showed `base`, and that this one does not say: somebody chooses. What only
 * this window wrote stays as it is. Without a base (words put back after a reload), everything that differs, but for texts that hold theirs.
 */
export function apart(base: Draft | undefined, theirs: Draft, edits: Edits): Apart[] {
  const before = base && new Map(fieldsOf(base).map((field) => [field.key, field.words]));
  return fieldsOf(theirs).flatMap(({ key, label, words: there, taken, typed }) => {
    const here = typed(edits) ?? there;
    const isSaid = before === undefined ? here.includes(there) : there === before.get(key);
    return here === there || isSaid
      ? []
      : [{ key, label, here: firstLine(key, here), there: firstLine(key, there), taken }];
  });
}

/** True when the draft says all that these edits say: it was this window that wrote it. */
export const says = (draft: Draft, edits: Edits): boolean =>
  fieldsOf(draft).every(({ words, typed }) => (typed(edits) ?? words) === words);

interface Field {
  key: string;
  label: string;
  words: string;
  taken: Partial<Edits>;
  /** What the edits of this window say in its place; undefined when they say nothing of it. */
  typed: (edits: Edits) => string | undefined;
}

function fieldsOf(draft: Draft): Field[] {
  const { document, sections, recipients, sending } = draft;
  const destination = destinationIn(draft);
  return [
    {
      key: 'title',
      label: 'Titre du document',
      words: document.title,
      taken: { title: document.title },
      typed: ({ title }) => title?.trim(),
    },
    ...sections.flatMap(({ key, title, freeText }) =>
      freeText === null
        ? []
        : [
            {
              key: `text ${key}`,
              label: title,
              words: freeText,
              taken: { freeTexts: { [key]: freeText } },
              typed: ({ freeTexts }: Edits) => freeTexts[key],
            },
          ],
    ),
    ...sections.flatMap((section) =>
      section.lines.map(({ key, text, kept, rewritten }) => {
        const said = (line: { kept: boolean; rewritten: string | null }): string =>
          line.kept ? (line.rewritten ?? text) : 'Retirée';
        return {
          key: `line ${key}`,
          label: `${section.title} : ${text}`,
          words: said({ kept, rewritten }),
          taken: { lines: { [key]: { kept, rewritten } } },
          typed: ({ lines }: Edits) => lines[key] && said(lines[key]),
        };
      }),
    ),
    ...recipients.map(({ key, name, kept }) => ({
      key: `recipient ${key}`,
      label: `Destinataire : ${name}`,
      words: recipientWords(kept),
      taken: { recipients: { [key]: kept } },
      typed: (edits: Edits) => {
        const said = edits.recipients[key];
        return said === undefined ? undefined : recipientWords(said);
      },
    })),
    {
      key: 'destination',
      label: 'Vers',
      words: destination?.name ?? '',
      taken: { destination },
      typed: (edits) => edits.destination?.name,
    },
    {
      key: 'sending',
      label: 'Visibilité et envois',
      words: sendingWords(sending),
      taken: { sending },
      typed: (edits) => edits.sending && sendingWords(edits.sending),
    },
  ];
}

const recipientWords = (kept: boolean): string => (kept ? 'Inscrit' : 'Retiré');

/** Its first line is read; what follows tells two choices of as many sendings apart. */
function sendingWords({ visibility, skipped }: Draft['sending']): string {
  const who = visibilities.find(({ value }) => value === visibility)?.words ?? visibility;
  const count = skipped.length === 0 ? 'tous les envois' : `sans ${skipped.length} des envois`;
  return [`${who}, ${count}`, ...skipped.toSorted()].join('\n');
}

const firstLine = (key: string, words: string): string => (key === 'sending' ? (words.split('\n')[0] ?? '') : words);

/** What a save waits for while somebody has not chosen yet: the same words as the server's refusal. */
export const changedElsewhere = (): ProblemError =>
  new ProblemError(
    {
      code: 'draft-changed-meanwhile',
      kind: 'refused-by-rule',
      message: 'Ce brouillon a été modifié dans une autre fenêtre.',
      safe: 'Rien n’a été remplacé ni validé. Les mots des deux fenêtres sont gardés.',
      todo: 'Choisissez ce qui reste, puis recommencez.',
    },
    409,
  );
