import { isMatricule, mssArchiveName, mssErrorSubjectFlags, mssSubjectPrefix } from '@liane/vocabulary';
import { domainOf, isAddress } from './addresses.ts';
import type { Settings } from './config.ts';
import { MessageInvalid, OutsideTrustedSpace } from './errors.ts';
import type { Attachment, Outgoing } from './messages.ts';

/**
 * Everything that can be told before a connection is opened.
 * @throws OutsideTrustedSpace, MessageInvalid
 */
export function checkOutgoing(message: Outgoing, settings: Settings): void {
  refuseInjection(message);
  refuseBadAddresses([
    message.from.address,
    ...message.to,
    ...(message.replyTo === undefined ? [] : [message.replyTo]),
  ]);
  if (message.to.length === 0) throw new MessageInvalid('il n’a pas de destinataire');
  refuseStrangers([...message.to, message.from.address, message.replyTo ?? message.from.address], settings);
  refuseNamelessCitizens(message.to, settings);
  if (!isMessageId(message.messageId)) throw new MessageInvalid('son identifiant n’a pas la forme <…@…>');
  if (![message.inReplyTo ?? '<a@b>', ...(message.references ?? [])].every(isMessageId))
    throw new MessageInvalid('le message auquel il répond n’est pas bien désigné');
  checkArchive(message, settings);
}

/** @throws MessageInvalid */
export function refuseBadAddresses(addresses: readonly string[]): void {
  if (!addresses.every(isAddress)) throw new MessageInvalid('une adresse n’a pas la forme d’une adresse');
}

/** Digest 1: the list is the authority, never the look of a domain. @throws OutsideTrustedSpace */
export function refuseStrangers(addresses: readonly string[], { authorisedDomains }: Settings): void {
  const strangers = addresses.filter((address) => !authorisedDomains.has(domainOf(address)));
  if (strangers.length > 0) throw new OutsideTrustedSpace([...new Set(strangers)]);
}

/** Digest 2: the address of a person is their matricule, key included. @throws MessageInvalid */
function refuseNamelessCitizens(to: readonly string[], { citizenDomain }: Settings): void {
  const citizens = to.filter((address) => domainOf(address) === citizenDomain);
  if (!citizens.every((address) => isMatricule(address.slice(0, address.indexOf('@')).toUpperCase())))
    throw new MessageInvalid('l’adresse d’une personne est faite de son matricule INS');
}

/** Whatever ends up in a header stays on its line. @throws MessageInvalid */
function refuseInjection(message: Outgoing): void {
  const inHeaders = [
    message.subject,
    message.messageId,
    message.inReplyTo ?? '',
    ...(message.references ?? []),
    message.from.address,
    message.from.displayName,
    message.replyTo ?? '',
    ...message.to,
    ...(message.cdaCodes ?? []),
    ...message.attachments.flatMap(({ fileName, contentType }) => [fileName, contentType]),
  ];
  if (inHeaders.some((text) => /\p{Cc}|\p{Zl}|\p{Zp}/u.test(text)))
    throw new MessageInvalid('un de ses en-têtes contient un caractère interdit');
  if (message.attachments.some(({ contentType }) => !/^[\w.+-]+\/[\w.+-]+$/.test(contentType)))
    throw new MessageInvalid('le type d’une pièce jointe n’est pas lisible');
  if ((message.cdaCodes ?? []).some((code) => !/^[\w.-]+$/.test(code)))
    throw new MessageInvalid('le type d’un document n’est pas lisible');
}

/** ECO.2.4.1, 2.4.2 and digest 5: what announces an archive goes with an archive. @throws MessageInvalid */
function checkArchive(message: Outgoing, { citizenDomain }: Settings): void {
  const archives = message.attachments.filter(isArchive);
  if (archives.length > 1) throw new MessageInvalid('il porte plusieurs archives, donc peut-être plusieurs personnes');
  const hasArchive = archives.length === 1;
  if (hasArchive !== announcesArchive(message.subject))
    throw new MessageInvalid('son objet et ses pièces jointes ne disent pas la même chose de l’archive');
  const codes = message.cdaCodes ?? [];
  if (hasArchive !== codes.length > 0 || hasArchive !== (message.insQualified !== undefined))
    throw new MessageInvalid('le type des documents et l’état de l’INS accompagnent une archive, et elle seule');
  // ECO.2.2.6: a citizen is only written to by a qualified INS.
  if (message.insQualified === false && message.to.some((address) => domainOf(address) === citizenDomain))
    throw new MessageInvalid('l’identité n’est pas qualifiée : la personne ne peut pas en être destinataire');
}

export const isArchive = ({ fileName }: Attachment): boolean => fileName.toUpperCase() === mssArchiveName.toUpperCase();

const prefix = mssSubjectPrefix.replaceAll(/[/.]/g, String.raw`\$&`);

/** Digest 5.1: flags in brackets may come before. */
const announcement = new RegExp(String.raw`^\s*(?:\[[^\]]*\]\s*)*${prefix}(?:\+|$)`, 'i');

export const announcesArchive = (subject: string): boolean => announcement.test(subject) && !tellsFailure(subject);

/** Digest 9.2: an ordinary mail of failure repeats the subject of the message it is about, and joins that message alone. */
const tellsFailure = (subject: string): boolean =>
  mssErrorSubjectFlags.some((flag) => subject.trimStart().startsWith(`[${flag}]`));

export const isMessageId = (text: string): boolean => text.length <= 250 && /^<[^<>\s@]+@[^<>\s@]+>$/.test(text);
