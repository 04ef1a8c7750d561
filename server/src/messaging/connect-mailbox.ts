import { whoActs } from '../access/index.ts';
import { unit } from '../directory/index.ts';
import type { Act, BodyOf, Tx } from '../platform/index.ts';
import type { messaging } from './contract.ts';
import { fetchesMailbox } from './fetch-mailbox.ts';
import { addHolders, addMailbox, mailboxById, topicOf } from './mailboxes.ts';
import { domainOf } from './operator.ts';
import { AddressOutsideSpace, MailboxTaken, NotAHolder, UnknownMailbox } from './refusals.ts';
import { tables } from './tables.ts';
import type { Workshop } from './workshop.ts';

/** The mailbox of a team and its holders, whose sessions open it. Throws AddressOutsideSpace, MailboxTaken. */
export async function declareMailbox(
  tx: Tx,
  act: Act,
  { id, address, displayName, unitId, holders }: BodyOf<typeof messaging.declareMailbox>,
  workshop: Workshop,
): Promise<void> {
  const place = unitId === null ? null : await unit(tx, unitId);
  if (unitId !== null && place?.establishmentId !== act.establishmentId) throw new UnknownMailbox();
  await connect(tx, act, { id, kind: 'ORG', address, displayName, unitId, holders }, workshop);
}

/** The personal mailbox of the one who acts. Throws NotAHolder without Pro Santé Connect. */
export async function connectMine(
  tx: Tx,
  act: Act,
  { id, address }: BodyOf<typeof messaging.connectMine>,
  workshop: Workshop,
): Promise<void> {
  const who = await whoActs(tx, act);
  if (!who || act.signedInWith !== 'pro-sante-connect') throw new NotAHolder();
  // ECO.2.2.7: underscores, surname in capitals.
  const displayName = `${who.givenName}_${who.familyName.toLocaleUpperCase('fr')}`;
  await connect(tx, act, { id, kind: 'PER', address, displayName, unitId: null, holders: [act.accountId] }, workshop);
}

/** Its messages stay readable; nothing more is fetched. Throws UnknownMailbox. */
export async function closeMailbox(tx: Tx, act: Act, id: string): Promise<void> {
  const mailbox = await mailboxById(tx, act.organisationId, id);
  if (mailbox.establishment_id !== act.establishmentId || mailbox.kind === 'APP') throw new UnknownMailbox();
  await tables(tx)
    .updateTable('mailboxes')
    .set({ closed_at: act.at })
    .where('organisation_id', '=', act.organisationId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
  tx.announce(topicOf(act.establishmentId));
}

interface Connected {
  id: string;
  kind: 'ORG' | 'PER';
  address: string;
  displayName: string;
  unitId: string | null;
  holders: string[];
}

async function connect(tx: Tx, act: Act, asked: Connected, { operator }: Workshop): Promise<void> {
  const address = asked.address.toLowerCase();
  if (!operator?.authorisedDomains.has(domainOf(address)) || domainOf(address) === operator.citizenDomain)
    throw new AddressOutsideSpace(address);
  const added = await addMailbox(tx, act.organisationId, {
    id: asked.id,
    establishment_id: act.establishmentId,
    unit_id: asked.unitId,
    kind: asked.kind,
    address,
    display_name: asked.displayName,
  });
  if (!added) throw new MailboxTaken();
  await addHolders(tx, act.organisationId, asked.id, asked.holders);
  const payload = { organisationId: act.organisationId, mailboxId: asked.id };
  await tx.enqueue(fetchesMailbox, payload, { key: `fetch:${asked.id}` });
  tx.announce(topicOf(act.establishmentId));
}
