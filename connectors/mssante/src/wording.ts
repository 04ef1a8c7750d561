import { mssLabelLength, mssReplaceSubjectFlag, mssSubjectPrefix, withoutAccents } from '@liane/vocabulary';

/** The person a message is about, as its subject and its files name them. Never what identifies them. */
export interface NamedPerson {
  birthName: string;
  givenName: string;
  /** `AAAA-MM-JJ`; left out when incomplete. */
  birthDate?: string;
}

/**
 * Digest 5.1: `XDM/1.0/DDM+<label> <SURNAME> <firstname> <DD/MM/YYYY>`.
 * @param labels display name of each CDA code; several are counted
 */
export function subjectOf(labels: readonly string[], person: NamedPerson, { replaces = false } = {}): string {
  const [only = 'document'] = labels;
  const label = labels.length > 1 ? `${labels.length} documents` : cut(oneLine(only));
  const words = [label, surname(person.birthName), plain(person.givenName), dayOf(person.birthDate)];
  const subject = `${mssSubjectPrefix}+${words.filter((word) => word !== '').join(' ')}`;
  return replaces ? `${mssReplaceSubjectFlag} ${subject}`.trimStart() : subject;
}

/** Whose mailbox it is: a professional, or an organisation or its software. */
export type MailboxHolder =
  | { kind: 'person'; title?: string; givenName: string; familyName: string; entity?: string }
  | { kind: 'organisation'; label: string };

/** ECO.2.2.7 (digest 4): `<Titre>_<Prénom>_<NOM>_<Entité>`, or the label of the entity. */
export function displayNameOf(holder: MailboxHolder): string {
  if (holder.kind === 'organisation') return oneLine(holder.label);
  const { title, givenName, familyName, entity } = holder;
  return [title, givenName, familyName.toLocaleUpperCase('fr'), entity]
    .map((part) => oneLine(part ?? ''))
    .filter((part) => part !== '')
    .join('_');
}

/**
 * ECO.2.1.6 (digest 5.2): `<YYYYMMDD of the act>_<type, 40 max>_<SURNAME>_<firstname>[_<file number>].pdf`.
 * @param act `AAAAMMJJ…` or `AAAA-MM-JJ…`: day of the act, not of the sending
 */
export function pdfNameOf(act: string, label: string, person: NamedPerson, fileNumber?: string): string {
  const parts = [
    act.replaceAll('-', '').slice(0, 8),
    cut(asFileName(label)),
    surname(asFileName(person.birthName)),
    plain(asFileName(person.givenName)),
    asFileName(fileNumber ?? ''),
  ];
  return `${parts.filter((part) => part !== '').join('_')}.pdf`;
}

/** By what a reader sees as a character: an accent is never cut from its letter. */
function cut(text: string): string {
  const letters = Array.from(new Intl.Segmenter('fr').segment(text), ({ segment }) => segment);
  return letters.slice(0, mssLabelLength).join('').trim();
}

const surname = (name: string): string => plain(name).toUpperCase();

const plain = (name: string): string => withoutAccents(oneLine(name).replaceAll(/[’‘]/g, "'"));

/** Controls, and what reorders a line on a screen, are no part of a name. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** Signs no file system takes become spaces. */
const asFileName = (text: string): string => oneLine(oneLine(text).replaceAll(/[/\\:*?"<>|_]+/g, ' '));

const dayOf = (date: string | undefined): string => {
  const [matched, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '') ?? [];
  return matched === undefined ? '' : `${day}/${month}/${year}`;
};
