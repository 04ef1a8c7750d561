import type { Parcel, PostOffice } from './mailboxes/post-office.ts';
import { readLetter } from './letter.ts';
import type { Letter } from './letter.ts';
import { undeliverable } from './rules/recipients.ts';
import type { TrustedSpace } from './rules/recipients.ts';
import { archiveSubject } from './rules/values.ts';
import { mailDate, writeNotice } from './smtp/notice.ts';
import type { Outcome } from './smtp/notice.ts';

/** One recipient and what its sender wants to know (RFC 3461). */
export interface Recipient {
  address: string;
  /** NOTIFY; absent: failures only. */
  notify?: readonly string[];
  /** ORCPT, `rfc822;…`. */
  originalRecipient?: string;
}

export interface Envelope {
  /** Empty for notices: nothing comes back. */
  from: string;
  to: readonly Recipient[];
  envelopeId?: string;
  /** RET=FULL. */
  full: boolean;
}

export interface Transferred {
  letter: Letter;
  outcomes: Outcome[];
  /** How many notices went back to the sender. */
  notices: number;
}

/** Name of the operator in its headers and reports. */
export const operatorName = 'operateur.mssante.sandbox';

/**
 * Carries an accepted message to its mailboxes and its notices back, as one act: once this resolves, all of it is on disk.
 * @throws the error of the system when the disk refuses.
 */
export async function transfer(
  office: PostOffice,
  space: TrustedSpace,
  envelope: Envelope,
  bytes: Buffer,
  now: Date,
): Promise<Transferred> {
  const letter = readLetter(bytes);
  const traced = Buffer.concat([Buffer.from(traceOf(envelope, now)), bytes]);
  const outcomes = envelope.to.map(({ address, originalRecipient }): Outcome => {
    const refused = undeliverable(address, bytes.length, space);
    return {
      address,
      ...(originalRecipient ? { originalRecipient } : {}),
      ...(refused ? { refused } : {}),
    };
  });
  const parcels = outcomes
    .filter(({ refused }) => !refused)
    .flatMap(({ address }) => parcelsTo(address, letter, office, traced));
  const notices = noticesOf(envelope, outcomes, bytes, now, office);
  await office.deliver([...parcels, ...notices]);
  return { letter, outcomes, notices: notices.length };
}

/** A team's mailbox also sends archives to that of its software (digest §8.1). */
function parcelsTo(address: string, letter: Letter, office: PostOffice, bytes: Buffer): Parcel[] {
  const forwardsTo = office.mailbox(address)?.settings.forwardsTo;
  const isArchive = letter.archive !== undefined || archiveSubject.test(letter.header('subject') ?? '');
  return [{ mailbox: address, bytes }, ...(forwardsTo && isArchive ? [{ mailbox: forwardsTo, bytes }] : [])];
}

function noticesOf(envelope: Envelope, outcomes: readonly Outcome[], original: Buffer, now: Date, office: PostOffice) {
  const { from, envelopeId, full } = envelope;
  if (from === '' || !office.mailbox(from)) return [];
  const told = outcomes.filter(({ refused }, index) => wanted(envelope.to[index]?.notify, refused !== undefined));
  // One notice for what was delivered, one for what was not: each is about one fate.
  return [told.filter(({ refused }) => refused), told.filter(({ refused }) => !refused)]
    .filter((group) => group.length > 0)
    .map((group): Parcel => {
      const about = { to: from, operator: operatorName, full, arrivedAt: now, outcomes: group, original };
      return { mailbox: from, bytes: writeNotice(envelopeId === undefined ? about : { ...about, envelopeId }) };
    });
}

const wanted = (notify: readonly string[] | undefined, failed: boolean): boolean =>
  notify === undefined ? failed : notify.includes(failed ? 'FAILURE' : 'SUCCESS');

const traceOf = ({ from }: Envelope, now: Date): string =>
  `Return-Path: <${from}>\r\nReceived: by ${operatorName} with ESMTPSA; ${mailDate(now)}\r\n`;
