import { insToSend, personById } from '../identity/index.ts';
import type { Act, BodyOf, Tx } from '../platform/index.ts';
import type { messaging } from './contract.ts';
import { refusalOf } from './heed-refusals.ts';
import { addLetter, type Letter } from './letters.ts';
import { holdersOf, topicOf, type Mailbox } from './mailboxes.ts';
import { domainOf, type Operator } from './operator.ts';
import { readableMessage } from './reach.ts';
import {
  AddressOutsideSpace,
  ExchangeEnded,
  InsNotQualified,
  NobodyToWriteTo,
  NotAHolder,
  UnknownMailbox,
} from './refusals.ts';
import { sendsLetters } from './send-letters.ts';
import type { Workshop } from './workshop.ts';

type Asked = BodyOf<typeof messaging.write>;

/**
 * Writes a message; it leaves beside the click. Throws NotAHolder, AddressOutsideSpace, InsNotQualified, ExchangeEnded, NobodyToWriteTo,
 * PersonRefused.
 */
export async function writeLetter(
  tx: Tx,
  act: Act,
  mailbox: Mailbox,
  asked: Asked,
  { operator, platform, needs }: Workshop,
): Promise<Letter> {
  if (!operator || mailbox.closed_at) throw new UnknownMailbox();
  if (!(await mayWriteFrom(tx, act, mailbox))) throw new NotAHolder();
  const answered = asked.repliesTo === null ? null : (await readableMessage(tx, act, asked.repliesTo)).message;
  if (answered?.is_end) throw new ExchangeEnded();
  const to = [
    ...new Set([...asked.to.map((one) => one.toLowerCase()), ...(await citizenOf(tx, act, asked, operator))]),
  ];
  if (to.length === 0) throw new NobodyToWriteTo();
  for (const address of to)
    if (!operator.authorisedDomains.has(domainOf(address))) throw new AddressOutsideSpace(address);
  const letter = {
    organisation_id: act.organisationId,
    id: asked.id,
    mailbox_id: mailbox.id,
    account_id: act.accountId,
    establishment_id: act.establishmentId,
    person_id: asked.toPersonId ?? asked.aboutPersonId ?? answered?.person_id ?? null,
    recipients: to,
    chosen_names: Object.fromEntries(asked.names.map(({ address, name }) => [address.toLowerCase(), name])),
    subject: asked.subject.replaceAll(/[\r\n]+/g, ' '),
    body: asked.text,
    message_id: `<${asked.id}@${domainOf(mailbox.address)}>`,
    in_reply_to: answered?.message_id ?? null,
    refs: answered?.message_id ? [...answered.refs.slice(-20), answered.message_id] : [],
    end_of_exchange: asked.endOfExchange && to.every((address) => domainOf(address) === operator.citizenDomain),
    written_at: act.at,
    by_name: act.who,
    state: 'waiting' as const,
    due_at: platform.now(),
    taken_at: null,
  };
  const refusal = await refusalOf(tx, letter, { needs, operator });
  if (refusal) throw refusal;
  await addLetter(tx, letter);
  const payload = { organisationId: act.organisationId, mailboxId: mailbox.id };
  await tx.enqueue(sendsLetters, payload, { key: `letters:${mailbox.id}` });
  tx.announce(topicOf(act.establishmentId));
  return { ...letter, said: '', attempts: 0 };
}

/** Whoever works here writes from the mailbox of the software; from the others, their holders with Pro Santé Connect. */
export async function mayWriteFrom(tx: Tx, act: Act, mailbox: Mailbox): Promise<boolean> {
  if (mailbox.establishment_id !== act.establishmentId) return false;
  if (mailbox.kind === 'APP') return true;
  const holders = await holdersOf(tx, act.organisationId, [mailbox.id]);
  return act.signedInWith === 'pro-sante-connect' && holders.get(mailbox.id)?.includes(act.accountId) === true;
}

/** Built from a qualified INS alone (ECO.2.2.6); a minor is written to at their own address. */
async function citizenOf(tx: Tx, act: Act, { toPersonId }: Asked, { citizenDomain }: Operator): Promise<string[]> {
  if (toPersonId === null) return [];
  const person = await personById(tx, act.organisationId, toPersonId);
  const ins = person && insToSend(person);
  if (!ins) throw new InsNotQualified();
  return [`${ins.matricule.toLowerCase()}@${citizenDomain}`];
}
